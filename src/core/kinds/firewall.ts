/** Firewall rules and policies of VPC networks: not drawn, but asked whether health checks get through. */
import { description, name, region } from "./common-fields";
import { everywhere } from "./connector-types";
import { flag, number, object, objects, reference, text, texts } from "./fields";
import type { FieldSpec, KindSpec } from "./kind";

const protocolAndPorts: readonly FieldSpec[] = [
  text("IPProtocol", { tf: "protocol", doc: "Protocol by name or number, or all." }),
  texts("ports", { doc: "Ports and ranges of ports; all of them without." }),
];
const accounts = { reference: "items", target: "IAMServiceAccount" } as const;

export const firewall: KindSpec = {
  kind: "Firewall",
  label: "Firewall rule",
  plural: "Firewall rules",
  collection: "firewalls",
  column: "none",
  doc: "Lets traffic into or out of the instances of a VPC network, or keeps it out. Health check probes need one that lets them in.",
  terraform: [{ type: "google_compute_firewall", scope: "global" }],
  connector: [everywhere("ComputeFirewall", "compute_firewall")],
  fields: [
    name,
    description,
    reference("network", "network", ["Network"], { immutable: true, doc: "VPC network that the rule is for." }),
    number("priority", { doc: "Rules are looked at from the lowest number up." }),
    text("direction", {
      immutable: true,
      values: ["INGRESS", "EGRESS"],
      doc: "Whether it is about traffic into instances or out of them.",
    }),
    flag("disabled", { doc: "Whether it is kept without effect." }),
    objects("allowed", protocolAndPorts, { tf: "allow", doc: "What is let through." }),
    objects("denied", protocolAndPorts, { tf: "deny", doc: "What is kept out." }),
    texts("sourceRanges", { doc: "Addresses that the traffic comes from." }),
    texts("destinationRanges", { doc: "Addresses that the traffic goes to." }),
    texts("sourceTags", { doc: "Network tags of the instances that the traffic comes from." }),
    texts("sourceServiceAccounts", {
      connector: accounts,
      immutable: true,
      doc: "Service accounts of the instances that the traffic comes from.",
    }),
    texts("targetTags", { doc: "Network tags of the instances that the rule is for; all of the network without." }),
    texts("targetServiceAccounts", {
      connector: accounts,
      immutable: true,
      doc: "Service accounts of the instances that the rule is for.",
    }),
    object("logConfig", [text("metadata")], { doc: "Logging of connections." }),
  ],
};

/** Everything that makes a firewall policy, puts rules into it or attaches it: what they open is not looked at. */
export const firewallPolicy: KindSpec = {
  kind: "FirewallPolicy",
  label: "Firewall policy",
  plural: "Firewall policies",
  collection: "firewallPolicies",
  column: "none",
  doc: "Firewall rules that are kept together, for an organization, a folder or a network. It may open what no firewall rule of the network does.",
  terraform: [
    { type: "google_compute_firewall_policy", scope: "global" },
    { type: "google_compute_firewall_policy_rule", scope: "global" },
    { type: "google_compute_firewall_policy_association", scope: "global" },
    { type: "google_compute_firewall_policy_with_rules", scope: "global" },
    { type: "google_compute_network_firewall_policy", scope: "global" },
    { type: "google_compute_network_firewall_policy_rule", scope: "global" },
    { type: "google_compute_network_firewall_policy_association", scope: "global" },
    { type: "google_compute_network_firewall_policy_with_rules", scope: "global" },
    { type: "google_compute_region_network_firewall_policy", scope: "region" },
    { type: "google_compute_region_network_firewall_policy_rule", scope: "region" },
    { type: "google_compute_region_network_firewall_policy_association", scope: "region" },
    { type: "google_compute_region_network_firewall_policy_with_rules", scope: "region" },
  ],
  connector: [
    everywhere("ComputeFirewallPolicy", "compute_firewall_policy"),
    everywhere("ComputeFirewallPolicyRule", "compute_firewall_policy_rule"),
    everywhere("ComputeFirewallPolicyAssociation", "compute_firewall_policy_association"),
  ],
  fields: [
    {
      ...name,
      tf: {
        byType: {
          google_compute_firewall_policy: "short_name",
          google_compute_firewall_policy_with_rules: "short_name",
          google_compute_firewall_policy_rule: "rule_name",
          google_compute_network_firewall_policy_rule: "rule_name",
          google_compute_region_network_firewall_policy_rule: "rule_name",
        },
      },
    },
    description,
    region,
  ],
};
