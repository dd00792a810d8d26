import { describe, expect, it } from "vitest";
import unreachableResource from "../../../../src/core/constraints/reference/unreachable-resource";
import type { ParsedResource } from "../../../../src/core/model/resource";
import { buildTopology } from "../../../../src/core/topology/build";
import { link, objectIn } from "../../../support/resources";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(unreachableResource, {
  valid: [
    {
      name: "no forwarding rule here at all",
      tf: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "all reached",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "a rule whose target is not known might lead there",
      tf: `variable "t" {}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = var.t
}
`,
    },
    {
      name: "a target of mirrored requests",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
  default_route_action {
    request_mirror_policy {
      backend_service = google_compute_backend_service.copy.id
    }
  }
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_backend_service" "copy" {
  name                  = "copy"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "mesh",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_backend_service" "mesh" {
  name                  = "mesh"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "HTTP"
}
`,
    },
  ],
  invalid: [
    {
      name: "a service that nothing uses",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
«resource "google_compute_backend_service" "unused"» {
  name                  = "unused"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
      message:
        "No forwarding rule leads here, so it receives no traffic. Refer to it from a URL map, proxy or forwarding rule, or delete it.",
    },
    {
      name: "only the topmost of a chain",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
«resource "google_compute_url_map" "old"» {
  name            = "old"
  default_service = google_compute_backend_service.old.id
}
resource "google_compute_backend_service" "old" {
  name                  = "old"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
  ],
});

describe("exports that hold some of the objects", () => {
  const global = "projects/p/global";
  const rule = objectIn("api", "ForwardingRule", `${global}/forwardingRules/web`, {
    loadBalancingScheme: "EXTERNAL",
    target: link(`${global}/targetHttpProxies/web`),
  });
  const proxy = objectIn("api", "TargetHttpProxy", `${global}/targetHttpProxies/web`, {
    urlMap: link(`${global}/urlMaps/web`),
  });
  const map = objectIn("api", "UrlMap", `${global}/urlMaps/web`, {
    defaultService: link(`${global}/backendServices/outside`),
  });
  const service = objectIn("api", "BackendService", `${global}/backendServices/web`, {
    loadBalancingScheme: "EXTERNAL",
  });
  const found = (...resources: ParsedResource[]) =>
    [...unreachableResource.find(buildTopology(resources, { declares: () => false }))].map((it) => it.resource);

  it.each([
    ["the proxy", [rule]],
    ["the URL map", [rule, proxy]],
  ])("without %s, which may lead to the service", (_, above) => {
    expect(found(...above, service)).toEqual([]);
  });

  it("with all that could lead there", () => {
    expect(found(rule, proxy, map, service)).toEqual([service.address]);
  });

  it("a proxy is reached by a rule only", () => {
    const other = objectIn("api", "TargetHttpProxy", `${global}/targetHttpProxies/other`, {});
    expect(found(rule, other, service)).toEqual([other.address]);
  });
});
