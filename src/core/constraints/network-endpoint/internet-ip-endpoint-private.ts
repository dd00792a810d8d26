import { defineConstraint } from "../constraint";
import { entriesOfType, textOf } from "../endpoint-entries";
import { inRange, PRIVATE_RANGES, parseIpv4 } from "../ipv4";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-ip-endpoint-private",
    severity: "error",
    title: "Internet NEG address must not be a private RFC 1918 address",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: internetNegProducts,
    local: true,
    docs: "An endpoint of an `INTERNET_IP_PORT` group has an address in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. Such an endpoint is reached over the internet, where only public addresses can work. References and variables without a value are not judged.",
    repair:
      "Use the origin's public address. For a private origin use a hybrid NEG (`NON_GCP_PRIVATE_IP_PORT`) over VPN or Interconnect, or a regional `INTERNET_FQDN_PORT` NEG whose name resolves privately.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: false,
    messages: {
      private:
        "{address} is a private address, but endpoints of an internet NEG are reached over the internet. Use the public address, or a hybrid NEG (NON_GCP_PRIVATE_IP_PORT) for a private origin.",
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "10.1.2.3"
  port                          = 443
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "34.120.7.9"
  port                          = 443
}
`,
    },
  },
  *find(topology) {
    for (const entry of entriesOfType(topology, "INTERNET_IP_PORT")) {
      const address = textOf(entry, "ipAddress");
      const number = address === undefined ? undefined : parseIpv4(address);
      if (address === undefined || number === undefined || !PRIVATE_RANGES.some((it) => inRange(number, it))) continue;
      yield {
        message: "private",
        data: { address },
        resource: entry.resource.id,
        field: entry.at("ipAddress"),
        related: related(entry.group, "The internet NEG it belongs to", "networkEndpointType"),
      };
    }
  },
});
