import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, hasScheme, isUnset, TARGET_KINDS } from "../front-ends";
import { regionOf } from "../places";
import { subnetworkFacts, subnetworksOf } from "../proxy-only";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-subnetwork-required",
    severity: "error",
    title: "Internal rule on a custom-mode network needs a subnetwork",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "Network", "Subnetwork", ...TARGET_KINDS],
    products: [
      "internal-passthrough-nlb",
      "cross-region-internal-alb",
      "regional-internal-alb",
      "regional-internal-proxy-nlb",
      "cross-region-internal-proxy-nlb",
    ],
    local: true,
    docs: `An internal forwarding rule (scheme \`INTERNAL\` or \`INTERNAL_MANAGED\`) names no subnetwork, and its network is
declared with \`autoCreateSubnetworks\` false, so there is no subnetwork that goes without saying; or it is a global rule
that names neither network nor subnetwork, so there is no region to take its address from.`,
    repair: "Name the subnetwork that the rule's address is taken from. The rule is replaced when it changes.",
    sources: [
      "Compute API v1 ForwardingRule.subnetwork",
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
    ],
    fixable: true,
    messages: {
      custom:
        "This internal rule is in network {network}, which has no automatic subnetworks, and names no subnetwork: the API does not know which one its address is to come from. Set the subnetwork.",
      nowhere:
        "This rule is global and internal, and names neither a network nor a subnetwork: its address is that of one region, and only the subnetwork tells which. Set network and subnetwork.",
    },
    examples: { bad: example(""), good: example("\n  subnetwork            = google_compute_subnetwork.app.id") },
  },
  context: (topology) =>
    topology
      .all("Subnetwork")
      .map((it) => subnetworkFacts(topology, it))
      .join("\n"),
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      if (!hasScheme(rule, "INTERNAL", "INTERNAL_MANAGED") || !isUnset(rule, "subnetwork")) continue;
      const edge = topology.out(rule.id, "network")[0];
      const network = edge && topology.get(edge.to);
      if (network?.kind === "Network" && known(network, "autoCreateSubnetworks") === false)
        yield {
          message: "custom",
          data: { network: network.name },
          resource: rule.id,
          field: "network",
          related: related(network, "The network has no automatic subnetworks", "autoCreateSubnetworks"),
          fixes: fixes(topology, rule, network),
        };
      else if (rule.scope.level === "global" && isUnset(rule, "network") && hasScheme(rule, "INTERNAL_MANAGED"))
        yield { message: "nowhere", resource: rule.id };
    }
  },
});

/** Subnetworks that the address could come from; none to offer when there are too many to choose from. */
function fixes(topology: Topology, rule: Resource, network: Resource): readonly Fix[] {
  const fitting = subnetworksOf(topology, network).filter(
    (it) =>
      topology.out(it.id, "network").some((edge) => edge.to === network.id) &&
      isForAddresses(it) &&
      isNear(rule, it) &&
      it.module === rule.module &&
      it.format === rule.format &&
      it.many === undefined,
  );
  if (fitting.length > 3) return [];
  return fitting.map((it) =>
    setting(
      `Take the address from subnetwork ${it.name}`,
      rule,
      "subnetwork",
      { ref: it.id },
      "The rule is replaced, and its address is one of that subnetwork.",
    ),
  );
}

function isForAddresses(subnetwork: Resource): boolean {
  return isAbsent(subnetwork, "purpose") || known(subnetwork, "purpose") === "PRIVATE";
}

/** Whether the subnetwork is certainly in the region of the rule; a global rule takes any region. */
function isNear(rule: Resource, subnetwork: Resource): boolean {
  if (rule.scope.level === "global") return true;
  const region = regionOf(rule.scope);
  return region !== undefined && region === regionOf(subnetwork.scope);
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

resource "google_compute_forwarding_rule" "db" {
  name                  = "db"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  ports                 = ["5432"]
  network               = google_compute_network.vpc.id${subnetwork}
  backend_service       = "projects/p/regions/us-central1/backendServices/db"
}
`;
}
