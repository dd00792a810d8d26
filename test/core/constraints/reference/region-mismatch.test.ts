import { expect, test } from "vitest";
import regionMismatch from "../../../../src/core/constraints/reference/region-mismatch";
import { snapshotOf } from "../../../support/terraform";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(regionMismatch, {
  valid: [
    {
      name: "one region",
      tf: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
    {
      name: "a region that is not known",
      tf: `variable "r" {}
resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = var.r
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
    {
      name: "the default of the provider",
      tf: `provider "google" {
  region = "us-west1"
}
resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
  ],
  invalid: [
    {
      name: "the proxy is where nothing else is: it moves",
      tf: `resource "google_compute_region_url_map" "web" {
  name   = "web"
  region = "us-west1"
}
resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-central1"
  url_map = «google_compute_region_url_map.web.id»
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = «google_compute_region_target_http_proxy.web.id»
}
`,
      fixes: ["Move to us-west1"],
    },
    {
      name: "between two that differ: moving the proxy would only move the mistake",
      tf: `resource "google_compute_region_target_https_proxy" "web" {
  name             = "web"
  region           = "us-west1"
  url_map          = "projects/p/regions/us-west1/urlMaps/web"
  ssl_certificates = [«"projects/p/regions/us-central1/sslCertificates/web"»]
}
`,
      fixes: [],
    },
    {
      name: "the default of a path matcher",
      tf: `resource "google_compute_region_backend_service" "web" {
  name   = "web"
  region = "us-west1"
}
resource "google_compute_region_url_map" "web" {
  name   = "web"
  region = "us-central1"
  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
  path_matcher {
    name            = "all"
    default_service = «google_compute_region_backend_service.web.id»
  }
}
`,
      fixes: ["Move to us-west1", "Move web to us-central1"],
    },
    {
      name: "a weighted service",
      tf: `resource "google_compute_region_url_map" "web" {
  name   = "web"
  region = "us-central1"
  default_route_action {
    weighted_backend_services {
      backend_service = «"projects/p/regions/us-west1/backendServices/web"»
      weight          = 100
    }
  }
}
`,
    },
    {
      name: "rule and proxy",
      tf: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = «google_compute_region_target_http_proxy.web.id»
}
`,
      message:
        "This is in us-central1, but web is in us-west1. References across regions are refused: use one region for the whole load balancer.",
      fixes: ["Move to us-west1"],
      fixed: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
    {
      name: "a literal link",
      tf: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-east1"
  url_map = «"projects/p/regions/us-west1/urlMaps/web"»
}
`,
      fixed: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
`,
    },
  ],
});

test("one finding for several references to the same end", async () => {
  const snapshot = await snapshotOf(`resource "google_compute_region_url_map" "web" {
  name            = "web"
  region          = "us-central1"
  default_service = google_compute_region_backend_service.web.id
  path_matcher {
    name            = "all"
    default_service = google_compute_region_backend_service.web.id
    path_rule {
      paths   = ["/a"]
      service = google_compute_region_backend_service.web.id
    }
  }
}
resource "google_compute_region_backend_service" "web" {
  name   = "web"
  region = "us-west1"
}
`);
  expect(snapshot.findings.filter((it) => it.rule === "region-mismatch")).toHaveLength(1);
});
