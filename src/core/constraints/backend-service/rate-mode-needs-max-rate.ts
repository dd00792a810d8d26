import { knownIn } from "../../topology/read";
import { backendsOf } from "../backends";
import { addTarget, fittingWords, lacksTarget, takesTarget } from "../balancing";
import { defineConstraint } from "../constraint";
import { protocolsOf } from "../endpoints";
import { isProxied } from "../passthrough";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "rate-mode-needs-max-rate",
    severity: "error",
    title: "RATE balancing needs a target rate",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: [...applicationProducts, "cloud-service-mesh"],
    local: true,
    docs: `A backend is balanced by \`RATE\` and no rate that fits its group is above 0: \`maxRate\` or \`maxRatePerInstance\`
for an instance group, \`maxRate\` or \`maxRatePerEndpoint\` for a NEG, any of the three where the group is not known. The load
balancer compares the rate with the requests that it sees to tell when a zone is full; without one the API refuses the backend.
Serverless, internet and Private Service Connect NEGs take no such target and have rules of their own; for TCP and SSL
\`rate-mode-with-tcp\` speaks.`,
    repair: `Add \`max_rate_per_endpoint\` (NEG) or \`max_rate_per_instance\` (instance group). The rate is the target at which
traffic goes elsewhere, not a hard limit: choose it by what one endpoint or instance can take.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "terraform-provider-google google_compute_backend_service.backend.max_rate",
      "https://github.com/hashicorp/terraform-provider-google/issues/12537",
    ],
    fixable: true,
    messages: {
      missing:
        "RATE balancing compares requests with a target rate, and this backend has none, so the API refuses it: set {fitting}.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = google_compute_network_endpoint_group.neg.id
    balancing_mode = "RATE"
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group                 = google_compute_network_endpoint_group.neg.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isProxied(service)) continue;
      if (protocolsOf(service)?.every((it) => ["TCP", "SSL", "UDP", "UNSPECIFIED"].includes(it))) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (knownIn(backend.value, "balancingMode") !== "RATE") continue;
        if (!takesTarget(backend) || !lacksTarget(backend, "RATE")) continue;
        yield {
          message: "missing",
          data: { fitting: fittingWords(backend, "RATE") },
          resource: service.id,
          field: `${backend.path}.balancingMode`,
          related: related(backend.group?.resource, "The group that it fills"),
          fixes: addTarget(service, backend, "RATE"),
        };
      }
    }
  },
});
