import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { endpointsOf } from "../../topology/queries";
import { isAbsentIn } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removeField, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { type EndpointEntry, entriesOfType, isCertainlySet, isOfType, typeText } from "../endpoint-entries";
import { oncePer } from "../once";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "vm-endpoint-instance-required",
    severity: "error",
    title: "VM endpoint must name its instance",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "BackendService"],
    products: "all",
    local: true,
    docs: "The group is of type `GCE_VM_IP`, `GCE_VM_IP_PORT` or `GCE_VM_IP_PORTMAP` and the endpoint names no `instance`. Google checks that the address belongs to the named VM, so the API refuses an endpoint without one. Hybrid (`NON_GCP_PRIVATE_IP_PORT`) and internet endpoints name none and are not reported.",
    repair:
      "Name the VM that has the address. When the endpoints are no Compute Engine VMs, the group is to be of type `NON_GCP_PRIVATE_IP_PORT`, which replaces it.",
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "Compute API v1 NetworkEndpoint.instance",
      "terraform-provider-google google_compute_region_network_endpoint.instance",
    ],
    fixable: true,
    messages: {
      missing:
        "The group {group} is of type {type}, whose endpoints belong to VMs, but this one names no instance. The API refuses it: set instance to the VM that has the address.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  ip_address             = "10.0.0.5"
  port                   = 8080
}
`,
      good: `resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 8080
}
`,
    },
  },
  *find(topology) {
    const hybrid = oncePer((group) => asHybrid(topology, group));
    for (const entry of entriesOfType(topology, "GCE_VM_IP", "GCE_VM_IP_PORT", "GCE_VM_IP_PORTMAP")) {
      if (!isAbsentIn(entry.value, "instance")) continue;
      yield {
        message: "missing",
        data: { group: entry.group.name, type: typeText(entry.group) },
        resource: entry.resource.id,
        ...(entry.path === undefined ? {} : { field: entry.path }),
        related: related(entry.group, `${entry.group.name} is a group of VMs`, "networkEndpointType"),
        fixes: [setInstance(entry), ...hybrid(entry.group)],
      };
    }
  },
});

function setInstance(entry: EndpointEntry): Fix {
  return {
    title: "Set the instance…",
    changes: [setField(entry.resource, entry.at("instance"), { ask: "instance" })],
    ask: { id: "instance", prompt: "Name of the VM that has the address", placeholder: "vm-1", check: "name" },
  };
}

/** Only where every endpoint of the group looks like one outside Compute Engine, and nothing else would be wrong then. */
function asHybrid(topology: Topology, group: Resource): readonly Fix[] {
  if (!isOfType(group, ["GCE_VM_IP_PORT"]) || group.scope.level !== "zone") return [];
  const { endpoints, complete } = endpointsOf(topology, group);
  const fits = endpoints.every(
    ({ value }) => isAbsentIn(value, "instance") && isCertainlySet(value.fields.ipAddress) && !value.fields.ipv6Address,
  );
  if (!complete || !fits) return [];
  return [
    {
      title: "Change the group's type to NON_GCP_PRIVATE_IP_PORT",
      changes: [
        setField(group, "networkEndpointType", "NON_GCP_PRIVATE_IP_PORT"),
        ...(group.fields.fields.subnetwork ? [removeField(group, "subnetwork")] : []),
      ],
      effect:
        "For endpoints outside Compute Engine, reached over VPN or Interconnect. Changing the type replaces the NEG.",
    },
  ];
}
