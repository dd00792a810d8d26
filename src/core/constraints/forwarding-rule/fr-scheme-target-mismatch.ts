import type { Kind } from "../../kinds/kind";
import { kindSpec } from "../../kinds/registry";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { addressType } from "../addresses";
import { type Destination, destinationOf, isPrivateServiceConnect, servicesBehind } from "../chain";
import { defineConstraint, type Report } from "../constraint";
import { related } from "../related";

const MANAGED = ["EXTERNAL_MANAGED", "INTERNAL_MANAGED", "INTERNAL_SELF_MANAGED"];

/** Schemes that a rule must not have, by what it points at. */
const REFUSED: Partial<Record<Kind, readonly string[]>> = {
  BackendService: MANAGED,
  TargetHttpProxy: ["INTERNAL"],
  TargetHttpsProxy: ["INTERNAL"],
  TargetTcpProxy: ["INTERNAL"],
  TargetSslProxy: ["INTERNAL", "INTERNAL_MANAGED"],
  TargetGrpcProxy: ["EXTERNAL", "EXTERNAL_MANAGED", "INTERNAL", "INTERNAL_MANAGED"],
  TargetPool: MANAGED,
  TargetInstance: MANAGED,
  TargetVpnGateway: MANAGED,
};

const REGIONAL_PROXIES: readonly Kind[] = ["TargetHttpProxy", "TargetHttpsProxy", "TargetTcpProxy"];

export default defineConstraint({
  meta: {
    id: "fr-scheme-target-mismatch",
    severity: "error",
    title: "Load balancing scheme does not fit the target",
    appliesTo: ["ForwardingRule"],
    reads: [
      "ForwardingRule",
      "BackendService",
      "UrlMap",
      "TargetGrpcProxy",
      "TargetSslProxy",
      "TargetPool",
      "TargetInstance",
      "TargetVpnGateway",
      "Address",
      ...REGIONAL_PROXIES,
    ],
    products: "all",
    local: true,
    docs: "The scheme selects the product, and each product has its own kind of target: passthrough load balancers (`INTERNAL`, `EXTERNAL`) name a backend service, the others a target proxy. A gRPC proxy takes `INTERNAL_SELF_MANAGED` only; target pools, target instances and VPN gateways take no managed scheme. A regional target proxy takes `EXTERNAL_MANAGED` or `INTERNAL_MANAGED`: with `EXTERNAL`, which Terraform assumes when a regional rule names no scheme, the rule is refused. Private Service Connect rules are not judged.",
    repair:
      "With a target proxy use `INTERNAL_MANAGED` or `EXTERNAL_MANAGED`; with a regional backend service `INTERNAL` or `EXTERNAL`. The scheme cannot be changed in place: the rule is replaced.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/target-proxies",
      "Compute API v1 ForwardingRule.target",
    ],
    fixable: true,
    messages: {
      refused:
        "The scheme of this rule is {scheme}, and a rule of that scheme cannot point at a {target}. Each scheme has its own kind of target: use {wanted}.",
      regional:
        "The scheme of this rule is EXTERNAL{why}, and a regional target proxy needs EXTERNAL_MANAGED or INTERNAL_MANAGED. The API refuses the rule: set the scheme.",
    },
    examples: {
      bad: `resource "google_compute_forwarding_rule" "internal" {
  name                  = "internal"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  port_range            = "80"
  target                = "projects/p/regions/us-central1/targetHttpProxies/web"
}
`,
      good: `resource "google_compute_forwarding_rule" "internal" {
  name                  = "internal"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  port_range            = "80"
  target                = "projects/p/regions/us-central1/targetHttpProxies/web"
}
`,
    },
  },
  *find(topology): Iterable<Report> {
    for (const rule of topology.all("ForwardingRule")) {
      if (isPrivateServiceConnect(topology, rule)) continue;
      const schemes = possible(rule, "loadBalancingScheme")?.map(String);
      if (!schemes?.length) continue;
      for (const edge of topology.out(rule.id, "target", "backendService")) {
        const to = destinationOf(topology, edge);
        if (!to?.kind) continue;
        const refused = REFUSED[to.kind] ?? [];
        const where = { resource: rule.id, field: "loadBalancingScheme" };
        const others = related(to.resource, `The ${kindSpec(to.kind).label.toLowerCase()} it points at`);
        if (schemes.every((it) => refused.includes(it))) {
          const wanted = wantedSchemes(topology, rule, to);
          yield {
            ...where,
            message: "refused",
            data: {
              scheme: schemes.join(" or "),
              target: kindSpec(to.kind).label.toLowerCase(),
              wanted: wanted.join(" or "),
            },
            related: others,
            fixes: fixes(rule, wanted),
          };
        } else if (isRegional(rule) && isRegionalProxy(to) && schemes.every((it) => it === "EXTERNAL")) {
          const set = rule.fields.fields.loadBalancingScheme !== undefined;
          yield {
            ...where,
            message: "regional",
            data: { why: set ? "" : " (the default of a regional rule)" },
            related: others,
            fixes: fixes(rule, wantedSchemes(topology, rule, to)),
          };
        }
      }
    }
  },
});

function isRegional(rule: Resource): boolean {
  return rule.scope.level === "region";
}

function isRegionalProxy(to: Destination): boolean {
  return to.kind !== undefined && REGIONAL_PROXIES.includes(to.kind) && to.scope.level === "region";
}

/** Schemes that fit the target; the one that the backend services behind it have comes first. */
function wantedSchemes(topology: Topology, rule: Resource, to: Destination): string[] {
  const fitting = fittingSchemes(topology, rule, to);
  const behind = servicesBehind(topology, rule.id).flatMap(
    ({ service }) => possible(service, "loadBalancingScheme") ?? [],
  );
  const preferred = fitting.filter((it) => behind.includes(it));
  const internal = possible(rule, "loadBalancingScheme")?.every((it) => String(it).startsWith("INTERNAL")) ?? false;
  const rest = fitting
    .filter((it) => !preferred.includes(it))
    .sort((a, b) => Number(b.startsWith("INTERNAL") === internal) - Number(a.startsWith("INTERNAL") === internal));
  return [...preferred, ...rest];
}

/** Those among the target's schemes that fit the rule's address as well, where some do. */
function fittingSchemes(topology: Topology, rule: Resource, to: Destination): string[] {
  const all = schemesOfTarget(to);
  const type = addressType(topology, rule);
  const fitting = all.filter((it) => type === undefined || it.startsWith(type));
  return fitting.length > 0 ? fitting : all;
}

function schemesOfTarget(to: Destination): string[] {
  switch (to.kind) {
    case "TargetGrpcProxy":
      return ["INTERNAL_SELF_MANAGED"];
    case "BackendService":
      return ["INTERNAL", "EXTERNAL"];
    case "TargetSslProxy":
      return ["EXTERNAL_MANAGED", "EXTERNAL"];
    case "TargetPool":
    case "TargetInstance":
    case "TargetVpnGateway":
      return ["EXTERNAL"];
    default:
      return ["EXTERNAL_MANAGED", "INTERNAL_MANAGED"];
  }
}

function fixes(rule: Resource, wanted: readonly string[]): Fix[] {
  return wanted.map((scheme) => ({
    title: `Set the scheme to ${scheme}`,
    changes: [{ op: "setField", resource: rule.id, field: "loadBalancingScheme", value: scheme }],
    effect: "Changing the scheme replaces the rule.",
  }));
}
