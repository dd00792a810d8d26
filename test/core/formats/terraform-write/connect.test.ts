import type { Change } from "../../../../src/core/model/change";
import { type Files, testChanges } from "../../../support/test-change";

const GROUPS = `resource "google_compute_network_endpoint_group" "a" {}

resource "google_compute_region_network_endpoint_group" "b" {}
`;

function service(lines: string): Files {
  return { "service.tf": `resource "google_compute_backend_service" "web" {\n${lines}\n}\n`, "groups.tf": GROUPS };
}

function edge(op: "connect" | "disconnect", from: string, to: string, role?: string): Change[] {
  return [{ op, from: `google_compute_${from}`, to: `google_compute_${to}`, ...(role === undefined ? {} : { role }) }];
}

testChanges("connect", [
  {
    name: "adds a nested block for an item of a list",
    before: service('  name = "web"'),
    changes: edge("connect", "backend_service.web", "network_endpoint_group.a"),
    after: service('  name = "web"\n\n  backend {\n    group = google_compute_network_endpoint_group.a.id\n  }'),
  },
  {
    name: "adds it in the style of its siblings",
    before: service('  name = "web"\n  backend { group = google_compute_network_endpoint_group.a.id }'),
    changes: edge("connect", "backend_service.web", "region_network_endpoint_group.b", "backend"),
    after: service(
      '  name = "web"\n  backend { group = google_compute_network_endpoint_group.a.id }\n  backend { group = google_compute_region_network_endpoint_group.b.id }',
    ),
  },
  {
    name: "appends to a list of references",
    before: `resource "google_compute_target_https_proxy" "web" {
  ssl_certificates = [
    google_compute_ssl_certificate.a.id,
  ]
}

resource "google_compute_managed_ssl_certificate" "b" {}
`,
    changes: edge("connect", "target_https_proxy.web", "managed_ssl_certificate.b"),
    after: `resource "google_compute_target_https_proxy" "web" {
  ssl_certificates = [
    google_compute_ssl_certificate.a.id,
    google_compute_managed_ssl_certificate.b.id,
  ]
}

resource "google_compute_managed_ssl_certificate" "b" {}
`,
  },
  {
    name: "sets a single reference, from whichever end",
    before:
      'resource "google_compute_global_network_endpoint" "e" {\n  port = 443\n}\n\nresource "google_compute_global_network_endpoint_group" "g" {}\n',
    changes: edge("connect", "global_network_endpoint_group.g", "global_network_endpoint.e"),
    after:
      'resource "google_compute_global_network_endpoint" "e" {\n  global_network_endpoint_group = google_compute_global_network_endpoint_group.g.name\n  port                          = 443\n}\n\nresource "google_compute_global_network_endpoint_group" "g" {}\n',
  },
  {
    name: "takes the field on the top level where several would do",
    before:
      'resource "google_compute_url_map" "m" {\n  name = "m"\n}\n\nresource "google_compute_backend_service" "web" {}\n',
    changes: edge("connect", "url_map.m", "backend_service.web"),
    after:
      'resource "google_compute_url_map" "m" {\n  name            = "m"\n  default_service = google_compute_backend_service.web.id\n}\n\nresource "google_compute_backend_service" "web" {}\n',
  },
  {
    name: "takes a path for a role",
    before:
      'resource "google_compute_url_map" "m" {\n  path_matcher {\n    name = "a"\n  }\n}\n\nresource "google_compute_backend_service" "web" {}\n',
    changes: edge("connect", "url_map.m", "backend_service.web", "pathMatchers[0].defaultService"),
    after:
      'resource "google_compute_url_map" "m" {\n  path_matcher {\n    name            = "a"\n    default_service = google_compute_backend_service.web.id\n  }\n}\n\nresource "google_compute_backend_service" "web" {}\n',
  },
  {
    name: "says nothing where they are connected, even through a local",
    before: {
      "service.tf": 'resource "google_compute_backend_service" "web" {\n  backend { group = local.group }\n}\n',
      "groups.tf": `${GROUPS}\nlocals {\n  group = google_compute_network_endpoint_group.a.self_link\n}\n`,
    },
    changes: edge("connect", "backend_service.web", "network_endpoint_group.a"),
    after: "unchanged",
  },
  {
    name: "refuses what cannot be connected",
    before: service('  name = "web"'),
    changes: edge("connect", "network_endpoint_group.a", "region_network_endpoint_group.b"),
    refused: "Network endpoint groups cannot refer to network endpoint groups.",
  },
  {
    name: "refuses a role that there is not",
    before: service('  name = "web"'),
    changes: edge("connect", "backend_service.web", "network_endpoint_group.a", "healthCheck"),
    refused: "Backend services cannot refer to network endpoint groups as healthCheck.",
  },
  {
    name: "refuses a list that is an expression",
    before:
      'resource "google_compute_target_https_proxy" "web" {\n  ssl_certificates = var.certificates\n}\n\nresource "google_compute_ssl_certificate" "b" {}\n',
    changes: edge("connect", "target_https_proxy.web", "ssl_certificate.b"),
    refused:
      "ssl_certificates of google_compute_target_https_proxy.web is set by the expression var.certificates; edit that instead.",
    at: "var.certificates",
  },
]);

testChanges("connect by a field that a list is on the way to", [
  {
    name: "adds an item",
    before: `resource "google_compute_instance_group_manager" "web" {\n  name = "web"\n}\n\nresource "google_compute_health_check" "web" {\n}\n`,
    changes: edge("connect", "instance_group_manager.web", "health_check.web", "autoHealingPolicies.healthCheck"),
    after: `resource "google_compute_instance_group_manager" "web" {\n  name = "web"\n\n  auto_healing_policies {\n    health_check = google_compute_health_check.web.id\n  }\n}\n\nresource "google_compute_health_check" "web" {\n}\n`,
  },
]);

testChanges("connect instead of what was there", [
  {
    name: "reads of another network what was read of the one before",
    before: `resource "google_compute_subnetwork" "web" {\n  network = google_compute_network.a.name\n}\n\nresource "google_compute_network" "a" {\n}\n\nresource "google_compute_network" "b" {\n}\n`,
    changes: edge("connect", "subnetwork.web", "network.b"),
    after: `resource "google_compute_subnetwork" "web" {\n  network = google_compute_network.b.name\n}\n\nresource "google_compute_network" "a" {\n}\n\nresource "google_compute_network" "b" {\n}\n`,
  },
]);

testChanges("disconnect", [
  {
    name: "takes the block with the reference in it",
    before: service(
      '  name = "web"\n\n  # first\n  backend {\n    group          = google_compute_network_endpoint_group.a.id\n    balancing_mode = "RATE"\n  }\n\n  backend {\n    group = google_compute_region_network_endpoint_group.b.id\n  }',
    ),
    changes: edge("disconnect", "backend_service.web", "region_network_endpoint_group.b"),
    after: service(
      '  name = "web"\n\n  # first\n  backend {\n    group          = google_compute_network_endpoint_group.a.id\n    balancing_mode = "RATE"\n  }',
    ),
  },
  {
    name: "takes an item out of a list, the attribute with the last",
    before:
      'resource "google_compute_backend_service" "web" {\n  name          = "web"\n  health_checks = ["${google_compute_health_check.a.id}"]\n}\n\nresource "google_compute_health_check" "a" {}\n',
    changes: edge("disconnect", "backend_service.web", "health_check.a"),
    after:
      'resource "google_compute_backend_service" "web" {\n  name = "web"\n}\n\nresource "google_compute_health_check" "a" {}\n',
  },
  {
    name: "takes all references of a role and leaves the others",
    before: `resource "google_compute_url_map" "m" {
  default_service = google_compute_backend_service.web.id

  path_matcher {
    name            = "a"
    default_service = google_compute_backend_service.web.id

    path_rule {
      paths   = ["/a"]
      service = google_compute_backend_service.web.id
    }

    path_rule {
      paths   = ["/b"]
      service = google_compute_backend_service.other.id
    }
  }
}

resource "google_compute_backend_service" "web" {}
`,
    changes: edge("disconnect", "url_map.m", "backend_service.web", "service"),
    after: `resource "google_compute_url_map" "m" {
  default_service = google_compute_backend_service.web.id

  path_matcher {
    name            = "a"
    default_service = google_compute_backend_service.web.id

    path_rule {
      paths   = ["/b"]
      service = google_compute_backend_service.other.id
    }
  }
}

resource "google_compute_backend_service" "web" {}
`,
  },
  {
    name: "takes a written block beside generated ones",
    before: service(
      '  dynamic "backend" {\n    for_each = var.groups\n    content {\n      group = backend.value\n    }\n  }\n\n  backend {\n    group = google_compute_network_endpoint_group.a.id\n  }',
    ),
    changes: edge("disconnect", "backend_service.web", "network_endpoint_group.a"),
    after: service(
      '  dynamic "backend" {\n    for_each = var.groups\n    content {\n      group = backend.value\n    }\n  }',
    ),
  },
  {
    name: "refuses a reference that an expression makes, and points at it",
    before:
      'resource "google_compute_backend_service" "web" {\n  security_policy = coalesce(google_compute_security_policy.a.id, "x")\n}\n\nresource "google_compute_security_policy" "a" {}\n',
    changes: edge("disconnect", "backend_service.web", "security_policy.a"),
    refused:
      'securityPolicy of google_compute_backend_service.web is set by the expression coalesce(google_compute_security_policy.a.id, "x"); edit that instead.',
    at: "coalesce",
  },
  {
    name: "keeps a path matcher that loses its default",
    before:
      'resource "google_compute_url_map" "m" {\n  path_matcher {\n    name            = "a"\n    default_service = google_compute_backend_service.web.id\n  }\n}\n\nresource "google_compute_backend_service" "web" {}\n',
    changes: edge("disconnect", "url_map.m", "backend_service.web"),
    after:
      'resource "google_compute_url_map" "m" {\n  path_matcher {\n    name = "a"\n  }\n}\n\nresource "google_compute_backend_service" "web" {}\n',
  },
  {
    name: "says nothing where they are not connected",
    before: service('  name = "web"'),
    changes: edge("disconnect", "backend_service.web", "network_endpoint_group.a"),
    after: "unchanged",
  },
]);
