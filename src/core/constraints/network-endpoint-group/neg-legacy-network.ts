import { isAbsent } from "../../topology/read";
import { defineConstraint } from "../constraint";
import { isCertainlySet } from "../endpoint-entries";
import { networkOf } from "../neg-networks";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "neg-legacy-network",
    severity: "error",
    title: "NEGs cannot use a legacy network",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "Network"],
    products: "all",
    local: true,
    docs: `The network of the group is in the config and is a legacy network: it has a range of its own (\`IPv4Range\`) and no
subnet mode. The endpoints of a group belong to a subnetwork, and a legacy network has none.

Legacy networks are mostly seen in what gcloud and the REST API print; Terraform's provider can declare none since
version 3.`,
    repair: "Move the VMs to a VPC network with subnetworks, and name that one in the group, which replaces it.",
    sources: ["seed 003_d2a81f781f6ec9dd.txt", "Compute API v1 Network.IPv4Range"],
    fixable: false,
    messages: {
      legacy:
        "The network {network} is a legacy network, which has no subnetworks, but the endpoints of a NEG belong to one. Use a VPC network with subnetworks.",
    },
    examples: {
      bad: `resource "google_compute_network" "old" {
  name       = "old"
  ipv4_range = "10.240.0.0/16"
}

resource "google_compute_network_endpoint_group" "web" {
  name    = "web"
  zone    = "us-central1-a"
  network = google_compute_network.old.self_link
}
`,
      good: `resource "google_compute_network" "vpc" {
  name = "vpc"
}

resource "google_compute_network_endpoint_group" "web" {
  name    = "web"
  zone    = "us-central1-a"
  network = google_compute_network.vpc.self_link
}
`,
    },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      const network = networkOf(topology, group);
      if (!network || !isCertainlySet(network.fields.fields.IPv4Range)) continue;
      if (!isAbsent(network, "autoCreateSubnetworks")) continue;
      yield {
        message: "legacy",
        data: { network: network.name },
        resource: group.id,
        field: "network",
        related: related(network, `${network.name} has a range of its own`, "IPv4Range"),
      };
    }
  },
});
