import type { Fix } from "../../model/finding";
import { isAbsent, isAbsentIn } from "../../topology/read";
import { setField } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { type EndpointEntry, entriesOf, isOfType, textOf } from "../endpoint-entries";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "portmap-endpoint-client-port-required",
    severity: "error",
    title: "Port-mapping endpoint needs a client destination port",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: ["internal-passthrough-nlb"],
    local: true,
    docs: "The group is of type `GCE_VM_IP_PORTMAP` and its endpoint has no `clientDestinationPort`, or no port at all (neither its own nor the group's default port), or two endpoints of the group have the same `clientDestinationPort`. Port mapping forwards by the port that the client sends to and by nothing else, so each endpoint needs one of its own and a port to forward to.",
    repair: "Give every endpoint its own `clientDestinationPort`, and a `port`.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/vpc/docs/about-private-service-connect-port-mapping",
      "https://docs.cloud.google.com/vpc/docs/create-port-mapping-service",
      "Compute API v1 NetworkEndpoint.clientDestinationPort",
    ],
    fixable: true,
    messages: {
      client:
        "The port mapping NEG {group} forwards by the port that clients send to, but this endpoint does not say which one is its own. Set clientDestinationPort.",
      port: "The port mapping NEG {group} forwards to a port of the VM, but this endpoint does not say which. Set port.",
      twice:
        "Client port {port} is already mapped by another endpoint of {group}. Port mapping goes by this port alone, so each endpoint needs its own: choose another one.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "map" {
  name                  = "map"
  region                = "us-central1"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP_PORTMAP"
}

resource "google_compute_region_network_endpoint" "map" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.map.id
  region                        = "us-central1"
  instance                      = "projects/p/zones/us-central1-a/instances/vm"
  ip_address                    = "10.0.0.5"
  port                          = 8080
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "map" {
  name                  = "map"
  region                = "us-central1"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP_PORTMAP"
}

resource "google_compute_region_network_endpoint" "map" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.map.id
  region                        = "us-central1"
  instance                      = "projects/p/zones/us-central1-a/instances/vm"
  ip_address                    = "10.0.0.5"
  port                          = 8080
  client_destination_port       = 1001
}
`,
    },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      if (!isOfType(group, ["GCE_VM_IP_PORTMAP"])) continue;
      const first = new Map<string, EndpointEntry>();
      for (const entry of entriesOf(topology, group)) {
        if (isAbsentIn(entry.value, "clientDestinationPort")) yield missing(entry, "client", "clientDestinationPort");
        if (isAbsentIn(entry.value, "port") && isAbsent(group, "defaultPort")) yield missing(entry, "port", "port");
        const port = textOf(entry, "clientDestinationPort");
        // One resource that stands for many says nothing of which is which.
        if (port === undefined || entry.resource.many || group.many) continue;
        const other = first.get(port);
        if (!other) first.set(port, entry);
        else
          yield {
            message: "twice",
            data: { port, group: group.name },
            resource: entry.resource.id,
            field: entry.at("clientDestinationPort"),
            related: related(other.resource, "The first one", other.at("clientDestinationPort")),
            fixes: [asking(entry, "clientDestinationPort")],
          };
      }
    }
  },
});

function missing(entry: EndpointEntry, message: string, field: string): Report {
  return {
    message,
    data: { group: entry.group.name },
    resource: entry.resource.id,
    field: entry.at(field),
    related: related(entry.group, `${entry.group.name} maps ports`, "networkEndpointType"),
    fixes: [asking(entry, field)],
  };
}

function asking(entry: EndpointEntry, field: string): Fix {
  return {
    title: `Set ${field}…`,
    changes: [setField(entry.resource, entry.at(field), { ask: field })],
    ask: { id: field, prompt: "Port from 1 to 65535", placeholder: "1001", check: "port" },
  };
}
