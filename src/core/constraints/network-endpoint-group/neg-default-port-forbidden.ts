import { field } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { isCertainlySet, isOfType, typeText } from "../endpoint-entries";

export default defineConstraint({
  meta: {
    id: "neg-default-port-forbidden",
    severity: "error",
    title: "Default port is not allowed on portless NEG types",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup"],
    products: "all",
    local: true,
    docs: "`defaultPort` is set on a group of type `GCE_VM_IP`, `SERVERLESS` or `PRIVATE_SERVICE_CONNECT`. Their endpoints carry no port, so there is nothing for a default port to apply to and the API refuses it.",
    repair: "Remove the default port.",
    sources: [
      "Compute API v1 NetworkEndpointGroup.defaultPort",
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
    ],
    fixable: true,
    messages: {
      portless: "Endpoints of a {type} group carry no port, so the API refuses a default port. Remove it.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "internal" {
  name                  = "internal"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP"
  default_port          = 80
}
`,
      good: `resource "google_compute_network_endpoint_group" "internal" {
  name                  = "internal"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP"
}
`,
    },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      if (!isCertainlySet(field(group, "defaultPort"))) continue;
      if (!isOfType(group, ["GCE_VM_IP", "SERVERLESS", "PRIVATE_SERVICE_CONNECT"])) continue;
      yield {
        message: "portless",
        data: { type: typeText(group) },
        resource: group.id,
        field: "defaultPort",
        fixes: [removing("Remove the default port", group, "defaultPort")],
      };
    }
  },
});
