import { isAbsent } from "../../topology/read";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { isOfType } from "../endpoint-entries";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";

export default defineConstraint({
  meta: {
    id: "psc-neg-target-required",
    severity: "error",
    title: "Private Service Connect NEG must name its target service",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup"],
    products: [...applicationProducts, ...proxyNetworkProducts],
    local: true,
    docs: "The group is of type `PRIVATE_SERVICE_CONNECT` and has no `pscTargetService`. The target service is the one endpoint of such a group, so the API refuses it without.",
    repair:
      "Name the service: the URI of the producer's service attachment (`projects/…/regions/…/serviceAttachments/…`), or the host name of a Google API. What it is to be cannot be told from the config, so the quick-fix asks for the host name.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs",
      "https://docs.cloud.google.com/vpc/docs/access-apis-managed-services-private-service-connect-backends",
      "Compute API v1 NetworkEndpointGroup.pscTargetService",
    ],
    fixable: true,
    messages: {
      missing:
        "This Private Service Connect NEG does not say which service it reaches, so the API refuses it. Set pscTargetService to a service attachment or to the host name of a Google API.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "psc" {
  name                  = "psc"
  region                = "us-central1"
  network_endpoint_type = "PRIVATE_SERVICE_CONNECT"
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "psc" {
  name                  = "psc"
  region                = "us-central1"
  network_endpoint_type = "PRIVATE_SERVICE_CONNECT"
  psc_target_service    = "projects/p/regions/us-central1/serviceAttachments/api"
}
`,
    },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      if (!isOfType(group, ["PRIVATE_SERVICE_CONNECT"]) || !isAbsent(group, "pscTargetService")) continue;
      yield {
        message: "missing",
        resource: group.id,
        field: "pscTargetService",
        fixes: [
          {
            title: "Set pscTargetService to a Google API…",
            changes: [setField(group, "pscTargetService", { ask: "host" })],
            ask: {
              id: "host",
              prompt: "Host name of the Google API",
              placeholder: "us-central1-cloudkms.googleapis.com",
              check: "fqdn",
            },
          },
        ],
      };
    }
  },
});
