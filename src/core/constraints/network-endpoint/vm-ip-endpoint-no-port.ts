import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { scalarOf, type Value } from "../../model/value";
import { endpointsOf } from "../../topology/queries";
import { possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { type EndpointEntry, entriesOfType, isCertainlySet, isOfType } from "../endpoint-entries";
import { servicesOf } from "../endpoints";
import { oncePer } from "../once";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "vm-ip-endpoint-no-port",
    severity: "error",
    title: "GCE_VM_IP endpoint must not have a port",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "BackendService"],
    products: passthroughProducts,
    local: true,
    docs: "The group is of type `GCE_VM_IP` (or `GCE_VM_IP_DEDICATED_BACKEND`) and its endpoint sets a `port`. The endpoint stands for a whole network interface: a passthrough load balancer keeps the destination port of the client's packet, so there is nothing for a port to say and the API refuses it.",
    repair:
      "Remove the port. For a proxy load balancer, whose endpoints do have ports, the group is to be of type `GCE_VM_IP_PORT`, which replaces it.",
    sources: [
      "Compute API v1 NetworkEndpoint.port",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "seed 002_f9fd254eff231fad.txt",
    ],
    fixable: true,
    messages: {
      set: "The group {group} is of type GCE_VM_IP, whose endpoints are whole network interfaces: a passthrough load balancer keeps the port that the client asked for. The API refuses a port here: remove it.",
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
  port                   = 80
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
    const proxied = oncePer((group) => withPorts(topology, group));
    for (const entry of entriesOfType(topology, "GCE_VM_IP", "GCE_VM_IP_DEDICATED_BACKEND")) {
      if (!hasPort(entry.value.fields.port)) continue;
      yield {
        message: "set",
        data: { group: entry.group.name },
        resource: entry.resource.id,
        field: entry.at("port"),
        related: related(entry.group, `${entry.group.name} takes endpoints without ports`, "networkEndpointType"),
        fixes: [...withoutPort(entry), ...proxied(entry.group)],
      };
    }
  },
});

/** Config Connector names its endpoints by their port: there it cannot go. */
function withoutPort({ resource, at }: EndpointEntry): readonly Fix[] {
  return resource.format === "config-connector" ? [] : [removing("Remove the port", resource, at("port"))];
}

/** Terraform leaves a zero out of the request, so it is as good as none. */
function hasPort(value: Value | undefined): boolean {
  return isCertainlySet(value) && scalarOf(value) !== 0;
}

/** Only where every endpoint has a port, and a proxy load balancer waits for them: else it would be a guess. */
function withPorts(topology: Topology, group: Resource): readonly Fix[] {
  if (!isOfType(group, ["GCE_VM_IP"])) return [];
  const { endpoints, complete } = endpointsOf(topology, group);
  const services = servicesOf(topology, group);
  const proxied = services.every((it) => {
    const schemes = possible(it, "loadBalancingScheme") ?? [];
    return schemes.length > 0 && schemes.every((scheme) => String(scheme).endsWith("_MANAGED"));
  });
  if (!complete || !proxied || services.length === 0) return [];
  if (!endpoints.every(({ value }) => hasPort(value.fields.port))) return [];
  return [
    setting(
      "Change the group's type to GCE_VM_IP_PORT",
      group,
      "networkEndpointType",
      "GCE_VM_IP_PORT",
      "Changing the type replaces the NEG.",
    ),
  ];
}
