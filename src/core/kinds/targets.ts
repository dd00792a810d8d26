/** Targets of a forwarding rule that are no proxies. */
import { fixedDescription, labels, name, region, zone } from "./common-fields";
import { placed } from "./connector-types";
import { number, reference, references, text } from "./fields";
import type { KindSpec } from "./kind";

export const targetPool: KindSpec = {
  kind: "TargetPool",
  label: "Target pool",
  plural: "Target pools",
  collection: "targetPools",
  column: "backend",
  doc: "Instances behind an external passthrough load balancer of the older kind; a backend service replaces it today.",
  terraform: [{ type: "google_compute_target_pool", scope: "region" }],
  connector: [placed("ComputeTargetPool", "compute_target_pool", "region")],
  fields: [
    name,
    fixedDescription,
    region,
    references("instances", "instance", ["Instance"], { doc: "Instances that receive traffic." }),
    references("healthChecks", "healthCheck", ["HealthCheck"], {
      connector: { reference: "byKind" },
      doc: "Legacy HTTP health check of the instances.",
    }),
    reference("backupPool", "backupPool", ["TargetPool"], {
      connector: { name: "backupTargetPool" },
      doc: "Pool to fail over to.",
    }),
    number("failoverRatio", { immutable: true, doc: "Share of healthy instances below which traffic fails over." }),
    text("sessionAffinity", {
      immutable: true,
      values: ["NONE", "CLIENT_IP", "CLIENT_IP_PROTO"],
      doc: "What keeps a client with one instance.",
    }),
    reference("securityPolicy", "securityPolicy", ["SecurityPolicy"], { doc: "Network edge security policy." }),
  ],
};

export const targetInstance: KindSpec = {
  kind: "TargetInstance",
  label: "Target instance",
  plural: "Target instances",
  collection: "targetInstances",
  column: "backend",
  doc: "One instance that a forwarding rule sends all its packets to: protocol forwarding, without load balancing.",
  terraform: [{ type: "google_compute_target_instance", scope: "zone" }],
  connector: [placed("ComputeTargetInstance", "compute_target_instance", "zone")],
  fields: [
    name,
    fixedDescription,
    zone,
    reference("instance", "instance", ["Instance"], { immutable: true, doc: "Instance that receives the packets." }),
    text("natPolicy", { immutable: true, values: ["NO_NAT"], doc: "Whether destination addresses are translated." }),
    reference("network", "network", ["Network"], { immutable: true, doc: "Network of the instance's interface." }),
    reference("securityPolicy", "securityPolicy", ["SecurityPolicy"], { doc: "Network edge security policy." }),
  ],
};

export const targetVpnGateway: KindSpec = {
  kind: "TargetVpnGateway",
  label: "Classic VPN gateway",
  plural: "Classic VPN gateways",
  collection: "targetVpnGateways",
  column: "aux",
  doc: "The near end of a Classic VPN. Forwarding rules bring it the tunnel's packets; no load balancing happens.",
  terraform: [{ type: "google_compute_vpn_gateway", scope: "region" }],
  connector: [placed("ComputeTargetVPNGateway", "compute_vpn_gateway", "region")],
  fields: [name, fixedDescription, region, labels, reference("network", "network", ["Network"], { immutable: true })],
};
