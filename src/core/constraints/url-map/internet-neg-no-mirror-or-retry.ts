import type { Resource } from "../../model/resource";
import { couldBe, field } from "../../topology/read";
import type { Edge, Topology } from "../../topology/topology";
import { backendsOf, isGlobalInternetNeg } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { routeActionPath } from "../origin-hosts";
import { globalInternetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-no-mirror-or-retry",
    severity: "warning",
    title: "Mirroring and retries do not work with a global internet NEG",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "NetworkEndpointGroup"],
    products: globalInternetNegProducts,
    local: true,
    docs: `A route with a retry policy or a mirror policy leads to a backend service with a global internet NEG, or mirrors
requests to one. Neither feature is available for global external origins: failed requests are not tried again and no
copies are sent. Regional internet NEGs are not reported.`,
    repair:
      "Remove the policy from the route. To retry or mirror towards an external origin, use a regional load balancer with a regional internet NEG.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: true,
    messages: {
      retryPolicy:
        'The route leads to "{service}", whose backend "{neg}" is a global internet NEG: failed requests are not tried again. Remove the retry policy.',
      requestMirrorPolicy:
        'The route leads to "{service}", whose backend "{neg}" is a global internet NEG: its requests are not mirrored. Remove the mirror policy.',
      mirrorTarget:
        'The mirror target "{service}" has the global internet NEG "{neg}" as backend, which takes no mirrored requests. Remove the mirror policy.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.origin.id
  default_route_action {
    retry_policy {
      retry_conditions = ["5xx"]
      num_retries      = 3
    }
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.origin.id
}
`,
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const reported = new Set<string>();
      for (const edge of topology.out(urlMap.id)) {
        const action = routeActionPath(edge);
        const target = action === undefined ? undefined : globalOrigin(topology, edge);
        if (action === undefined || !target) continue;
        const mirrored = edge.route?.type === "mirror";
        for (const policy of mirrored ? mirrorOnly : policies) {
          const path = `${action}.${policy}`;
          if (reported.has(path) || field(urlMap, path)?.type !== "object") continue;
          reported.add(path);
          yield {
            message: mirrored ? "mirrorTarget" : policy,
            data: { service: target.service.name, neg: target.neg },
            resource: urlMap.id,
            field: path,
            related: related(
              target.service,
              `"${target.service.name}" serves the global internet NEG "${target.neg}"`,
              target.path,
            ),
            fixes: [
              removing(policy === "retryPolicy" ? "Remove the retry policy" : "Remove the mirror policy", urlMap, path),
            ],
            unnecessary: true,
          };
        }
      }
    }
  },
});

const policies = ["retryPolicy", "requestMirrorPolicy"] as const;
const mirrorOnly = ["requestMirrorPolicy"] as const;

/** The backend service that an edge leads to, when its backend is a global internet NEG of an external load balancer. */
function globalOrigin(
  topology: Topology,
  edge: Edge,
): { readonly service: Resource; readonly neg: string; readonly path: string } | undefined {
  const service = topology.get(edge.to);
  if (service?.kind !== "BackendService" || couldBe(service, "loadBalancingScheme", "INTERNAL_SELF_MANAGED"))
    return undefined;
  const backend = backendsOf(topology, service).list.find(isGlobalInternetNeg);
  return backend && { service, neg: backend.group.name, path: `${backend.path}.group` };
}
