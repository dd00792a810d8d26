import { region, zone } from "./common-fields";
import { everywhere, placed } from "./connector-types";
import { number, objects, reference, text } from "./fields";
import type { FieldSpec, KindSpec } from "./kind";

/** One endpoint a resource; `google_compute_network_endpoints` attaches and detaches in place. */
const single = {
  types: [
    "google_compute_network_endpoint",
    "google_compute_region_network_endpoint",
    "google_compute_global_network_endpoint",
  ],
};
const instance = reference("instance", "instance", ["Instance"], {
  immutable: single,
  doc: "Instance that the endpoint's address belongs to.",
});
const ipAddress = text("ipAddress", { immutable: single, doc: "IP address of the endpoint." });
const ipv6Address = text("ipv6Address", { immutable: single, doc: "IPv6 address of the endpoint." });
const port = number("port", { immutable: single, doc: "Port of the endpoint." });

/** The API attaches endpoints to a group by method call; in texts the endpoint names its group. */
const networkEndpointGroup: FieldSpec = reference(
  "networkEndpointGroup",
  "networkEndpointGroup",
  ["NetworkEndpointGroup"],
  {
    api: { absent: true },
    immutable: single,
    tf: {
      name: "network_endpoint_group",
      byType: {
        google_compute_global_network_endpoint: "global_network_endpoint_group",
        google_compute_region_network_endpoint: "region_network_endpoint_group",
      },
    },
    connector: { byKind: { ComputeGlobalNetworkEndpoint: { reference: "text" } } },
    doc: "Group that the endpoint belongs to.",
  },
);

export const networkEndpoint: KindSpec = {
  kind: "NetworkEndpoint",
  label: "Network endpoint",
  plural: "Network endpoints",
  collection: "networkEndpoints",
  column: "endpointGroup",
  doc: "One address (or several) in a network endpoint group: an instance, an IP address or a host name, with a port.",
  terraform: [
    { type: "google_compute_network_endpoint", scope: "zone" },
    { type: "google_compute_network_endpoints", scope: "zone" },
    { type: "google_compute_region_network_endpoint", scope: "region" },
    { type: "google_compute_global_network_endpoint", scope: "global" },
  ],
  connector: [
    placed("ComputeNetworkEndpoint", "compute_network_endpoint", "zone", {
      needsProject: true,
      alpha: true,
      nameField: "port",
    }),
    everywhere("ComputeGlobalNetworkEndpoint", "compute_global_network_endpoint", {
      needsProject: true,
      alpha: true,
      nameField: "port",
    }),
  ],
  fields: [
    networkEndpointGroup,
    region,
    zone,
    instance,
    ipAddress,
    ipv6Address,
    text("fqdn", { immutable: true, doc: "Host name of the endpoint; resolved again as its DNS records change." }),
    port,
    number("clientDestinationPort", { immutable: true, doc: "Port that clients use, for port mapping." }),
    number("networkEndpointId", { tf: { absent: true } }),
    objects("networkEndpoints", [instance, ipAddress, ipv6Address, port], {
      tf: { byType: { google_compute_network_endpoints: "network_endpoints" }, name: "" },
      doc: "The endpoints, where one resource declares all endpoints of its group.",
    }),
  ],
};
