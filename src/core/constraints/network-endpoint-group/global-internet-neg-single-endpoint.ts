import { defineConstraint } from "../constraint";
import { entriesOf, isOfType } from "../endpoint-entries";
import { globalInternetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "global-internet-neg-single-endpoint",
    severity: "error",
    title: "Global internet NEG holds exactly one endpoint",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "NetworkEndpoint"],
    products: [...globalInternetNegProducts, "cloud-service-mesh"],
    local: true,
    docs: "Two or more endpoints are attached to one global internet NEG. With such a group the load balancer is only the front end: it proxies to a single external origin and does not balance, so the API takes one endpoint. Regional internet NEGs take up to 256.",
    repair:
      "Keep one endpoint; or create one group and backend service per origin and split the traffic by URL map; or use a regional internet NEG.",
    sources: [
      "seed 000_12b88d70c2bde582.txt",
      "seed 001_c29f9674bde04263.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/quotas",
    ],
    fixable: true,
    messages: {
      several:
        "This global internet NEG has {count} endpoints, and the API takes one: the load balancer does not balance over external origins. Keep one, or use one group and backend service per origin.",
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "a" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "a.example.com"
  port                          = 443
}

resource "google_compute_global_network_endpoint" "b" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "b.example.com"
  port                          = 443
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "a" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "a.example.com"
  port                          = 443
}
`,
    },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      if (group.scope.level !== "global" || group.many || !isOfType(group, ["INTERNET_IP_PORT", "INTERNET_FQDN_PORT"]))
        continue;
      // Instances of `count` may be none at all.
      const entries = entriesOf(topology, group).filter((it) => !it.resource.many);
      if (entries.length < 2) continue;
      yield {
        message: "several",
        data: { count: entries.length },
        resource: group.id,
        related: entries.flatMap((it) => related(it.resource, "One of its endpoints", it.path)),
        fixes: entries.map((kept) => ({
          title: `Keep only ${kept.resource.address}`,
          changes: entries
            .filter((it) => it !== kept)
            .map((it) => ({ op: "removeResource" as const, resource: it.resource.id })),
        })),
      };
    }
  },
});
