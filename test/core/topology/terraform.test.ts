import { describe, expect, it } from "vitest";
import { snapshotOf } from "../../support/terraform";

const text = `
variable "scheme" {}

resource "google_compute_global_address" "web" {
  name = "web"
}

resource "google_compute_global_forwarding_rule" "https" {
  name                  = "web-https"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.web.address
  port_range            = "443"
  target                = google_compute_target_https_proxy.web.id
}

resource "google_compute_global_forwarding_rule" "http" {
  name                  = "web-http"
  load_balancing_scheme = var.scheme
  ip_address            = google_compute_global_address.web.id
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_url_map" "redirect" {
  name = "redirect"
  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
}

resource "google_compute_target_https_proxy" "web" {
  name             = "web"
  url_map          = google_compute_url_map.web.id
  ssl_certificates = [data.google_compute_ssl_certificate.web.id]
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id

  host_rule {
    hosts        = ["api.example.com"]
    path_matcher = "api"
  }

  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.missing.id

    path_rule {
      paths   = ["/legacy/*"]
      service = "projects/p/global/backendServices/web"
    }

    path_rule {
      paths = ["/split/*"]
      route_action {
        weighted_backend_services {
          backend_service = google_compute_backend_service.web.id
          weight          = 900
        }
        weighted_backend_services {
          backend_service = var.canary
          weight          = 100
        }
      }
    }
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.name
  fqdn                          = "origin.example.com"
  port                          = 443
}
`;

describe("a topology of Terraform text", async () => {
  const { topology } = await snapshotOf(text);
  const name = (id: string) => topology.ghost(id)?.name ?? id.replace(/^google_compute_/, "");

  it("has every reference as an edge", () => {
    expect(topology.edges.map((it) => `${name(it.from)} ${it.field} ${name(it.to)}`)).toEqual([
      "global_forwarding_rule.https target target_https_proxy.web",
      "global_forwarding_rule.https IPAddress global_address.web",
      "global_forwarding_rule.http target target_http_proxy.redirect",
      "global_forwarding_rule.http IPAddress global_address.web",
      "target_http_proxy.redirect urlMap url_map.redirect",
      "target_https_proxy.web urlMap url_map.web",
      "target_https_proxy.web sslCertificates[0] web",
      "url_map.web defaultService backend_service.web",
      "url_map.web pathMatchers[0].defaultService missing",
      "url_map.web pathMatchers[0].pathRules[0].service backend_service.web",
      "url_map.web pathMatchers[0].pathRules[1].routeAction.weightedBackendServices[0].backendService backend_service.web",
      "url_map.web pathMatchers[0].pathRules[1].routeAction.weightedBackendServices[1].backendService var.canary",
      "backend_service.web backends[0].group global_network_endpoint_group.origin",
      "global_network_endpoint.origin networkEndpointGroup global_network_endpoint_group.origin",
    ]);
  });

  it("says what is not here, and where the text says it", () => {
    expect(topology.unresolved.map((it) => [it.state, it.reference, text.slice(it.range.start, it.range.end)])).toEqual(
      [
        ["outside", "data.google_compute_ssl_certificate.web", "data.google_compute_ssl_certificate.web.id"],
        ["dangling", "google_compute_backend_service.missing.id", "google_compute_backend_service.missing.id"],
        ["unknown", "var.canary", "var.canary"],
      ],
    );
  });

  it("carries hosts, paths and weights on the URL map's edges", () => {
    expect(topology.out("google_compute_url_map.web").map((it) => it.route)).toEqual([
      { type: "default", hosts: [], paths: [] },
      { type: "matcherDefault", hosts: ["api.example.com"], paths: [] },
      { type: "pathRule", hosts: ["api.example.com"], paths: ["/legacy/*"] },
      { type: "pathRule", hosts: ["api.example.com"], paths: ["/split/*"], weight: 900 },
      { type: "pathRule", hosts: ["api.example.com"], paths: ["/split/*"], weight: 100 },
    ]);
  });

  it("has one load balancer: the redirect shares the address, whatever its scheme", () => {
    expect(topology.loadBalancers).toMatchObject([
      {
        name: "web",
        candidates: ["global-external-alb"],
        because: "scheme EXTERNAL_MANAGED, global rule, target HTTPS proxy",
        forwardingRules: ["google_compute_global_forwarding_rule.https", "google_compute_global_forwarding_rule.http"],
        backendServices: ["google_compute_backend_service.web"],
      },
    ]);
    expect(topology.loadBalancers[0]?.members).toContain("google_compute_global_network_endpoint.origin");
  });
});

describe("data sources", () => {
  const service = `provider "google" {
  project = "shop"
}

resource "google_compute_backend_service" "web" {
  name = "web"
}
`;
  const map = (data: string) => `${service}
data "google_compute_backend_service" "read" {
  ${data}
}

resource "google_compute_url_map" "site" {
  name            = "site"
  default_service = data.google_compute_backend_service.read.id
}
`;

  it.each([
    ['name = "web"', "google_compute_backend_service.web"],
    ["name = google_compute_backend_service.web.name", "google_compute_backend_service.web"],
    ['name = "web"\n  project = "shop"', "google_compute_backend_service.web"],
    ['name = "web"\n  project = "other"', "ghost:.:data.google_compute_backend_service.read"],
    ['name = "elsewhere"', "ghost:.:data.google_compute_backend_service.read"],
    ["name = var.name", "ghost:.:data.google_compute_backend_service.read"],
  ])("with %s lead to %s", async (data, expected) => {
    const { topology } = await snapshotOf(map(data));
    expect(topology.out("google_compute_url_map.site").map((it) => it.to)).toEqual([expected.replace(":.:", "::")]);
    for (const ghost of topology.ghosts) expect(ghost).toMatchObject({ state: "outside", reason: "data source" });
  });
});

it("a link leads nowhere where root modules that are equally near each have the resource", async () => {
  const service = 'resource "google_compute_backend_service" "web" {\n  name = "web"\n}\n';
  const map = `resource "google_compute_url_map" "site" {
  name            = "site"
  default_service = "https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web"
}
`;
  const several = await snapshotOf({ "a/main.tf": service, "b/main.tf": service, "c/main.tf": map });
  expect(several.topology.ghosts).toMatchObject([{ state: "outside" }]);
  const one = await snapshotOf({ "a/main.tf": service, "c/main.tf": map });
  expect(one.topology.ghosts).toEqual([]);
});
