import { knownIn } from "../../topology/read";
import { backendsOf } from "../backends";
import { limits } from "../balancing";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { isPassthrough, schemeText } from "../passthrough";
import { passthroughProducts } from "../product-lists";
import { rangeOf } from "../ranges";
import { related } from "../related";

const capacity = ["capacityScaler", ...limits.filter((it) => !it.startsWith("maxInFlight"))];

export default defineConstraint({
  meta: {
    id: "passthrough-no-target-capacity",
    severity: "error",
    title: "Passthrough load balancer backends take no capacity settings",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: passthroughProducts,
    local: true,
    docs: `A regional backend service with scheme \`INTERNAL\` (Terraform's default) or \`EXTERNAL\` has a backend with a
capacity scaler, a rate, a number of connections or a utilization. A passthrough load balancer hashes packets to backends and
measures no capacity; the API refuses the fields, and Terraform's provider stops the plan. A value of 0 is the same as none and is
not reported.`,
    repair:
      "Remove the fields. To prefer some backends over others use `failover` or, on an external one, `WEIGHTED_MAGLEV`.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "terraform-provider-google test testAccComputeRegionBackendService_withInvalidInternalBackend",
      "https://github.com/hashicorp/terraform-provider-google/issues/10837",
    ],
    fixable: true,
    messages: {
      refused:
        "A passthrough load balancer ({scheme}) spreads traffic by hashing and takes no capacity, so {fields} {verb} refused: remove {them}.",
    },
    examples: {
      bad: `resource "google_compute_region_backend_service" "internal" {
  name          = "internal"
  region        = "us-central1"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group           = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode  = "CONNECTION"
    capacity_scaler = 1.0
  }
}
`,
      good: `resource "google_compute_region_backend_service" "internal" {
  name          = "internal"
  region        = "us-central1"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode = "CONNECTION"
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isPassthrough(service)) continue;
      for (const backend of backendsOf(topology, service).list) {
        const names = capacity.filter((it) => (knownIn(backend.value, it) ?? 0) !== 0);
        const paths = names.map((it) => `${backend.path}.${it}`);
        const [first] = paths;
        if (first === undefined) continue;
        const several = names.length > 1;
        yield {
          message: "refused",
          data: {
            scheme: schemeText(service),
            fields: names.join(", "),
            verb: several ? "are" : "is",
            them: several ? "them" : "it",
          },
          resource: service.id,
          field: backend.path,
          range: rangeOf(service, first),
          related: [
            ...related(service, `The service has ${schemeText(service)}`, "loadBalancingScheme"),
            ...paths.slice(1).flatMap((it) => related(service, "Refused as well", it)),
          ],
          fixes: [removing(several ? "Remove the capacity settings" : `Remove ${names.join()}`, service, ...paths)],
        };
      }
    }
  },
});
