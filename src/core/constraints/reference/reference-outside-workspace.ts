import { URL_MAP_ROLES } from "../chain";
import { defineConstraint } from "../constraint";
import { JUDGED_KINDS } from "./judged-kinds";

export default defineConstraint({
  meta: {
    id: "reference-outside-workspace",
    severity: "info",
    title: "Referenced resource is not in the workspace",
    appliesTo: JUDGED_KINDS,
    reads: JUDGED_KINDS,
    products: "all",
    docs: "A literal self-link names a load balancing resource that is not among the files opened, so the topology ends there and nothing behind it is checked. It may well exist: this is never an error. Silent when the workspace holds a single resource.",
    repair: "Correct the name if it is a slip; open the folder that declares the resource to see and check the rest.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/target-proxies",
    ],
    fixable: false,
    messages: {
      outside:
        "{link} is not declared in these files, so the topology ends here and what stands behind it is not checked.",
    },
    examples: {
      bad: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/global/backendServices/elsewhere"
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name = "web"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
`,
    },
  },
  *find(topology) {
    if (topology.resources.length < 2) return;
    for (const it of topology.unresolved) {
      const resource = it.state === "outside" ? topology.get(it.from) : undefined;
      if (!resource || !JUDGED_KINDS.includes(resource.kind)) continue;
      const edge = topology.out(resource.id).find((candidate) => candidate.field === it.field);
      const link = edge && topology.ghost(edge.to)?.link;
      // Certificates, policies and addresses are habitually managed elsewhere.
      if (link === undefined || !edge || !CHAIN_ROLES.includes(edge.role)) continue;
      yield { message: "outside", data: { link }, resource: resource.id, field: it.field, range: it.range };
    }
  },
});

const CHAIN_ROLES = ["target", "backendService", "urlMap", ...URL_MAP_ROLES, "backend", "networkEndpointGroup"];
