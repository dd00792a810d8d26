import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { entriesOfType, typeText } from "../endpoint-entries";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "neg-takes-no-endpoints",
    severity: "error",
    title: "Serverless and PSC NEGs take no endpoints",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: [...applicationProducts, ...proxyNetworkProducts],
    local: true,
    docs: "An endpoint is attached to a group of type `SERVERLESS` or `PRIVATE_SERVICE_CONNECT`. Their single endpoint follows from the service they name, so no address or port can be attached.",
    repair: "Delete the endpoint: the group itself names the service.",
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/api-gateway/docs/gateway-load-balancing",
    ],
    fixable: true,
    messages: {
      attached:
        "{group} is a {type} group, whose endpoint follows from the service it names. The API refuses to attach another one: delete this endpoint.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"

  cloud_run {
    service = "web"
  }
}

resource "google_compute_region_network_endpoint" "run" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.run.id
  region                        = "us-central1"
  ip_address                    = "8.8.8.8"
  port                          = 443
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"

  cloud_run {
    service = "web"
  }
}
`,
    },
  },
  *find(topology) {
    for (const entry of entriesOfType(topology, "SERVERLESS", "PRIVATE_SERVICE_CONNECT"))
      yield {
        message: "attached",
        data: { group: entry.group.name, type: typeText(entry.group) },
        resource: entry.resource.id,
        field: entry.path ?? "networkEndpointGroup",
        related: related(entry.group, `${entry.group.name} names its service itself`, "networkEndpointType"),
        fixes: [
          entry.path === undefined
            ? { title: "Delete this endpoint", changes: [{ op: "removeResource", resource: entry.resource.id }] }
            : removing("Delete this endpoint", entry.resource, entry.path),
        ],
      };
  },
});
