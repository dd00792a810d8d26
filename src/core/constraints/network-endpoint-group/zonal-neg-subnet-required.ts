import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { isOfType, typeText } from "../endpoint-entries";
import { lacksSubnetwork, networkOf, onlySubnetwork, subnetworksText } from "../neg-networks";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "zonal-neg-subnet-required",
    severity: "error",
    title: "Zonal NEG on a custom-mode network needs a subnetwork",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "Network", "Subnetwork", "NetworkEndpoint"],
    products: "all",
    local: true,
    docs: `The group is of type \`GCE_VM_IP\` or \`GCE_VM_IP_PORT\`, names no \`subnetwork\`, and its network is in the config with
\`autoCreateSubnetworks\` false. Only an auto-mode network has a subnetwork in every region that can be told from the zone;
in a custom-mode network the group has to name one.

Not reported: networks in auto mode, networks that are not in the config, and hybrid groups.`,
    repair: "Name the subnetwork of the region that contains the zone. That replaces the group.",
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
    ],
    fixable: true,
    messages: {
      missing:
        "The network {network} is in custom mode, so the API cannot tell which subnetwork this {type} group is for and refuses it. Set subnetwork to the one of the zone's region.",
    },
    examples: {
      bad: `resource "google_compute_network" "vpc" {
  name                    = "vpc"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "app" {
  name          = "app"
  region        = "us-central1"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = google_compute_network.vpc.id
  network_endpoint_type = "GCE_VM_IP_PORT"
}
`,
      good: `resource "google_compute_network" "vpc" {
  name                    = "vpc"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "app" {
  name          = "app"
  region        = "us-central1"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = google_compute_network.vpc.id
  subnetwork            = google_compute_subnetwork.app.id
  network_endpoint_type = "GCE_VM_IP_PORT"
}
`,
    },
  },
  context: subnetworksText,
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      if (group.scope.level !== "zone" || !isOfType(group, ["GCE_VM_IP", "GCE_VM_IP_PORT"])) continue;
      const network = networkOf(topology, group);
      if (!network || !lacksSubnetwork(topology, group)) continue;
      yield {
        message: "missing",
        data: { network: network.name, type: typeText(group) },
        resource: group.id,
        field: "network",
        related: related(network, `${network.name} is in custom mode`, "autoCreateSubnetworks"),
        fixes: nameOnly(topology, group, network),
      };
    }
  },
});

/** Where the zone is known and its region has one subnetwork of the network that will do. */
function nameOnly(topology: Topology, group: Resource, network: Resource): readonly Fix[] {
  const region = group.scope.name?.replace(/-[a-z]+$/, "");
  const subnetwork = region === undefined ? undefined : onlySubnetwork(topology, group, network.id, region);
  if (!subnetwork) return [];
  const title = `Set subnetwork to ${subnetwork.name}`;
  return [setting(title, group, "subnetwork", { ref: subnetwork.id }, "Setting the subnetwork replaces the NEG.")];
}
