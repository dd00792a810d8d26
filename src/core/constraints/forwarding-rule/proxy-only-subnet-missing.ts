import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, hasScheme, proxyOf, TARGET_KINDS } from "../front-ends";
import { isTaken } from "../names";
import { freeRange, mayBeProxyOnly, networkOf, subnetworkFacts, subnetworksOf } from "../proxy-only";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "proxy-only-subnet-missing",
    severity: "warning",
    title: "Envoy-based load balancer needs a proxy-only subnet",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "Network", "Subnetwork", ...TARGET_KINDS],
    products: [
      "regional-external-alb",
      "regional-internal-alb",
      "regional-external-proxy-nlb",
      "regional-internal-proxy-nlb",
      "cross-region-internal-alb",
      "cross-region-internal-proxy-nlb",
    ],
    local: true,
    docs: `A forwarding rule of scheme \`INTERNAL_MANAGED\`, or a regional one of scheme \`EXTERNAL_MANAGED\`, is in a network
that is declared in the workspace, and no subnetwork of that network and region is for proxies: purpose
\`REGIONAL_MANAGED_PROXY\`, for a global rule \`GLOBAL_MANAGED_PROXY\`, with role \`ACTIVE\`. The proxies take their addresses
from it, and the rule cannot be created without. Silent when the network is not declared here, and when some subnetwork may
be such a one: its network, region, purpose or role cannot be known.`,
    repair: `Add a subnetwork with that purpose and role in the region of the rule, with a range that is free in the network and
in those it is peered with; /23 is recommended, /26 the least. Ignore the finding where the subnetwork is managed elsewhere.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/proxy-only-subnets",
      "https://docs.cloud.google.com/load-balancing/docs/target-proxies",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
    ],
    fixable: true,
    messages: {
      missing:
        "The proxies of this rule take their addresses from a proxy-only subnet of network {network}{place}, and there is none: without it the rule cannot be created. Add a subnetwork with purpose {purpose} and role ACTIVE.",
    },
    examples: { bad: example(""), good: example(proxyOnly()) },
  },
  context: (topology) =>
    topology
      .all("Subnetwork")
      .map((it) => subnetworkFacts(topology, it))
      .join("\n"),
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const { level } = rule.scope;
      const proxy = proxyOf(topology, rule);
      if (!proxy || (level !== "global" && level !== "region")) continue;
      if (!hasScheme(rule, "INTERNAL_MANAGED") && !(level === "region" && hasScheme(rule, "EXTERNAL_MANAGED")))
        continue;
      const { network, field, region } = networkOf(topology, rule);
      if (!network || network.many || isExportWithoutSubnetworks(topology, network)) continue;
      const purpose = level === "global" ? "GLOBAL_MANAGED_PROXY" : "REGIONAL_MANAGED_PROXY";
      const subnetworks = subnetworksOf(topology, network);
      if (subnetworks.some((it) => mayBeProxyOnly(it, purpose, region))) continue;
      yield {
        message: "missing",
        data: { network: network.name, place: region === undefined ? "" : ` in ${region}`, purpose },
        resource: rule.id,
        field,
        related: related(network, "The network"),
        fixes: fixes(topology, rule, network, subnetworks, purpose, region),
      };
    }
  },
});

/** An export that has no subnetwork of the network at all simply leaves them out. */
function isExportWithoutSubnetworks(topology: Topology, network: Resource): boolean {
  return network.format === "api" && subnetworksOf(topology, network).length === 0;
}

/** A new subnetwork with a range that is free as far as the config tells. */
function fixes(
  topology: Topology,
  rule: Resource,
  network: Resource,
  subnetworks: readonly Resource[],
  purpose: string,
  region: string | undefined,
): readonly Fix[] {
  const range = freeRange(network, subnetworks);
  const name = `${network.name}-proxy-only`;
  const taken = isTaken(topology, "Subnetwork", name);
  const placed = known(rule, "region") !== undefined || !isAbsent(rule, "subnetwork");
  if (region === undefined || !placed || range === undefined || taken || network.key !== undefined) return [];
  if (!/^[a-z][-a-z0-9]{0,62}$/.test(name) || network.module !== rule.module) return [];
  return [
    {
      title: `Add a proxy-only subnet in ${region}`,
      changes: [
        {
          op: "addResource",
          kind: "Subnetwork",
          name,
          scope: `region/${region}`,
          fields: { name, region, network: { ref: network.id }, ipCidrRange: range, purpose, role: "ACTIVE" },
          format: network.format,
          file: network.range.file,
        },
      ],
      effect: `Its range is ${range}: change it if that is in use in a network that this one is peered with.`,
    },
  ];
}

function example(subnetwork: string): string {
  return `resource "google_compute_network" "vpc" {
  name                    = "vpc"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "app" {
  name          = "app"
  region        = "us-central1"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.0.0.0/24"
}

${subnetwork}resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  port_range            = "80"
  network               = google_compute_network.vpc.id
  subnetwork            = google_compute_subnetwork.app.id
  target                = "projects/p/regions/us-central1/targetHttpProxies/web"
}
`;
}

function proxyOnly(): string {
  return `resource "google_compute_subnetwork" "proxies" {
  name          = "proxies"
  region        = "us-central1"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

`;
}
