import { known } from "../../topology/read";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { actionsOf, at, partsIn } from "../url-maps";

const example = (affinity: string) => `resource "google_compute_backend_service" "stable" {
  name                  = "stable"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  session_affinity      = "${affinity}"
}

resource "google_compute_backend_service" "canary" {
  name                  = "canary"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_url_map" "web" {
  name = "web"
  default_route_action {
    weighted_backend_services {
      backend_service = google_compute_backend_service.stable.id
      weight          = 95
    }
    weighted_backend_services {
      backend_service = google_compute_backend_service.canary.id
      weight          = 5
    }
  }
}
`;

export default defineConstraint({
  meta: {
    id: "weighted-services-session-affinity",
    severity: "warning",
    title: "Weights take precedence over session affinity",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService"],
    products: urlMapProducts,
    local: true,
    docs: `Requests are shared by weight among several backend services, and one of those has session affinity. The weights take
precedence: the documentation advises against session affinity on services that share requests by weight.`,
    repair: "Switch session affinity off on the services that share requests, or send the requests to one service.",
    sources: ["Compute API v1 WeightedBackendService.weight"],
    fixable: true,
    messages: {
      affinity:
        'The backend service "{service}" has session affinity {affinity}, but the weights decide first, so a client may change services between requests. Set sessionAffinity to NONE, or do without weights.',
    },
    examples: { bad: example("CLIENT_IP"), good: example("NONE") },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const action of actionsOf(urlMap)) {
        const { list } = partsIn(action, "weightedBackendServices");
        if (list.length < 2) continue;
        for (const entry of list) {
          const field = at(entry, "backendService");
          const edge = topology.out(urlMap.id, "weightedBackendService").find((it) => it.field === field);
          const service = edge && topology.get(edge.to);
          const affinity = service?.kind === "BackendService" ? known(service, "sessionAffinity") : undefined;
          if (!service || affinity === undefined || affinity === "" || affinity === "NONE") continue;
          yield {
            message: "affinity",
            data: { service: service.name, affinity: String(affinity) },
            resource: urlMap.id,
            field,
            related: related(service, `Session affinity of ${service.name}`, "sessionAffinity"),
            fixes: [setting(`Switch session affinity of ${service.name} off`, service, "sessionAffinity", "NONE")],
          };
        }
      }
  },
});
