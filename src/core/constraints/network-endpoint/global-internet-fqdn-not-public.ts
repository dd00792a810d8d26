import { couldBe } from "../../topology/read";
import { defineConstraint } from "../constraint";
import { entriesOfType, textOf } from "../endpoint-entries";
import { servicesOf } from "../endpoints";
import { globalInternetNegProducts } from "../product-lists";

/** Special-use and customary private names: RFC 2606, RFC 6761, RFC 6762, RFC 8375. */
const PRIVATE = /(^|\.)(localhost|local|internal|lan|home\.arpa|corp|test|invalid|localdomain)$/i;

export default defineConstraint({
  meta: {
    id: "global-internet-fqdn-not-public",
    severity: "warning",
    title: "FQDN of a global internet NEG must resolve in public DNS",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "BackendService"],
    products: globalInternetNegProducts,
    local: true,
    docs: "The endpoint of a global `INTERNET_FQDN_PORT` group has a name that public DNS does not know: a single label, or one that ends in `localhost`, `.local`, `.internal`, `.lan`, `.home.arpa`, `.corp`, `.test`, `.invalid` or `.localdomain`. Google resolves it with its public DNS service, and a name that cannot be resolved gives the client a 502. Regional groups (where private Cloud DNS zones work) and Cloud Service Mesh are not judged.",
    repair: "Use a name that resolves publicly, or a regional internet NEG for a private name.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://cloud.google.com/traffic-director/docs/internet-negs",
    ],
    fixable: false,
    messages: {
      private:
        '"{fqdn}" does not resolve in public DNS, where a global internet NEG looks it up, so clients get a 502. Use a public name, or a regional internet NEG for private names.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "backend.corp.internal"
  port                          = 443
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 443
}
`,
    },
  },
  *find(topology) {
    for (const entry of entriesOfType(topology, "INTERNET_FQDN_PORT")) {
      if (entry.group.scope.level !== "global") continue;
      const fqdn = textOf(entry, "fqdn");
      const name = fqdn?.replace(/\.$/, "");
      if (!name || !/^[a-z0-9.-]+$/i.test(name) || /^[\d.]+$/.test(name)) continue;
      if (name.includes(".") && !PRIVATE.test(name)) continue;
      if (servicesOf(topology, entry.group).some((it) => couldBe(it, "loadBalancingScheme", "INTERNAL_SELF_MANAGED")))
        continue;
      yield { message: "private", data: { fqdn: name }, resource: entry.resource.id, field: entry.at("fqdn") };
    }
  },
});
