import { defineConstraint } from "../constraint";
import { entriesOfType, textOf } from "../endpoint-entries";
import { inRange, parseIpv4, UNROUTABLE_RANGES } from "../ipv4";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-ip-endpoint-not-routable",
    severity: "warning",
    title: "Internet NEG address is not publicly routable",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: internetNegProducts,
    local: true,
    docs: "An endpoint of an `INTERNET_IP_PORT` group has a loopback, link-local, shared, unspecified, multicast, reserved or documentation address. Google must be able to reach the address across the internet. Private addresses (RFC 1918) have an error rule of their own.",
    repair: "Use the origin's public address.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: false,
    messages: {
      unroutable:
        "{address} is {what}, which cannot be reached over the internet, so every request to this origin fails. Use the origin's public address.",
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "169.254.169.254"
  port                          = 80
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "34.120.7.9"
  port                          = 80
}
`,
    },
  },
  *find(topology) {
    for (const entry of entriesOfType(topology, "INTERNET_IP_PORT")) {
      const address = textOf(entry, "ipAddress");
      const number = address === undefined ? undefined : parseIpv4(address);
      if (address === undefined || number === undefined) continue;
      const range = Object.keys(UNROUTABLE_RANGES).find((it) => inRange(number, it));
      if (range === undefined) continue;
      yield {
        message: "unroutable",
        data: { address, what: UNROUTABLE_RANGES[range] ?? "not public" },
        resource: entry.resource.id,
        field: entry.at("ipAddress"),
        related: related(entry.group, "The internet NEG it belongs to", "networkEndpointType"),
      };
    }
  },
});
