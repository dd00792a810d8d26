import { defineConstraint } from "../constraint";
import { entriesOfType, textOf } from "../endpoint-entries";
import { isPublic, parseIpv4 } from "../ipv4";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "hybrid-endpoint-public-ip",
    severity: "info",
    title: "Hybrid endpoint has a public address",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: "The group is of type `NON_GCP_PRIVATE_IP_PORT` and its endpoint has an IPv4 address that the internet routes. Hybrid endpoints are reached over Cloud VPN, Interconnect or a Router appliance only; a public address works where those routes carry it, as in a network that uses public addresses privately.",
    repair:
      "Nothing, where the routes of the VPC network carry the address. For an origin that is reached over the internet use an internet NEG.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
    ],
    fixable: false,
    messages: {
      public:
        "{address} is a public address, and the endpoints of the hybrid NEG {group} are reached over VPN or Interconnect only: it works if those routes carry it. For an origin in the internet use an internet NEG.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "hybrid" {
  name                  = "hybrid"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "NON_GCP_PRIVATE_IP_PORT"
}

resource "google_compute_network_endpoint" "hybrid" {
  network_endpoint_group = google_compute_network_endpoint_group.hybrid.name
  ip_address             = "34.120.1.1"
  port                   = 443
}
`,
      good: `resource "google_compute_network_endpoint_group" "hybrid" {
  name                  = "hybrid"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "NON_GCP_PRIVATE_IP_PORT"
}

resource "google_compute_network_endpoint" "hybrid" {
  network_endpoint_group = google_compute_network_endpoint_group.hybrid.name
  ip_address             = "192.168.10.5"
  port                   = 443
}
`,
    },
  },
  *find(topology) {
    for (const entry of entriesOfType(topology, "NON_GCP_PRIVATE_IP_PORT")) {
      const address = textOf(entry, "ipAddress");
      const number = address === undefined ? undefined : parseIpv4(address);
      if (address === undefined || number === undefined || !isPublic(number)) continue;
      yield {
        message: "public",
        data: { address, group: entry.group.name },
        resource: entry.resource.id,
        field: entry.at("ipAddress"),
        related: related(entry.group, "The hybrid NEG it belongs to", "networkEndpointType"),
      };
    }
  },
});
