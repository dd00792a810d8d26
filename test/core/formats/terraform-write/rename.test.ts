import { testChanges } from "../../../support/test-change";

const change = (name: string) => [{ op: "rename" as const, resource: "google_compute_backend_service.web", name }];

testChanges("rename", [
  {
    name: "changes the label and every reference in the module, and nothing else",
    before: {
      "main.tf": `# The web service.
resource "google_compute_backend_service" "web" { # web
  name = "web"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id # to web
  description     = "goes to \${google_compute_backend_service.web.name}, not google_compute_backend_service.web"
  depends_on      = [google_compute_backend_service.web, google_compute_backend_service.website]
}

moved {
  from = google_compute_backend_service.old
  to   = google_compute_backend_service.web
}
`,
      "outputs.tf": `output "text" {
  value = <<-EOT
    %{if google_compute_backend_service.web.enable_cdn}cdn%{endif}
    \${google_compute_backend_service.web.id}
  EOT
}

locals {
  all = { for key in ["a"] : key => google_compute_backend_service.web[key].id }
}
`,
      "other/main.tf": 'output "x" {\n  value = google_compute_backend_service.web.id\n}\n',
    },
    changes: change("shop_front"),
    after: {
      "main.tf": `# The web service.
resource "google_compute_backend_service" "shop_front" { # web
  name = "web"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.shop_front.id # to web
  description     = "goes to \${google_compute_backend_service.shop_front.name}, not google_compute_backend_service.web"
  depends_on      = [google_compute_backend_service.shop_front, google_compute_backend_service.website]
}

moved {
  from = google_compute_backend_service.old
  to   = google_compute_backend_service.web
}
`,
      "outputs.tf": `output "text" {
  value = <<-EOT
    %{if google_compute_backend_service.shop_front.enable_cdn}cdn%{endif}
    \${google_compute_backend_service.shop_front.id}
  EOT
}

locals {
  all = { for key in ["a"] : key => google_compute_backend_service.shop_front[key].id }
}
`,
    },
    again: true,
  },
  {
    name: "moves comments that were lined up",
    before:
      'resource "google_compute_backend_service" "web" {\n}\n\noutput "a" {\n  value       = google_compute_backend_service.web.id # id\n  description = "id"                                  # text\n}\n',
    changes: change("w"),
    after:
      'resource "google_compute_backend_service" "w" {\n}\n\noutput "a" {\n  value       = google_compute_backend_service.w.id # id\n  description = "id"                                # text\n}\n',
    again: true,
  },
  {
    name: "can be followed by changes under the old id",
    before: 'resource "google_compute_backend_service" "web" {\n  name = "web"\n}\n',
    changes: [
      ...change("shop"),
      { op: "setField", resource: "google_compute_backend_service.web", field: "name", value: "shop" },
      { op: "setField", resource: "google_compute_backend_service.shop", field: "timeoutSec", value: 5 },
    ],
    after: 'resource "google_compute_backend_service" "shop" {\n  name        = "shop"\n  timeout_sec = 5\n}\n',
    again: true,
  },
  {
    name: "changes references in quotes where Terraform takes them, not other text",
    before:
      'resource "google_compute_backend_service" "web" {\n}\n\nresource "google_compute_url_map" "m" {\n  description = "google_compute_backend_service.web"\n  depends_on  = ["google_compute_backend_service.web"]\n}\n',
    changes: change("shop"),
    after:
      'resource "google_compute_backend_service" "shop" {\n}\n\nresource "google_compute_url_map" "m" {\n  description = "google_compute_backend_service.web"\n  depends_on  = ["google_compute_backend_service.shop"]\n}\n',
    again: true,
  },
  {
    name: "says nothing where that is the name",
    before: 'resource "google_compute_backend_service" "web" {}\n',
    changes: change("web"),
    after: "unchanged",
  },
  {
    name: "refuses a name that is taken",
    before:
      'resource "google_compute_backend_service" "web" {}\n\nresource "google_compute_backend_service" "api" {}\n',
    changes: change("api"),
    refused: 'google_compute_backend_service.api is there already; choose another name than "api".',
    at: 'resource "google_compute_backend_service" "api"',
  },
  {
    name: "refuses what is no name",
    before: 'resource "google_compute_backend_service" "web" {}\n',
    changes: change("8 web"),
    refused:
      '"8 web" cannot be the name of a block: it must begin with a letter or underscore and go on with letters, digits, _ and -.',
  },
]);
