import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, possible } from "../../topology/read";
import { type Backend, backendsOf } from "../backends";
import { limits, present } from "../balancing";
import { removeFields, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { isPassthrough, schemeText } from "../passthrough";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "passthrough-balancing-mode",
    severity: "error",
    title: "Passthrough load balancer backends must use CONNECTION",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: passthroughProducts,
    local: true,
    docs: `A regional backend service with scheme \`INTERNAL\` (Terraform's default) or \`EXTERNAL\` has a backend whose
balancing mode is not \`CONNECTION\`. A passthrough load balancer spreads connections by hashing and measures nothing else; the API
refuses the backend.

An absent \`balancing_mode\` counts where the provider is certainly version 6 or later: its default changed from \`CONNECTION\` to
\`UTILIZATION\` then. With a version that the text does not pin it is not judged.`,
    repair: 'Set `balancing_mode = "CONNECTION"`, and no capacity beside it.',
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/version_6_upgrade",
      "https://github.com/terraform-google-modules/terraform-google-lb-internal/issues/146",
    ],
    fixable: true,
    messages: {
      set: "A passthrough load balancer ({scheme}) knows only connections, so the API refuses balancing mode {mode}: use CONNECTION.",
      missing:
        "Without balancingMode this backend uses {mode}, the default from provider 6 on, but a passthrough load balancer ({scheme}) knows only connections, so the API refuses it: set CONNECTION.",
    },
    examples: {
      bad: `resource "google_compute_region_backend_service" "internal" {
  name                  = "internal"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode = "UTILIZATION"
  }
}
`,
      good: `resource "google_compute_region_backend_service" "internal" {
  name                  = "internal"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  health_checks         = ["projects/p/global/healthChecks/hc"]
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
        const field = `${backend.path}.balancingMode`;
        const modes = possible(service, field) ?? [];
        if (modes.length === 0 || modes.includes("CONNECTION")) continue;
        yield {
          message: isAbsent(service, field) ? "missing" : "set",
          data: { mode: modes.join(" or "), scheme: schemeText(service) },
          resource: service.id,
          field,
          related: related(service, `The service has ${schemeText(service)}`, "loadBalancingScheme"),
          fixes: [fix(service, backend, field)],
        };
      }
    }
  },
});

/** Targets go with the mode that they belonged to: this load balancer takes none. */
function fix(service: Resource, backend: Backend, field: string): Fix {
  return {
    title: "Balance by connections (CONNECTION)",
    changes: [setField(service, field, "CONNECTION"), ...removeFields(service, present(backend, limits))],
  };
}
