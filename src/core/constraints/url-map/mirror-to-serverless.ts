import { backendsOf, isNegOf } from "../backends";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { removeFromAction } from "../url-map-destinations";
import { actionsOf, at, partIn } from "../url-maps";

const frame = (action: string) => `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "app"
  }
}

resource "google_compute_backend_service" "run" {
  name                  = "run"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.run.id
${action}}
`;

export default defineConstraint({
  meta: {
    id: "mirror-to-serverless",
    severity: "error",
    title: "Serverless backend cannot be a mirror target",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `A mirror policy copies requests to a backend service with a serverless NEG. Such backends take no mirrored requests,
and the API refuses the URL map. Mirrors must be of the same kind as the service whose requests are copied.`,
    repair: "Mirror to a service with instance groups or zonal NEGs, or remove the mirror policy.",
    sources: [
      "Compute API v1 RequestMirrorPolicy.backendService",
      "https://docs.cloud.google.com/load-balancing/docs/features",
    ],
    fixable: true,
    messages: {
      serverless:
        'The mirror target "{service}" has the serverless NEG "{neg}" as backend, which takes no mirrored requests. Choose another target, or remove the policy.',
    },
    examples: {
      bad: frame(`  default_route_action {
    request_mirror_policy {
      backend_service = google_compute_backend_service.run.id
    }
  }
`),
      good: frame(""),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const action of actionsOf(urlMap)) {
        const policy = partIn(action, "requestMirrorPolicy");
        const edge =
          policy && topology.out(urlMap.id, "mirror").find((it) => it.field === at(policy, "backendService"));
        const service = edge && topology.get(edge.to);
        if (!edge || service?.kind !== "BackendService") continue;
        const backend = backendsOf(topology, service).list.find((it) => isNegOf(it, "SERVERLESS"));
        if (!backend) continue;
        const { level } = action;
        yield {
          message: "serverless",
          data: { service: service.name, neg: backend.group?.name ?? "?" },
          resource: urlMap.id,
          field: edge.field,
          related: related(service, `"${service.name}" has a serverless NEG as backend`, `${backend.path}.group`),
          fixes: [
            {
              title: "Remove the mirror policy",
              changes: [removeFromAction(urlMap, level, level.action, "requestMirrorPolicy")],
            },
          ],
        };
      }
  },
});
