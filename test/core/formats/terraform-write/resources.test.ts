import type { Change } from "../../../../src/core/model/change";
import { testChanges } from "../../../support/test-change";

function add(kind: string, name: string, more: Partial<Extract<Change, { op: "addResource" }>> = {}): Change {
  return { op: "addResource", kind, name, fields: {}, ...more };
}

const URL_MAP = 'resource "google_compute_url_map" "web" {\n  name = "web"\n}\n';

testChanges("addResource", [
  {
    name: "writes a formatted block at the end of the file that has most of its kind",
    before: {
      "a.tf": URL_MAP,
      "b.tf": 'resource "google_compute_backend_service" "a" {\n  name = "a"\n}\n',
    },
    changes: [
      add("BackendService", "web-api", {
        scope: "global",
        fields: {
          backends: [{ group: "projects/p/zones/z/instanceGroups/g", capacityScaler: 0.5 }],
          loadBalancingScheme: "EXTERNAL_MANAGED",
          protocol: "HTTPS",
          "logConfig.enable": true,
        },
      }),
    ],
    after: {
      "b.tf": `resource "google_compute_backend_service" "a" {
  name = "a"
}

resource "google_compute_backend_service" "web_api" {
  name                  = "web-api"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group           = "projects/p/zones/z/instanceGroups/g"
    capacity_scaler = 0.5
  }

  log_config {
    enable = true
  }
}
`,
    },
    again: true,
  },
  {
    name: "picks the type by scope, the label by what is free",
    before: 'resource "google_compute_region_backend_service" "web" {\n  name = "web"\n}\n',
    changes: [add("BackendService", "web", { scope: "region/europe-west1", file: "main.tf" })],
    after:
      'resource "google_compute_region_backend_service" "web" {\n  name = "web"\n}\n\nresource "google_compute_region_backend_service" "web_2" {\n  name   = "web"\n  region = "europe-west1"\n}\n',
    again: true,
  },
  {
    name: "picks the type by what it implies",
    before: URL_MAP,
    changes: [add("SslCertificate", "web", { fields: { type: "MANAGED", managed: { domains: ["a.example.com"] } } })],
    after: `${URL_MAP}\nresource "google_compute_managed_ssl_certificate" "web" {\n  name = "web"\n\n  managed {\n    domains = ["a.example.com"]\n  }\n}\n`,
    again: true,
  },
  {
    name: "writes the block that stands for a type",
    before: URL_MAP,
    changes: [add("HealthCheck", "web", { fields: { type: "TCP" } })],
    after: `${URL_MAP}\nresource "google_compute_health_check" "web" {\n  name = "web"\n\n  tcp_health_check {}\n}\n`,
    again: true,
  },
  {
    name: "can be connected in the same plan",
    before: URL_MAP,
    changes: [
      add("BackendService", "api"),
      { op: "connect", from: "google_compute_url_map.web", to: "google_compute_backend_service.api" },
    ],
    after:
      'resource "google_compute_url_map" "web" {\n  name            = "web"\n  default_service = google_compute_backend_service.api.id\n}\n\nresource "google_compute_backend_service" "api" {\n  name = "api"\n}\n',
    again: true,
  },
  {
    name: "keeps CR LF and a missing line break at the end",
    before: URL_MAP.trimEnd().replace(/\n/g, "\r\n"),
    changes: [add("UrlMap", "api")],
    after: `${URL_MAP}\nresource "google_compute_url_map" "api" {\n  name = "api"\n}`.replace(/\n/g, "\r\n"),
    again: true,
  },
  {
    name: "goes to the module of what it refers to",
    before: {
      "a/main.tf": `${URL_MAP}\nresource "google_compute_url_map" "b" {}\n`,
      "b/main.tf": 'resource "google_compute_url_map" "c" {\n}\n',
    },
    changes: [add("TargetHttpProxy", "c", { fields: { urlMap: { ref: "google_compute_url_map.c" } } })],
    after: {
      "b/main.tf":
        'resource "google_compute_url_map" "c" {\n}\n\nresource "google_compute_target_http_proxy" "c" {\n  name    = "c"\n  url_map = google_compute_url_map.c.id\n}\n',
    },
    again: true,
  },
  {
    name: "refuses an unknown kind",
    before: URL_MAP,
    changes: [add("Widget", "w")],
    refused: "There is no kind Widget.",
  },
  {
    name: "refuses a scope in which there is no such resource",
    before: URL_MAP,
    changes: [add("BackendService", "w", { scope: "zone/a" })],
    refused: "Terraform has no zone resource for backend services with these fields.",
  },
  {
    name: "refuses another format",
    before: URL_MAP,
    changes: [add("UrlMap", "w", { format: "kcc" })],
    refused: "There is no format kcc; there are terraform, config-connector, terraform-plan, api.",
  },
  {
    name: "refuses a file that is not open",
    before: URL_MAP,
    changes: [add("UrlMap", "w", { file: "other.txt" })],
    refused: "other.txt is not one of the files that are open for editing.",
  },
  {
    name: "refuses an unknown field",
    before: URL_MAP,
    changes: [add("UrlMap", "w", { fields: { defaultServise: "x" } })],
    refused: 'URL maps have no field "defaultServise".',
  },
]);

const PAIR = `# Policies

# lb-topology:ignore unreachable-resource kept for later
resource "google_compute_security_policy" "a" {
  name = "a"
}

# The service.
resource "google_compute_backend_service" "b" {
  name            = "b"
  security_policy = google_compute_security_policy.a.id
}
`;

testChanges("removeResource", [
  {
    name: "takes the block, its ignore comment and one blank line",
    before: PAIR.replace("  security_policy = google_compute_security_policy.a.id\n", "").replace(
      "name            =",
      "name =",
    ),
    changes: [{ op: "removeResource", resource: "google_compute_security_policy.a" }],
    after: '# Policies\n\n# The service.\nresource "google_compute_backend_service" "b" {\n  name = "b"\n}\n',
    again: true,
  },
  {
    name: "keeps the comment above the last block",
    before: PAIR,
    changes: [{ op: "removeResource", resource: "google_compute_backend_service.b" }],
    after: PAIR.slice(0, PAIR.indexOf('resource "google_compute_backend_service"')),
    again: true,
  },
  {
    name: "refuses while something refers to it, and says what",
    before: PAIR,
    changes: [{ op: "removeResource", resource: "google_compute_security_policy.a" }],
    refused:
      "google_compute_security_policy.a cannot be removed while it is referred to by google_compute_backend_service.b (main.tf line 11).",
    at: "a.id",
  },
  {
    name: "goes through when the plan disconnects it, before or after",
    before: PAIR,
    changes: [
      { op: "removeResource", resource: "google_compute_security_policy.a" },
      { op: "disconnect", from: "google_compute_backend_service.b", to: "google_compute_security_policy.a" },
    ],
    after: '# Policies\n\n# The service.\nresource "google_compute_backend_service" "b" {\n  name = "b"\n}\n',
    again: true,
  },
  {
    name: "refuses a change to what an earlier one removed",
    before: PAIR,
    changes: [
      { op: "removeResource", resource: "google_compute_backend_service.b" },
      { op: "setField", resource: "google_compute_backend_service.b", field: "name", value: "c" },
    ],
    refused: "google_compute_backend_service.b is not in main.tf any more: an earlier change removed it.",
  },
]);
