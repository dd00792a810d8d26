import type { Topology } from "../../topology/topology";
import { defineConstraint } from "../constraint";
import { entriesOfType, textOf, typeText } from "../endpoint-entries";
import { parseIpv4, SUBNET_RANGES } from "../ipv4";
import { allSubnetworks, isInside, subnetRanges, subnetworksText } from "../neg-networks";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "gce-endpoint-public-ip",
    severity: "warning",
    title: "VM endpoint uses an internal address",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "Subnetwork"],
    products: "all",
    local: true,
    docs: `The group is of type \`GCE_VM_IP\` or \`GCE_VM_IP_PORT\` and its endpoint has an IPv4 address outside the ranges that
subnetworks usually have (RFC 1918, RFC 6598 and the other reserved ranges that a VPC network accepts). These groups hold
internal addresses; the external address of a VM cannot be added.

Not reported: an address in a subnetwork of the config, because a subnetwork may use public addresses privately, and any
address while the range of one of the config's subnetworks is not known.`,
    repair: "Use the internal address of the VM, or an internet NEG for a public endpoint.",
    // Seed 003 allows RFC 1918 only; subnetworks take more ranges now.
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "https://docs.cloud.google.com/vpc/docs/subnets",
      "seed 002_f9fd254eff231fad.txt",
    ],
    fixable: false,
    messages: {
      outside:
        "{address} is no internal address, but the endpoints of {group} ({type}) are internal addresses of VMs: the external address of a VM cannot be added. Use the internal one, or an internet NEG for a public endpoint.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "vm-1"
  ip_address             = "34.120.1.1"
  port                   = 80
}
`,
      good: `resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "vm-1"
  ip_address             = "10.128.0.5"
  port                   = 80
}
`,
    },
  },
  context: subnetworksText,
  *find(topology) {
    const outside = entriesOfType(topology, "GCE_VM_IP", "GCE_VM_IP_PORT").flatMap((entry) => {
      const address = textOf(entry, "ipAddress");
      const number = address === undefined ? undefined : parseIpv4(address);
      return address === undefined || number === undefined || isInside(number, SUBNET_RANGES)
        ? []
        : [{ entry, address, number }];
    });
    const ranges = outside.length > 0 ? declaredRanges(topology) : undefined;
    if (ranges === undefined) return;
    for (const { entry, address, number } of outside) {
      if (isInside(number, ranges)) continue;
      yield {
        message: "outside",
        data: { address, group: entry.group.name, type: typeText(entry.group) },
        resource: entry.resource.id,
        field: entry.at("ipAddress"),
        related: related(entry.group, "The group of VMs it belongs to", "networkEndpointType"),
      };
    }
  },
});

/** The ranges of every subnetwork; undefined while one is not known, which might have the address. */
function declaredRanges(topology: Topology): readonly string[] | undefined {
  const ranges: string[] = [];
  for (const subnetwork of allSubnetworks(topology)) {
    const own = subnetRanges(subnetwork, "all");
    if (own === undefined) return undefined;
    ranges.push(...own);
  }
  return ranges;
}
