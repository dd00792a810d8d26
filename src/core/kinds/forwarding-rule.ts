import { fixedDescription, labels, name, region } from "./common-fields";
import { located } from "./connector-types";
import { flag, objects, reference, text, texts } from "./fields";
import type { KindSpec } from "./kind";

export const forwardingRule: KindSpec = {
  kind: "ForwardingRule",
  label: "Forwarding rule",
  plural: "Forwarding rules",
  collection: "forwardingRules",
  column: "forwardingRule",
  doc: "The entry of a load balancer: an IP address, protocol and ports. Traffic that matches goes to its target proxy, target pool or backend service.",
  terraform: [
    { type: "google_compute_global_forwarding_rule", scope: "global" },
    { type: "google_compute_forwarding_rule", scope: "region" },
  ],
  connector: [located("ComputeForwardingRule", "compute_forwarding_rule", ["global", "region"])],
  fields: [
    name,
    fixedDescription,
    region,
    labels,
    text("loadBalancingScheme", {
      immutable: { inPlaceSince: { google_compute_global_forwarding_rule: 6 } },
      values: ["EXTERNAL_MANAGED", "EXTERNAL", "INTERNAL_MANAGED", "INTERNAL", "INTERNAL_SELF_MANAGED"],
      doc: "Which family of load balancer the rule belongs to; empty for Private Service Connect endpoints.",
    }),
    reference(
      "target",
      "target",
      [
        "TargetHttpProxy",
        "TargetHttpsProxy",
        "TargetGrpcProxy",
        "TargetTcpProxy",
        "TargetSslProxy",
        "TargetPool",
        "TargetInstance",
        "TargetVpnGateway",
        "ServiceAttachment",
      ],
      {
        connector: {
          reference: "byKind",
          plain: "googleAPIBundle",
          keyed: [
            "ComputeTargetHTTPProxy",
            "ComputeTargetHTTPSProxy",
            "ComputeTargetGRPCProxy",
            "ComputeTargetTCPProxy",
            "ComputeTargetSSLProxy",
            "ComputeTargetVPNGateway",
            "ComputeServiceAttachment",
          ],
        },
        doc: "Where matching traffic goes, for load balancers with a proxy or target pool.",
      },
    ),
    reference("backendService", "backendService", ["BackendService"], {
      immutable: true,
      doc: "Where matching traffic goes, for passthrough load balancers.",
    }),
    reference("IPAddress", "address", ["Address"], {
      tf: "ip_address",
      connector: { reference: "byKind", plain: "ip" },
      immutable: true,
      doc: "Address that clients connect to: a literal or a reserved address; ephemeral when not set.",
    }),
    text("IPProtocol", {
      tf: "ip_protocol",
      immutable: true,
      values: ["TCP", "UDP", "ESP", "AH", "SCTP", "ICMP", "L3_DEFAULT"],
      doc: "Protocol that the rule accepts.",
    }),
    text("ipVersion", { immutable: true, values: ["IPV4", "IPV6"], doc: "IP version of the address." }),
    text("portRange", { immutable: true, doc: "One port or a contiguous range." }),
    texts("ports", { immutable: true, doc: "Up to five ports, for passthrough load balancers." }),
    flag("allPorts", { immutable: true, doc: "Whether packets to every port are accepted." }),
    reference("network", "network", ["Network"], { immutable: true, doc: "VPC network of an internal rule." }),
    reference("subnetwork", "subnetwork", ["Subnetwork"], {
      immutable: true,
      doc: "Subnetwork that an internal address is taken from.",
    }),
    text("networkTier", {
      immutable: true,
      values: ["PREMIUM", "STANDARD"],
      doc: "Network service tier; STANDARD is regional only.",
    }),
    flag("allowGlobalAccess", {
      immutable: { when: { field: "loadBalancingScheme", values: ["INTERNAL_MANAGED"] } },
      doc: "Whether clients of other regions may use an internal rule.",
    }),
    flag("allowPscGlobalAccess", {
      immutable: { types: ["google_compute_global_forwarding_rule"] },
      doc: "Whether clients of other regions may use a Private Service Connect endpoint.",
    }),
    flag("isMirroringCollector", { immutable: true, doc: "Whether the rule may collect mirrored packets." }),
    flag("noAutomateDnsZone", { immutable: true, doc: "Whether no DNS zone is created for the endpoint." }),
    objects("serviceDirectoryRegistrations", [text("namespace"), text("service"), text("serviceDirectoryRegion")], {
      immutable: true,
      doc: "Service Directory entries to make for the rule.",
    }),
    text("serviceLabel", { immutable: true, doc: "First label of the rule's internal DNS name." }),
    texts("sourceIpRanges", { immutable: true, doc: "Source ranges that the rule is limited to." }),
    objects(
      "metadataFilters",
      [
        text("filterMatchCriteria", { values: ["MATCH_ALL", "MATCH_ANY"] }),
        objects("filterLabels", [text("name"), text("value")]),
      ],
      { immutable: true, doc: "Which xDS clients receive the rule." },
    ),
    text("ipCollection", { immutable: true, doc: "Prefix that an external IPv6 address is taken from." }),
    flag("recreateClosedPsc", { doc: "Whether a closed Private Service Connect endpoint is created anew." }),
    text("externalManagedBackendBucketMigrationState", {
      values: ["PREPARE", "TEST_BY_PERCENTAGE", "TEST_ALL_TRAFFIC"],
      doc: "How far backend buckets have moved from the classic load balancer.",
    }),
    text("externalManagedBackendBucketMigrationTestingPercentage", {
      doc: "Share of backend bucket traffic that already takes the new road.",
    }),
  ],
};
