import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { endpointsOf } from "../../topology/queries";
import type { Topology } from "../../topology/topology";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { entriesOfType, isCertainlySet } from "../endpoint-entries";
import { lacksSubnetwork } from "../neg-networks";
import { oncePer } from "../once";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "hybrid-endpoint-no-instance",
    severity: "warning",
    title: "Hybrid endpoint does not name a VM",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "Network"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: "The group is of type `NON_GCP_PRIVATE_IP_PORT` and its endpoint names an `instance`. A hybrid endpoint is an address outside Compute Engine; a VM of this project belongs in a `GCE_VM_IP_PORT` group.",
    repair:
      "Remove the instance. When the endpoints are Compute Engine VMs, the group is to be of type `GCE_VM_IP_PORT`, which replaces it.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
      "Compute API v1 NetworkEndpoint.instance",
    ],
    fixable: true,
    messages: {
      named:
        "The group {group} is a hybrid NEG, whose endpoints are addresses outside Compute Engine, but this one names a VM. Remove instance, or make the group a GCE_VM_IP_PORT one.",
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
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 80
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
  ip_address             = "10.0.0.5"
  port                   = 80
}
`,
    },
  },
  *find(topology) {
    const vms = oncePer((group) => asVms(topology, group));
    for (const entry of entriesOfType(topology, "NON_GCP_PRIVATE_IP_PORT")) {
      if (!isCertainlySet(entry.value.fields.instance)) continue;
      yield {
        message: "named",
        data: { group: entry.group.name },
        resource: entry.resource.id,
        field: entry.at("instance"),
        related: related(entry.group, `${entry.group.name} is a hybrid NEG`, "networkEndpointType"),
        fixes: [removing("Remove instance", entry.resource, entry.at("instance")), ...vms(entry.group)],
      };
    }
  },
});

/** Only where every endpoint of the group names a VM, and the group can do without naming a subnetwork. */
function asVms(topology: Topology, group: Resource): readonly Fix[] {
  const { endpoints, complete } = endpointsOf(topology, group);
  if (!complete || lacksSubnetwork(topology, group)) return [];
  if (!endpoints.every(({ value }) => isCertainlySet(value.fields.instance))) return [];
  const effect = "Changing the type replaces the NEG.";
  return [setting("Change the group's type to GCE_VM_IP_PORT", group, "networkEndpointType", "GCE_VM_IP_PORT", effect)];
}
