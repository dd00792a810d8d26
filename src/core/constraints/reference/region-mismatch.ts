import { defineConstraint } from "../constraint";
import { related } from "../related";
import { bindingLinks, LINKED_KINDS, REFERRING_KINDS } from "./links";

export default defineConstraint({
  meta: {
    id: "region-mismatch",
    severity: "error",
    title: "Regional resources of a load balancer must share the region",
    appliesTo: REFERRING_KINDS,
    reads: LINKED_KINDS,
    products: [
      "regional-external-alb",
      "regional-internal-alb",
      "regional-external-proxy-nlb",
      "regional-internal-proxy-nlb",
      "external-passthrough-nlb",
      "internal-passthrough-nlb",
    ],
    local: true,
    docs: "A regional forwarding rule, target proxy, URL map or backend service refers to a regional resource of another region. The API refuses references across regions. Reported only when both regions are known, whether from the resource, its link or the provider's default.",
    repair: "Use one region. Changing the region replaces the resource, so move the one that is easier to replace.",
    sources: [
      "Compute API v1 ForwardingRule.target",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      across:
        "This is in {region}, but {name} is in {other}. References across regions are refused: use one region for the whole load balancer.",
    },
    examples: {
      bad: `resource "google_compute_region_target_http_proxy" "web" {
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
  target                = google_compute_region_target_http_proxy.web.id
}
`,
      good: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-central1"
  url_map = "projects/p/regions/us-central1/urlMaps/web"
}

resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
  },
  *find(topology) {
    for (const { from, edge, to } of bindingLinks(topology)) {
      const [region, other] = [from.scope.name, to.scope.name];
      if (from.scope.level !== "region" || to.scope.level !== "region" || !region || !other || region === other)
        continue;
      yield {
        message: "across",
        data: { region, name: to.name, other },
        resource: from.id,
        field: edge.field,
        related: related(to.resource, `${to.name} is in ${other}`, "region"),
        fixes: [
          {
            title: `Move to ${other}`,
            changes: [{ op: "setField", resource: from.id, field: "region", value: other }],
            effect: "Changing the region replaces the resource.",
          },
        ],
      };
    }
  },
});
