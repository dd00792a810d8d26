import { describe, expect, it } from "vitest";
import type { Change, ChangeValue } from "../../../../src/core/model/change";
import { planOf, testChanges } from "../../../support/test-change";

const SERVICE = "google_compute_backend_service.web";

function set(field: string, value: ChangeValue, resource = SERVICE): Change[] {
  return [{ op: "setField", resource, field, value }];
}

/** A backend service with the given lines inside. */
function service(lines: string): string {
  return `resource "google_compute_backend_service" "web" {\n${lines}\n}\n`;
}

testChanges("setField: attributes", [
  {
    name: "replaces a literal and keeps the comment at the end of its line",
    before: service('  name     = "web"\n  protocol = "HTTP" # plain inside the VPC'),
    changes: set("protocol", "HTTPS"),
    after: service('  name     = "web"\n  protocol = "HTTPS" # plain inside the VPC'),
  },
  {
    name: "moves the comments of neighbouring lines together, as the formatter does",
    before: service('  name     = "web"   # first\n  protocol = "HTTPS" # second'),
    changes: set("protocol", "HTTP2"),
    after: service('  name     = "web"   # first\n  protocol = "HTTP2" # second'),
  },
  {
    name: "moves the comments of neighbouring lines when the longest value shrinks",
    before: service('  name     = "web"   # first\n  protocol = "HTTPS" # second'),
    changes: set("protocol", "TCP"),
    after: service('  name     = "web" # first\n  protocol = "TCP" # second'),
  },
  {
    name: "says nothing where the value is there already, as a number or as text",
    before: service('  name        = "web"\n  timeout_sec = "30"'),
    changes: set("timeoutSec", 30),
    after: "unchanged",
  },
  {
    name: "adds an attribute beside its neighbours in the tables and lines up the run",
    before: service('  name     = "web"\n  protocol = "HTTPS"\n\n  backend {\n    group = var.group\n  }'),
    changes: set("loadBalancingScheme", "EXTERNAL_MANAGED"),
    after: service(
      '  name                  = "web"\n  load_balancing_scheme = "EXTERNAL_MANAGED"\n  protocol              = "HTTPS"\n\n  backend {\n    group = var.group\n  }',
    ),
  },
  {
    name: "lines up the comments too when the run widens",
    before: service('  name     = "web" # a\n  protocol = "TCP" # b'),
    changes: set("loadBalancingScheme", "EXTERNAL"),
    after: service(
      '  name                  = "web" # a\n  load_balancing_scheme = "EXTERNAL"\n  protocol              = "TCP" # b',
    ),
  },
  {
    name: "leaves the neighbours alone where they were not lined up",
    before: service('  name = "web"\n  protocol   = "HTTPS"'),
    changes: set("loadBalancingScheme", "EXTERNAL_MANAGED"),
    after: service('  name = "web"\n  load_balancing_scheme = "EXTERNAL_MANAGED"\n  protocol   = "HTTPS"'),
  },
  {
    name: "takes over a column that a run keeps by its own choice",
    before: service('  name            = "web"\n  protocol        = "HTTPS"'),
    changes: set("timeoutSec", 30),
    after: service('  name            = "web"\n  protocol        = "HTTPS"\n  timeout_sec     = 30'),
  },
  {
    name: "does not widen a run that a comment line ends",
    before: service('  name = "web"\n\n  # long requests\n  timeout_sec = 30'),
    changes: set("loadBalancingScheme", "EXTERNAL_MANAGED"),
    after: service(
      '  name                  = "web"\n  load_balancing_scheme = "EXTERNAL_MANAGED"\n\n  # long requests\n  timeout_sec = 30',
    ),
  },
  {
    name: "keeps CR LF",
    before: service('  name = "web"\n\n  backend {\n    group = var.group\n  }').replace(/\n/g, "\r\n"),
    changes: [...set("timeoutSec", 30), ...set("logConfig.enable", true)],
    after: service(
      '  name        = "web"\n  timeout_sec = 30\n\n  backend {\n    group = var.group\n  }\n\n  log_config {\n    enable = true\n  }',
    ).replace(/\n/g, "\r\n"),
  },
  {
    name: "keeps tabs",
    before: service('\tname = "web"\n\n\tbackend {\n\t\tgroup = var.group\n\t}'),
    changes: set("backends[0].balancingMode", "RATE"),
    after: service('\tname = "web"\n\n\tbackend {\n\t\tgroup          = var.group\n\t\tbalancing_mode = "RATE"\n\t}'),
  },
  {
    name: "escapes what would be read as a template",
    before: service('  name = "web"'),
    changes: set("description", 'a "b" ${c} %{d} \\ $${e}\n\ttab'),
    after: service('  name        = "web"\n  description = "a \\"b\\" $${c} %%{d} \\\\ \\u0024$${e}\\n\\ttab"'),
  },
  {
    name: "writes numbers as text where the field is text",
    before: 'resource "google_compute_forwarding_rule" "web" {\n  name       = "web"\n  port_range = "80"\n}\n',
    changes: set("portRange", 443, "google_compute_forwarding_rule.web"),
    after: 'resource "google_compute_forwarding_rule" "web" {\n  name       = "web"\n  port_range = "443"\n}\n',
  },
  {
    name: "replaces a heredoc whole and leaves what follows",
    before: service(
      '  name        = "web"\n  description = <<-EOT\n    several\n    lines\n  EOT\n  protocol    = "HTTP"',
    ),
    changes: set("description", "short"),
    after: service('  name        = "web"\n  description = "short"\n  protocol    = "HTTP"'),
  },
  {
    name: "lines up with a heredoc, as the formatter does",
    before: service(
      '  name        = "web"\n  description = <<-EOT\n    several = 1\n    lines\n  EOT\n  protocol    = "HTTP"',
    ),
    changes: set("loadBalancingScheme", "EXTERNAL"),
    after: service(
      '  name                  = "web"\n  description           = <<-EOT\n    several = 1\n    lines\n  EOT\n  load_balancing_scheme = "EXTERNAL"\n  protocol              = "HTTP"',
    ),
  },
  {
    name: "opens up an empty block",
    before: 'resource "google_compute_backend_service" "web" {}\n',
    changes: set("name", "web"),
    after: service('  name = "web"'),
  },
  {
    name: "null takes the field away",
    before: service('  name        = "web"\n  timeout_sec = 30'),
    changes: [{ op: "setField", resource: SERVICE, field: "timeoutSec", value: null }],
    after: service('  name = "web"'),
  },
]);

testChanges("setField: in the words of the value that was there", [
  {
    name: "keeps quotes around a number",
    before: service('  timeout_sec = "30"'),
    changes: set("timeoutSec", 60),
    after: service('  timeout_sec = "60"'),
  },
  {
    name: "keeps quotes around a boolean",
    before: service('  enable_cdn = "false"'),
    changes: set("enableCDN", true),
    after: service('  enable_cdn = "true"'),
  },
  {
    name: "keeps a text that is a number without quotes",
    before: `resource "google_compute_forwarding_rule" "web" {\n  port_range = 80\n}\n`,
    changes: set("portRange", "8080", "google_compute_forwarding_rule.web"),
    after: `resource "google_compute_forwarding_rule" "web" {\n  port_range = 8080\n}\n`,
  },
  {
    name: "puts quotes around a text that is no number, and around one that a number would not write so",
    before: `resource "google_compute_forwarding_rule" "web" {\n  port_range = 80\n}\n`,
    changes: set("portRange", "80-81", "google_compute_forwarding_rule.web"),
    after: `resource "google_compute_forwarding_rule" "web" {\n  port_range = "80-81"\n}\n`,
  },
  {
    name: "keeps zeros behind the point",
    before: service("  backend {\n    capacity_scaler = 1.0\n  }"),
    changes: set("backends[0].capacityScaler", 2),
    after: service("  backend {\n    capacity_scaler = 2.0\n  }"),
  },
  {
    name: "adds no zeros to a number that needs its digits",
    before: service("  backend {\n    capacity_scaler = 0.50\n  }"),
    changes: set("backends[0].capacityScaler", 0.125),
    after: service("  backend {\n    capacity_scaler = 0.125\n  }"),
  },
  {
    name: "keeps a heredoc that is indented",
    before: service('  description = <<-EOT\n    one\n      two $${x}\n  EOT\n  protocol    = "HTTP"'),
    changes: set("description", "three\n\n  four ${y}\n"),
    after: service('  description = <<-EOT\n    three\n\n      four $${y}\n  EOT\n  protocol    = "HTTP"'),
  },
  {
    name: "keeps a heredoc that is not",
    before: service('  description = <<EOT\none\nEOT\n  protocol    = "HTTP"'),
    changes: set("description", "  two\n"),
    after: service('  description = <<EOT\n  two\nEOT\n  protocol    = "HTTP"'),
  },
  {
    name: "puts a text without a last line break, or with the marker in it, between quotes",
    before: service('  description = <<EOT\none\nEOT\n  protocol    = "HTTP"'),
    changes: set("description", "EOT\n"),
    after: service('  description = "EOT\\n"\n  protocol    = "HTTP"'),
  },
]);

testChanges("setField: nested blocks", [
  {
    name: "makes the block, set off by a blank line",
    before: service('  name = "web"\n\n  backend {\n    group = var.group\n  }'),
    changes: set("logConfig.sampleRate", 0.5),
    after: service(
      '  name = "web"\n\n  backend {\n    group = var.group\n  }\n\n  log_config {\n    sample_rate = 0.5\n  }',
    ),
  },
  {
    name: "makes blocks inside blocks",
    before: service('  name = "web"'),
    changes: set("cdnPolicy.cacheKeyPolicy.includeHost", true),
    after: service('  name = "web"\n\n  cdn_policy {\n    cache_key_policy {\n      include_host = true\n    }\n  }'),
  },
  {
    name: "appends an item beside one-line siblings on one line",
    before: service('  name = "web"\n  backend { group = var.a }\n  backend { group = var.b }'),
    changes: set("backends[2].group", "projects/p/zones/z/instanceGroups/c"),
    after: service(
      '  name = "web"\n  backend { group = var.a }\n  backend { group = var.b }\n  backend { group = "projects/p/zones/z/instanceGroups/c" }',
    ),
  },
  {
    name: "opens up a one-line block that gets a second attribute",
    before: service('  name = "web"\n  backend { group = var.a } # first'),
    changes: set("backends[0].balancingMode", "RATE"),
    after: service('  name = "web"\n  backend {\n    group          = var.a\n    balancing_mode = "RATE"\n  } # first'),
  },
  {
    name: "puts a new block above lifecycle",
    before: service('  name = "web"\n\n  lifecycle {\n    create_before_destroy = true\n  }'),
    changes: set("logConfig.enable", true),
    after: service(
      '  name = "web"\n\n  log_config {\n    enable = true\n  }\n\n  lifecycle {\n    create_before_destroy = true\n  }',
    ),
  },
  {
    name: "puts a new block below the comments at the end",
    before: service('  name = "web"\n  # no log yet'),
    changes: set("logConfig.enable", true),
    after: service('  name = "web"\n  # no log yet\n\n  log_config {\n    enable = true\n  }'),
  },
  {
    name: "makes a block say an object, touching only what differs",
    before: service('  name = "web"\n\n  log_config {\n    enable      = true # on\n    sample_rate = 1\n  }'),
    changes: set("logConfig", { enable: true, optionalMode: "CUSTOM" }),
    after: service(
      '  name = "web"\n\n  log_config {\n    enable        = true # on\n    optional_mode = "CUSTOM"\n  }',
    ),
  },
  {
    name: "makes blocks say a list: changes, removes",
    before: service(
      '  name = "web"\n\n  # kept\n  backend {\n    group = var.a\n  }\n\n  backend {\n    group           = var.b\n    balancing_mode  = "RATE"\n    capacity_scaler = 1\n  }\n\n  backend {\n    group = var.c\n  }',
    ),
    changes: set("backends", [{ group: "a" }, { group: "b", balancingMode: "RATE" }]),
    after: service(
      '  name = "web"\n\n  # kept\n  backend {\n    group = "a"\n  }\n\n  backend {\n    group          = "b"\n    balancing_mode = "RATE"\n  }',
    ),
  },
  {
    name: "refuses an item beyond the end",
    before: service('  name = "web"'),
    changes: set("backends[1].group", "x"),
    refused: "google_compute_backend_service.web has no backends[1]: there are 0.",
  },
  {
    name: "counts items as the configuration makes them: generated ones too",
    before: service(
      '  dynamic "backend" {\n    for_each = ["a", "b"]\n    content {\n      group = backend.value\n    }\n  }\n\n  backend {\n    group = "c"\n  }',
    ),
    changes: [
      ...set("backends[2].group", "d"),
      ...set("backends[2].description", "x"),
      ...set("backends[3].group", "e"),
    ],
    after: service(
      '  dynamic "backend" {\n    for_each = ["a", "b"]\n    content {\n      group = backend.value\n    }\n  }\n\n  backend {\n    group       = "d"\n    description = "x"\n  }\n\n  backend {\n    group = "e"\n  }',
    ),
  },
  {
    name: "refuses a generated item, and points at what generates it",
    before: service(
      '  dynamic "backend" {\n    for_each = ["a", "b"]\n    content {\n      group = backend.value\n    }\n  }\n\n  backend {\n    group = "c"\n  }',
    ),
    changes: set("backends[1].group", "d"),
    refused:
      "backends[1] of google_compute_backend_service.web comes from a dynamic block; edit what it is generated from.",
    at: 'dynamic "backend"',
  },
  {
    name: "refuses an item that a dynamic block generates",
    before: service(
      '  name = "web"\n\n  dynamic "log_config" {\n    for_each = var.log\n    content {\n      enable = true\n    }\n  }',
    ),
    changes: set("logConfig.enable", false),
    refused:
      "logConfig of google_compute_backend_service.web comes from a dynamic block; edit what it is generated from.",
    at: "dynamic",
  },
]);

testChanges("setField: lists and maps", [
  {
    name: "appends to a list on one line",
    before: service('  custom_request_headers = ["A: 1"]'),
    changes: set("customRequestHeaders[1]", "B: 2"),
    after: service('  custom_request_headers = ["A: 1", "B: 2"]'),
  },
  {
    name: "appends to a list over several lines, comments and trailing comma kept",
    before: service('  custom_request_headers = [\n    "A: 1", # one\n    "B: 2", # two\n  ]'),
    changes: set("customRequestHeaders", ["A: 1", "B: 2", "C: 3"]),
    after: service('  custom_request_headers = [\n    "A: 1", # one\n    "B: 2", # two\n    "C: 3",\n  ]'),
  },
  {
    name: "appends to a list without a trailing comma",
    before: service('  custom_request_headers = [\n    "A: 1",\n    "B: 2"\n  ]'),
    changes: set("customRequestHeaders[2]", "C: 3"),
    after: service('  custom_request_headers = [\n    "A: 1",\n    "B: 2",\n    "C: 3"\n  ]'),
  },
  {
    name: "changes one item in place",
    before: service('  custom_request_headers = [ "A: 1", "B: 2", ]'),
    changes: set("customRequestHeaders", ["A: 1", "B: 3"]),
    after: service('  custom_request_headers = [ "A: 1", "B: 3", ]'),
  },
  {
    name: "drops one item",
    before: service('  custom_request_headers = ["A: 1", "B: 2", "C: 3"]'),
    changes: set("customRequestHeaders", ["A: 1", "C: 3"]),
    after: service('  custom_request_headers = ["A: 1", "C: 3"]'),
  },
  {
    name: "writes a long list over several lines",
    before: service('  name = "web"'),
    changes: set("customRequestHeaders", [
      "X-Client-Region: {client_region}",
      "X-Client-City: {client_city}",
      "X-Rtt: 1",
    ]),
    after: service(
      '  name = "web"\n  custom_request_headers = [\n    "X-Client-Region: {client_region}",\n    "X-Client-City: {client_city}",\n    "X-Rtt: 1",\n  ]',
    ),
  },
  {
    name: "adds a label to a map and lines it up",
    before: 'resource "google_compute_global_forwarding_rule" "web" {\n  labels = {\n    team = "a"\n  }\n}\n',
    changes: set("labels.environment", "prod", "google_compute_global_forwarding_rule.web"),
    after:
      'resource "google_compute_global_forwarding_rule" "web" {\n  labels = {\n    team        = "a"\n    environment = "prod"\n  }\n}\n',
  },
  {
    name: "quotes a key that is no word, on one line",
    before: 'resource "google_compute_global_forwarding_rule" "web" {\n  labels = { team = "a" }\n}\n',
    changes: set('labels["a/b"]', "c", "google_compute_global_forwarding_rule.web"),
    after: 'resource "google_compute_global_forwarding_rule" "web" {\n  labels = { team = "a", "a/b" = "c" }\n}\n',
  },
  {
    name: "refuses to look into an expression",
    before: service("  custom_request_headers = concat(var.a, var.b)"),
    changes: set("customRequestHeaders[0]", "A: 1"),
    refused:
      "customRequestHeaders of google_compute_backend_service.web is set by the expression concat(var.a, var.b); edit that instead.",
    at: "concat(",
  },
]);

const PROXY = 'resource "google_compute_target_https_proxy" "web" {\n';

testChanges("setField: references", [
  {
    name: "keeps the attribute that the text reads",
    before: `${PROXY}  url_map = google_compute_url_map.a.self_link\n}\n\nresource "google_compute_url_map" "b" {}\n`,
    changes: set("urlMap", { ref: "google_compute_url_map.b" }, "google_compute_target_https_proxy.web"),
    after: `${PROXY}  url_map = google_compute_url_map.b.self_link\n}\n\nresource "google_compute_url_map" "b" {}\n`,
  },
  {
    name: "says nothing where the reference is there, whatever it reads",
    before: `${PROXY}  url_map = "\${google_compute_url_map.b.self_link}"\n}\n\nresource "google_compute_url_map" "b" {}\n`,
    changes: set("urlMap", { ref: "google_compute_url_map.b" }, "google_compute_target_https_proxy.web"),
    after: "unchanged",
  },
  {
    name: "a managed instance group is reached through its instance group",
    before: `${service("  backend {\n    group = google_compute_instance_group.a.id\n  }")}\nresource "google_compute_region_instance_group_manager" "b" {}\n`,
    changes: set("backends[0].group", { ref: "google_compute_region_instance_group_manager.b" }),
    after: `${service("  backend {\n    group = google_compute_region_instance_group_manager.b.instance_group\n  }")}\nresource "google_compute_region_instance_group_manager" "b" {}\n`,
  },
  {
    name: "a certificate map is named in full",
    before: `${PROXY}  name = "web"\n}\n\nresource "google_certificate_manager_certificate_map" "m" {}\n`,
    changes: set(
      "certificateMap",
      { ref: "google_certificate_manager_certificate_map.m" },
      "google_compute_target_https_proxy.web",
    ),
    after: `${PROXY}  name            = "web"\n  certificate_map = "//certificatemanager.googleapis.com/\${google_certificate_manager_certificate_map.m.id}"\n}\n\nresource "google_certificate_manager_certificate_map" "m" {}\n`,
  },
  {
    name: "keeps the text around a reference in a template",
    before: `${PROXY}  certificate_map = "//certificatemanager.googleapis.com/\${google_certificate_manager_certificate_map.a.id}"\n}\n\nresource "google_certificate_manager_certificate_map" "m" {}\n`,
    changes: set(
      "certificateMap",
      { ref: "google_certificate_manager_certificate_map.m" },
      "google_compute_target_https_proxy.web",
    ),
    after: `${PROXY}  certificate_map = "//certificatemanager.googleapis.com/\${google_certificate_manager_certificate_map.m.id}"\n}\n\nresource "google_certificate_manager_certificate_map" "m" {}\n`,
    again: true,
  },
  {
    name: "refuses a kind that the field does not take",
    before: `${PROXY}  name = "web"\n}\n\nresource "google_compute_backend_service" "b" {}\n`,
    changes: set("urlMap", { ref: "google_compute_backend_service.b" }, "google_compute_target_https_proxy.web"),
    refused:
      "urlMap of google_compute_target_https_proxy.web cannot refer to google_compute_backend_service.b: it takes UrlMap, not BackendService.",
  },
  {
    name: "refuses a resource of another module",
    before: {
      "a/main.tf": `${PROXY}  name = "web"\n}\n`,
      "b/main.tf": 'resource "google_compute_url_map" "b" {}\n',
    },
    changes: set("urlMap", { ref: "google_compute_url_map.b" }, "google_compute_target_https_proxy.web"),
    refused:
      "google_compute_url_map.b is in another Terraform module than google_compute_target_https_proxy.web; pass it there through an output and a variable.",
  },
]);

testChanges("setField: values that come from elsewhere", [
  {
    name: "changes a local that nothing else reads",
    before: {
      "main.tf": service("  protocol = local.protocol"),
      "locals.tf": 'locals {\n  protocol = "HTTP" # one place\n}\n',
    },
    changes: set("protocol", "HTTPS"),
    after: { "locals.tf": 'locals {\n  protocol = "HTTPS" # one place\n}\n' },
  },
  {
    name: "says nothing where a local or a variable's default says it already",
    before: `${service("  protocol    = local.protocol\n  timeout_sec = var.timeout")}locals {\n  protocol = "HTTPS"\n}\n\nvariable "timeout" {\n  default = 30\n}\n`,
    changes: [...set("protocol", "HTTPS"), ...set("timeoutSec", 30)],
    after: "unchanged",
  },
  {
    name: "leaves a local alone that something else reads",
    before: {
      "main.tf": service("  protocol = local.protocol"),
      "locals.tf": 'locals {\n  protocol = "HTTP"\n}\n\noutput "protocol" {\n  value = local.protocol\n}\n',
    },
    changes: set("protocol", "HTTPS"),
    after: { "main.tf": service('  protocol = "HTTPS"') },
  },
  {
    name: "replaces a variable in the resource, not its default",
    before: `${service("  protocol = var.protocol")}variable "protocol" {\n  default = "HTTP"\n}\n`,
    changes: set("protocol", "HTTPS"),
    after: `${service('  protocol = "HTTPS"')}variable "protocol" {\n  default = "HTTP"\n}\n`,
  },
  {
    name: "refuses what differs from instance to instance",
    before: service("  for_each = var.services\n\n  protocol = each.value.protocol"),
    changes: set("protocol", "HTTPS"),
    refused:
      "protocol of google_compute_backend_service.web differs from instance to instance (each.value.protocol); edit what it is made from.",
    at: "each.value.protocol",
  },
  {
    name: "edits the block of all instances",
    before: service('  for_each = var.services\n\n  name     = each.key\n  protocol = "HTTP"'),
    changes: set("protocol", "HTTPS"),
    after: service('  for_each = var.services\n\n  name     = each.key\n  protocol = "HTTPS"'),
  },
]);

testChanges("setField: refusals", [
  {
    name: "an unknown resource",
    before: service('  name = "web"'),
    changes: set("name", "x", "google_compute_backend_service.other"),
    refused: "There is no resource google_compute_backend_service.other.",
  },
  {
    name: "an unknown field",
    before: service('  name = "web"'),
    changes: set("nmae", "x"),
    refused: "Backend services have no field nmae.",
  },
  {
    name: "a nested unknown field",
    before: service('  backend {\n    group = "x"\n  }'),
    changes: set("backends[0].gruop", "x"),
    refused: "Backend services have no field backends[0].gruop.",
  },
  {
    name: "text that is no path",
    before: service('  name = "web"'),
    changes: set("name..x ", "x"),
    refused: '"name..x " is not the path of a field.',
  },
  {
    name: "a list without the item's number",
    before: service('  name = "web"'),
    changes: set("backends.group", "x"),
    refused: "backends is a list: say which item, as in backends[0].",
  },
  {
    name: "a value of the wrong type",
    before: service('  name = "web"'),
    changes: set("timeoutSec", "soon"),
    refused: 'timeoutSec is a number; "soon" is none.',
  },
  {
    name: "a question without an answer",
    before: service('  name = "web"'),
    changes: set("name", { ask: "fqdn" }),
    refused: 'The question "fqdn" has not been answered yet.',
  },
  {
    name: "what the Terraform type implies",
    before: 'resource "google_compute_http_health_check" "web" {\n  name = "web"\n}\n',
    changes: set("type", "TCP", "google_compute_http_health_check.web"),
    refused:
      "type of google_compute_http_health_check.web is always HTTP: the type google_compute_http_health_check implies it.",
  },
  {
    name: "a block with a syntax error",
    before: service('  name = "web"\n  protocol = '),
    changes: set("name", "x"),
    refused: expect.stringContaining(
      "google_compute_backend_service.web has a syntax error, which must be put right first:",
    ),
  },
  {
    name: "all changes of a plan when one cannot be carried out",
    before: service('  name = "web"'),
    changes: [...set("name", "api"), ...set("nmae", "x")],
    refused: "Backend services have no field nmae.",
  },
]);

describe("edits are the smallest", () => {
  it("replaces only the characters that differ", async () => {
    const plan = await planOf({ "main.tf": service('  protocol = "HTTP"') }, set("protocol", "HTTPS"));
    expect(plan).toEqual({ ok: true, edits: [{ file: "main.tf", start: 68, end: 68, newText: "S" }] });
  });

  it("gives nothing for changes that cancel out", async () => {
    const plan = await planOf({ "main.tf": service('  protocol = "HTTP"') }, [
      ...set("timeoutSec", 5),
      ...set("protocol", "HTTPS"),
      { op: "removeField", resource: SERVICE, field: "timeoutSec" },
      ...set("protocol", "HTTP"),
    ]);
    expect(plan).toEqual({ ok: true, edits: [] });
  });
});
