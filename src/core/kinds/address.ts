import { fixedDescription, labels, name, region } from "./common-fields";
import { located } from "./connector-types";
import { number, reference, text } from "./fields";
import type { KindSpec } from "./kind";

export const address: KindSpec = {
  kind: "Address",
  label: "Reserved address",
  plural: "Reserved addresses",
  collection: "addresses",
  column: "aux",
  doc: "An IP address that is kept for a forwarding rule, so that it stays when the rule is replaced.",
  terraform: [
    { type: "google_compute_address", scope: "region" },
    { type: "google_compute_global_address", scope: "global" },
  ],
  connector: [located("ComputeAddress", "compute_address", ["global", "region"])],
  fields: [
    name,
    fixedDescription,
    region,
    labels,
    text("address", { immutable: true, doc: "The address itself; picked by the API when not set." }),
    text("addressType", { immutable: true, values: ["EXTERNAL", "INTERNAL"], doc: "External or internal." }),
    text("ipVersion", { immutable: true, values: ["IPV4", "IPV6"], doc: "IP version." }),
    text("networkTier", { immutable: true, values: ["PREMIUM", "STANDARD"], doc: "Network service tier." }),
    text("purpose", {
      immutable: true,
      values: [
        "GCE_ENDPOINT",
        "SHARED_LOADBALANCER_VIP",
        "VPC_PEERING",
        "IPSEC_INTERCONNECT",
        "PRIVATE_SERVICE_CONNECT",
      ],
      doc: "What the address is for.",
    }),
    number("prefixLength", { immutable: true, doc: "Length of the range, for address ranges." }),
    reference("network", "network", ["Network"], { immutable: true }),
    reference("subnetwork", "subnetwork", ["Subnetwork"], { immutable: true }),
    text("ipv6EndpointType", { immutable: true, values: ["VM", "NETLB"], doc: "What an IPv6 address is used by." }),
    text("ipCollection", { immutable: true }),
  ],
};
