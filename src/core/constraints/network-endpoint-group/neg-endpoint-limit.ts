import { defineConstraint } from "../constraint";
import { entriesOf, isOfType, typeText } from "../endpoint-entries";

export default defineConstraint({
  meta: {
    id: "neg-endpoint-limit",
    severity: "error",
    title: "NEG holds more endpoints than its type allows",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "NetworkEndpoint"],
    products: "all",
    local: true,
    docs: "The endpoints in these files exceed the limit of the group's type: 10,000 for `GCE_VM_IP`, `GCE_VM_IP_PORT` and `NON_GCP_PRIVATE_IP_PORT`, 1,000 for `GCE_VM_IP_PORTMAP`, 256 for a regional internet NEG. These limits are fixed and cannot be raised. A global internet NEG holds one endpoint, which is a rule of its own.",
    repair: "Split the endpoints over several groups.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/quotas",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: false,
    messages: {
      limit:
        "This group holds {count} endpoints, and a {type} group takes {limit} at most; the limit is fixed. Split them over several groups.",
    },
    examples: { bad: example(257), good: example(256) },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      const limit = LIMITS.find(
        ({ types, level }) => isOfType(group, types) && (level === undefined || level === group.scope.level),
      )?.limit;
      if (limit === undefined) continue;
      const count = entriesOf(topology, group).length;
      if (count > limit) yield { message: "limit", data: { count, limit, type: typeText(group) }, resource: group.id };
    }
  },
});

function example(endpoints: number): string {
  return `resource "google_compute_region_network_endpoint_group" "origins" {
  name                  = "origins"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_region_network_endpoint" "origin" {
  count                         = ${endpoints}
  region_network_endpoint_group = google_compute_region_network_endpoint_group.origins.name
  region                        = "us-central1"
  fqdn                          = "origin-\${count.index}.example.com"
  port                          = 443
}
`;
}

const LIMITS: readonly { readonly types: readonly string[]; readonly level?: string; readonly limit: number }[] = [
  { types: ["GCE_VM_IP", "GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT"], limit: 10_000 },
  { types: ["GCE_VM_IP_PORTMAP"], limit: 1_000 },
  { types: ["INTERNET_IP_PORT", "INTERNET_FQDN_PORT"], level: "region", limit: 256 },
];
