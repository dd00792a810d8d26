import { kindSpec } from "../../kinds/registry";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field } from "../../topology/read";
import { removeField, setField } from "../changes";
import { defineConstraint } from "../constraint";
import {
  countPorts,
  frontEnds,
  openedPorts,
  proxyOf,
  type Span,
  spansText,
  TARGET_KINDS,
  takesAllPorts,
} from "../front-ends";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

const FIELDS = ["portRange", "ports", "allPorts"] as const;

export default defineConstraint({
  meta: {
    id: "fr-proxy-single-port",
    severity: "error",
    title: "Proxy forwarding rule listens on exactly one port",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", ...TARGET_KINDS],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `A forwarding rule that points at a target proxy names no port, a range of more than one, several ports or all. Each
rule opens one listener of the proxy, on exactly one port from 1 to 65535. A range such as \`80-80\` is one port.`,
    repair: `Set \`portRange\` to one port, and add one rule with the same address for each further port. The rule is replaced
when its port changes.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "Compute API v1 ForwardingRule.portRange",
    ],
    fixable: true,
    messages: {
      none: "This rule points at a {target} and names no port: a proxy opens one listener for each rule, so it needs exactly one. Set portRange.",
      several:
        "This rule points at a {target} and opens {ports}: a proxy opens one listener for each rule. Set portRange to one port and add a rule for each further one.",
    },
    examples: { bad: example("80-443"), good: example("443") },
  },
  *find(topology) {
    for (const rule of frontEnds(topology)) {
      const proxy = proxyOf(topology, rule);
      const spans = openedPorts(rule);
      if (!proxy || !spans || countPorts(spans) === 1) continue;
      const target = kindSpec(proxy.kind).label.replace(/^T/, "t");
      yield {
        message: spans.length === 0 ? "none" : "several",
        data: { target, ports: takesAllPorts(rule) ? "all ports" : `ports ${spansText(spans)}` },
        resource: rule.id,
        ...(spans.length === 0 ? {} : { field: setFields(rule)[0] }),
        related: related(proxy.resource, `The ${target} that it points at`),
        fixes: fixes(rule, proxy.kind, spans),
      };
    }
  },
});

function setFields(rule: Resource): readonly string[] {
  return FIELDS.filter((it) => field(rule, it) !== undefined);
}

/** Ports that the proxy's protocol is usually served on, as far as the rule opens them; the ends of a range else. */
function fixes(rule: Resource, kind: string, spans: readonly Span[]): readonly Fix[] {
  const usual = usualPorts[kind] ?? [];
  const open = (port: number) => spans.length === 0 || spans.some((it) => it.first <= port && port <= it.last);
  const named = spans.flatMap(({ first, last }) => (last - first < 5 ? [first] : []));
  const ports = [...new Set([...usual.filter(open), ...named])].slice(0, 3);
  const listen = (port: string | { ask: string }) => [
    ...setFields(rule).flatMap((it) => (it === "portRange" ? [] : [removeField(rule, it)])),
    setField(rule, "portRange", port),
  ];
  const known = ports.map((it) => ({ title: `Listen on port ${it}`, changes: listen(String(it)) }));
  if (known.length > 0) return known;
  return [
    {
      title: "Listen on one port",
      changes: listen({ ask: "port" }),
      ask: { id: "port", prompt: "Port from 1 to 65535", placeholder: "443", check: "port" },
    },
  ];
}

const usualPorts: Readonly<Record<string, readonly number[]>> = {
  TargetHttpProxy: [80],
  TargetHttpsProxy: [443],
  TargetSslProxy: [443],
};

function example(ports: string): string {
  return `resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "${ports}"
  target                = "projects/p/global/targetHttpsProxies/web"
}
`;
}
