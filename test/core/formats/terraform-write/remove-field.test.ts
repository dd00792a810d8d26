import type { Change } from "../../../../src/core/model/change";
import { testChanges } from "../../../support/test-change";

const SERVICE = "google_compute_backend_service.web";

function remove(...fields: string[]): Change[] {
  return fields.map((field) => ({ op: "removeField", resource: SERVICE, field }));
}

function service(lines: string): string {
  return `resource "google_compute_backend_service" "web" {\n${lines}\n}\n`;
}

testChanges("removeField: attributes", [
  {
    name: "takes the line with the comment at its end, and lines up what remains",
    before: service(
      '  name                  = "web"\n  load_balancing_scheme = "EXTERNAL" # classic\n  protocol              = "HTTP"',
    ),
    changes: remove("loadBalancingScheme"),
    after: service('  name     = "web"\n  protocol = "HTTP"'),
  },
  {
    name: "leaves neighbours alone that were not lined up",
    before: service('  name = "web"\n  load_balancing_scheme = "EXTERNAL"\n  protocol   = "HTTP"'),
    changes: remove("loadBalancingScheme"),
    after: service('  name = "web"\n  protocol   = "HTTP"'),
  },
  {
    name: "keeps the comment above",
    before: service('  name = "web"\n\n  # Long polls.\n  timeout_sec = 600\n\n  protocol = "HTTP"'),
    changes: remove("timeoutSec"),
    after: service('  name = "web"\n\n  # Long polls.\n\n  protocol = "HTTP"'),
  },
  {
    name: "leaves no blank line doubled",
    before: service('  name = "web"\n\n  timeout_sec = 600\n\n  protocol = "HTTP"'),
    changes: remove("timeoutSec"),
    after: service('  name = "web"\n\n  protocol = "HTTP"'),
  },
  {
    name: "leaves no blank line at the end",
    before: service('  name = "web"\n\n  timeout_sec = 600'),
    changes: remove("timeoutSec"),
    after: service('  name = "web"'),
  },
  {
    name: "leaves no blank line at the beginning",
    before: service('  name = "web"\n\n  timeout_sec = 600'),
    changes: remove("name"),
    after: service("  timeout_sec = 600"),
  },
  {
    name: "keeps CR LF",
    before: service('  name        = "web"\n  timeout_sec = 600').replace(/\n/g, "\r\n"),
    changes: remove("timeoutSec"),
    after: service('  name = "web"').replace(/\n/g, "\r\n"),
  },
  {
    name: "takes all lines of a value",
    before: service('  name = "web"\n  custom_request_headers = [\n    "A: 1", # one\n  ] # all\n  protocol = "HTTP"'),
    changes: remove("customRequestHeaders"),
    after: service('  name     = "web"\n  protocol = "HTTP"'),
  },
  {
    name: "takes a heredoc",
    before: service('  name        = "web"\n  description = <<EOT\ntwo\nlines\nEOT\n  protocol    = "HTTP"'),
    changes: remove("description"),
    after: service('  name     = "web"\n  protocol = "HTTP"'),
  },
  {
    name: "says nothing where there is nothing to remove",
    before: service('  name = "web"'),
    changes: remove(
      "timeoutSec",
      "backends",
      "backends[3].group",
      "backends[0]",
      "logConfig.enable",
      "customRequestHeaders[2]",
    ),
    after: "unchanged",
  },
]);

testChanges("removeField: nested blocks", [
  {
    name: "takes the block with what it leaves empty",
    before: service(
      '  name = "web"\n\n  cdn_policy {\n    cache_key_policy {\n      include_host = true\n    }\n  }\n\n  log_config {\n    enable = true\n  }',
    ),
    changes: remove("cdnPolicy.cacheKeyPolicy.includeHost"),
    after: service('  name = "web"\n\n  log_config {\n    enable = true\n  }'),
  },
  {
    name: "keeps a block that still holds a comment",
    before: service("  log_config {\n    # off for now\n    enable = false\n  }"),
    changes: remove("logConfig.enable"),
    after: service("  log_config {\n    # off for now\n  }"),
  },
  {
    name: "takes one item of a list, and its comment at the end",
    before: service("  backend { group = var.a }\n  backend { group = var.b } # spare\n  backend { group = var.c }"),
    changes: remove("backends[1]"),
    after: service("  backend { group = var.a }\n  backend { group = var.c }"),
    again: true,
  },
  {
    name: "keeps an item that is left empty, so that the others keep their numbers",
    before: service("  backend { group = var.a }\n  backend { group = var.b }"),
    changes: remove("backends[0].group"),
    after: service("  backend {}\n  backend { group = var.b }"),
  },
  {
    name: "takes the whole list",
    before: service('  name = "web"\n\n  backend {\n    group = var.a\n  }\n\n  backend {\n    group = var.b\n  }'),
    changes: remove("backends"),
    after: service('  name = "web"'),
  },
  {
    name: "counts on after an earlier change of the plan",
    before: service("  backend { group = var.a }\n  backend { group = var.b }\n  backend { group = var.c }"),
    changes: remove("backends[0]", "backends[0]"),
    after: service("  backend { group = var.c }"),
    again: true,
  },
  {
    name: "refuses what a dynamic block generates",
    before: service(
      '  dynamic "backend" {\n    for_each = var.groups\n    content {\n      group = backend.value\n    }\n  }',
    ),
    changes: remove("backends[0].group"),
    refused:
      "backends[0] of google_compute_backend_service.web comes from a dynamic block; edit what it is generated from.",
    at: 'dynamic "backend"',
  },
]);

testChanges("removeField: lists and maps", [
  {
    name: "takes an item out of a list on one line",
    before: service('  custom_request_headers = ["A: 1", "B: 2", "C: 3"]'),
    changes: remove("customRequestHeaders[2]"),
    after: service('  custom_request_headers = ["A: 1", "B: 2"]'),
  },
  {
    name: "takes the line of an item",
    before: service('  custom_request_headers = [\n    "A: 1", # one\n    "B: 2", # two\n  ]'),
    changes: remove("customRequestHeaders[0]"),
    after: service('  custom_request_headers = [\n    "B: 2", # two\n  ]'),
    again: true,
  },
  {
    name: "takes the attribute with its last item",
    before: service('  name = "web"\n\n  custom_request_headers = ["A: 1"]'),
    changes: remove("customRequestHeaders[0]"),
    after: service('  name = "web"'),
  },
  {
    name: "takes an entry out of a map and lines up the rest",
    before:
      'resource "google_compute_global_forwarding_rule" "web" {\n  labels = {\n    team        = "a"\n    environment = "prod"\n  }\n}\n',
    changes: [
      { op: "removeField", resource: "google_compute_global_forwarding_rule.web", field: "labels.environment" },
    ],
    after: 'resource "google_compute_global_forwarding_rule" "web" {\n  labels = {\n    team = "a"\n  }\n}\n',
  },
  {
    name: "refuses to look into an expression",
    before: service("  custom_request_headers = var.headers"),
    changes: remove("customRequestHeaders[0]"),
    refused:
      "customRequestHeaders of google_compute_backend_service.web is set by the expression var.headers; edit that instead.",
    at: "var.headers",
  },
  {
    name: "refuses what the Terraform type implies",
    before: 'resource "google_compute_http_health_check" "web" {\n}\n',
    changes: [{ op: "removeField", resource: "google_compute_http_health_check.web", field: "type" }],
    refused:
      "type of google_compute_http_health_check.web cannot be removed: the type google_compute_http_health_check implies HTTP.",
  },
]);
