import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { entriesOfType, isCertainlySet } from "../endpoint-entries";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "vm-ip-endpoint-no-dual-stack",
    severity: "error",
    title: "GCE_VM_IP endpoint cannot be dual stack",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: passthroughProducts,
    local: true,
    docs: `The group is of type \`GCE_VM_IP\` and its endpoint sets both \`ipAddress\` and \`ipv6Address\`. Only \`GCE_VM_IP_PORT\`
endpoints can carry an address of either family.

\`ipv6Address\` is a field of the API, so this is found in what gcloud and the REST API list. Terraform's provider has had
no argument for it so far; the example spells it as the provider would.`,
    repair:
      "Remove the IPv6 address. Where both families are wanted behind a proxy load balancer, use a group of type `GCE_VM_IP_PORT`.",
    // Catalogue: no field to show it. The API v1 has NetworkEndpoint.ipv6Address since dual stack NEGs, and lists return it.
    sources: [
      "Compute API v1 NetworkEndpoint.ipv6Address",
      "https://docs.cloud.google.com/load-balancing/docs/negs",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "seed 002_f9fd254eff231fad.txt",
    ],
    fixable: true,
    messages: {
      both: "This endpoint has an IPv4 and an IPv6 address, but the group {group} is of type GCE_VM_IP, and only GCE_VM_IP_PORT endpoints can be dual stack. Remove ipv6Address.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "ilb" {
  name                  = "ilb"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP"
}

resource "google_compute_network_endpoint" "ilb" {
  network_endpoint_group = google_compute_network_endpoint_group.ilb.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  ipv6_address           = "fd20:a:b:c::5"
}
`,
      good: `resource "google_compute_network_endpoint_group" "ilb" {
  name                  = "ilb"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP"
}

resource "google_compute_network_endpoint" "ilb" {
  network_endpoint_group = google_compute_network_endpoint_group.ilb.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
}
`,
    },
  },
  *find(topology) {
    for (const entry of entriesOfType(topology, "GCE_VM_IP")) {
      const { ipAddress, ipv6Address } = entry.value.fields;
      if (!isCertainlySet(ipAddress) || !isCertainlySet(ipv6Address)) continue;
      yield {
        message: "both",
        data: { group: entry.group.name },
        resource: entry.resource.id,
        field: entry.at("ipv6Address"),
        related: related(entry.group, `${entry.group.name} is of type GCE_VM_IP`, "networkEndpointType"),
        fixes: [removing("Remove ipv6Address", entry.resource, entry.at("ipv6Address"))],
      };
    }
  },
});
