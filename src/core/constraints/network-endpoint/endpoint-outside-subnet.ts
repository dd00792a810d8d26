import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { entriesOf, entriesOfType, textOf } from "../endpoint-entries";
import { parseIpv4 } from "../ipv4";
import {
  countedRanges,
  isInside,
  networkIdOf,
  onlySubnetwork,
  subnetRanges,
  subnetworkOf,
  subnetworksText,
} from "../neg-networks";
import { oncePer } from "../once";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "endpoint-outside-subnet",
    severity: "warning",
    title: "Endpoint address lies outside the subnet of its NEG",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "Subnetwork"],
    products: "all",
    local: true,
    docs: `The group is of type \`GCE_VM_IP\` or \`GCE_VM_IP_PORT\`, its subnetwork is in the config, and the endpoint's IPv4
address is in none of the subnetwork's ranges. The address must be the primary or an alias address of a VM's interface in
that subnetwork. For \`GCE_VM_IP\` only the primary range counts: alias addresses are not allowed there.

Not reported: subnetworks that are not in the config, and those of which a range is not known.`,
    repair: "Correct the address, or name the subnetwork of the VM in the group, which replaces it.",
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "seed 002_f9fd254eff231fad.txt",
    ],
    fixable: true,
    messages: {
      outside:
        "{address} is not in the subnetwork {subnet} of the group {group} ({ranges}). An endpoint has an address that its VM has in that subnetwork: correct the address, or the group's subnetwork.",
      alias:
        "{address} is in a secondary range of the subnetwork {subnet}, but the endpoints of {group} are of type GCE_VM_IP, which takes primary addresses only ({ranges}). Use the VM's primary address.",
    },
    examples: {
      bad: `resource "google_compute_subnetwork" "app" {
  name          = "app"
  region        = "us-central1"
  network       = "default"
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = google_compute_subnetwork.app.id
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "vm-1"
  ip_address             = "10.9.9.9"
  port                   = 80
}
`,
      good: `resource "google_compute_subnetwork" "app" {
  name          = "app"
  region        = "us-central1"
  network       = "default"
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = google_compute_subnetwork.app.id
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "vm-1"
  ip_address             = "10.0.0.9"
  port                   = 80
}
`,
    },
  },
  context: subnetworksText,
  *find(topology) {
    const right = oncePer((group) => {
      const wrong = subnetworkOf(topology, group);
      return wrong ? rightSubnetwork(topology, group, wrong) : [];
    });
    for (const entry of entriesOfType(topology, "GCE_VM_IP", "GCE_VM_IP_PORT")) {
      const address = textOf(entry, "ipAddress");
      const number = address === undefined ? undefined : parseIpv4(address);
      const subnetwork = subnetworkOf(topology, entry.group);
      if (address === undefined || number === undefined || !subnetwork) continue;
      const ranges = subnetRanges(subnetwork, countedRanges(entry.group));
      if (!ranges || isInside(number, ranges)) continue;
      const alias = isInside(number, subnetRanges(subnetwork, "all") ?? []);
      yield {
        message: alias ? "alias" : "outside",
        data: { address, subnet: subnetwork.name, group: entry.group.name, ranges: ranges.join(", ") },
        resource: entry.resource.id,
        field: entry.at("ipAddress"),
        related: [
          ...related(entry.group, "The group it belongs to", "subnetwork"),
          ...related(subnetwork, `The subnetwork has ${ranges.join(", ")}`, "ipCidrRange"),
        ],
        fixes: right(entry.group),
      };
    }
  },
});

/** The one subnetwork beside the wrong one that has every address of the group. */
function rightSubnetwork(topology: Topology, group: Resource, wrong: Resource): readonly Fix[] {
  const network = networkIdOf(topology, wrong);
  const region = wrong.scope.name;
  const known = entriesOf(topology, group).every((it) => parseIpv4(textOf(it, "ipAddress") ?? "") !== undefined);
  if (!known || network === undefined || region === undefined || wrong.many) return [];
  const right = onlySubnetwork(topology, group, network, region);
  if (!right) return [];
  const title = `Name the subnetwork ${right.name} in the group`;
  return [setting(title, group, "subnetwork", { ref: right.id }, "Changing the subnetwork replaces the NEG.")];
}
