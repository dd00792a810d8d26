import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { couldBe, isAbsent } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf, type Group, isInstanceGroup, isNegOf } from "../backends";
import { freeName } from "../beside";
import { defineConstraint } from "../constraint";
import { networksWithoutProbes, PROBES } from "../firewalls";
import { hasHealthCheck } from "../health-checks";
import { namesOf } from "../names";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "health-check-firewall-missing",
    severity: "info",
    title: "Firewall does not admit health check probes",
    appliesTo: ["BackendService"],
    reads: [
      "BackendService",
      "NetworkEndpointGroup",
      "InstanceGroup",
      "Instance",
      "Subnetwork",
      "Network",
      "Firewall",
      "FirewallPolicy",
      "ForwardingRule",
    ],
    products: "all",
    local: true,
    docs: `A backend service with a health check has VMs or zonal endpoints in a network that is declared here, firewall rules let
something into that network, and none of them lets in the probes, which come from \`${PROBES}\`. A VPC network refuses what no
rule allows, so every backend would count as unhealthy and clients get a 502.

Firewall rules are often kept in another configuration, so this is no more than a hint, and the rule is silent wherever something
that is not known could open the network: a rule with a network, source ranges or number that cannot be evaluated, a firewall
policy, or a module that cannot be read. Backends that are probed over IPv6, and managed instance groups, whose network their
template knows, are not judged.`,
    repair: `Add a firewall rule for the probe ranges: 35.191.0.0/16 and 130.211.0.0/22, and for external passthrough load
balancers 209.85.152.0/22 and 209.85.204.0/22 as well. The quick-fix lets them in over TCP to all instances of the network; narrow
it by ports and target tags.`,
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts",
    ],
    fixable: true,
    messages: {
      closed:
        'No firewall rule of the network {network} lets in health check probes ({probes}), so the backends in "{group}" would all count as unhealthy. Allow the probe ranges, unless another configuration does.',
    },
    examples: { bad: example("10.0.0.0/8"), good: example(PROBES) },
  },
  context: (topology) => `${[...networksWithoutProbes(topology)].join(" ")}\n${namesOf(topology, "Firewall")}`,
  *find(topology) {
    const closed = networksWithoutProbes(topology);
    if (closed.size === 0) return;
    for (const service of topology.all("BackendService")) {
      if (!hasHealthCheck(service) || mayBeIpv6(topology, service)) continue;
      for (const { group } of backendsOf(topology, service).list) {
        const network = group && networkOf(topology, group);
        if (!network || !closed.has(network.id)) continue;
        yield {
          message: "closed",
          data: { network: network.name, probes: PROBES, group: group.name },
          resource: service.id,
          field: "healthChecks",
          related: [
            ...related(network, "The network whose rules keep probes out"),
            ...related(group.resource, `"${group.name}" is in it`, "network"),
          ],
          fixes: letIn(topology, service, network),
        };
        break;
      }
    }
  },
});

function mayBeIpv6(topology: Topology, service: Resource): boolean {
  if (!isAbsent(service, "ipAddressSelectionPolicy")) return true;
  const rules = topology.into(service.id, "backendService").flatMap((it) => topology.get(it.from) ?? []);
  return rules.some((it) => couldBe(it, "ipVersion", "IPV6"));
}

/** The declared network of the group's VMs, where the group tells and Google's central probers probe it. */
function networkOf(topology: Topology, group: Group): Resource | undefined {
  const { resource } = group;
  if (!resource) return undefined;
  const found = { path: "", group, value: resource.fields };
  if (!isInstanceGroup(found) && !isNegOf(found, "GCE_VM_IP", "GCE_VM_IP_PORT")) return undefined;
  const own = networkAt(topology, resource, "");
  if (own || resource.kind !== "InstanceGroup" || !isAbsent(resource, "network")) return own;
  const [instance] = topology.out(resource.id, "instance").flatMap((it) => topology.get(it.to) ?? []);
  return instance && networkAt(topology, instance, "networkInterfaces[0].");
}

function networkAt(topology: Topology, resource: Resource, prefix: string): Resource | undefined {
  const at = (from: Resource, name: string) => {
    const edge = topology.out(from.id).find((it) => it.field === name);
    return edge && topology.get(edge.to);
  };
  const network = at(resource, `${prefix}network`);
  if (network?.kind === "Network") return network;
  const subnetwork = at(resource, `${prefix}subnetwork`);
  const other = subnetwork?.kind === "Subnetwork" ? at(subnetwork, "network") : undefined;
  return other?.kind === "Network" ? other : undefined;
}

/** A rule for the probes, beside the network. */
function letIn(topology: Topology, service: Resource, network: Resource): readonly Fix[] {
  const name = freeName(topology, "Firewall", `${network.name}-health-checks`);
  if (name === undefined || network.many || network.key) return [];
  const passthrough = topology
    .productsOf(service.id)
    .some((it) => it.length === 1 && it[0] === "external-passthrough-nlb");
  const ranges = [PROBES, "130.211.0.0/22", ...(passthrough ? ["209.85.152.0/22", "209.85.204.0/22"] : [])];
  return [
    {
      title: "Add a firewall rule that lets in the probes",
      changes: [
        {
          op: "addResource",
          kind: "Firewall",
          name,
          scope: "global",
          fields: {
            name,
            network: { ref: network.id },
            direction: "INGRESS",
            allowed: [{ IPProtocol: "tcp" }],
            sourceRanges: ranges,
          },
          format: network.format,
          file: network.range.file,
        },
      ],
      effect: "Every instance of the network takes TCP from the probe ranges; narrow it by ports and target tags.",
    },
  ];
}

function example(range: string): string {
  return `resource "google_compute_network" "vpc" {
  name = "vpc"
}

resource "google_compute_firewall" "vpc" {
  name          = "vpc-in"
  network       = google_compute_network.vpc.id
  source_ranges = ["${range}"]
  allow {
    protocol = "tcp"
  }
}

resource "google_compute_network_endpoint_group" "vms" {
  name    = "vms"
  zone    = "us-central1-a"
  network = google_compute_network.vpc.id
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = ["projects/p/global/healthChecks/web"]
  backend {
    group                 = google_compute_network_endpoint_group.vms.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
  }
}
`;
}
