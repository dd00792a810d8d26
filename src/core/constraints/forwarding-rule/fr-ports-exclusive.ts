import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { items, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removeField, removing, setField } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import {
  ALL_PORTS,
  countPorts,
  frontEnds,
  hasScheme,
  isSet,
  portList,
  portRange,
  proxyOf,
  spansText,
  TARGET_KINDS,
  takesAllPorts,
} from "../front-ends";

const FIELDS = ["ports", "portRange", "allPorts"] as const;
type PortField = (typeof FIELDS)[number];

/** The API takes no more single ports than these. */
const MOST = 5;

export default defineConstraint({
  meta: {
    id: "fr-ports-exclusive",
    severity: "error",
    title: "Port fields exclude each other",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "BackendService", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: `A forwarding rule takes a list of up to five ports (\`ports\`), one range (\`portRange\`) or all ports
(\`allPorts\`), and no two of these. Reported are rules that have more than one, and lists of more than five. Exempt: exported
and Config Connector files in which list and range are the same ports, because the API shows some rules both ways.`,
    repair: `Keep one of the fields. For more than five ports use a range (external load balancers) or all ports. The rule is
replaced when its ports change.`,
    sources: [
      "Compute API v1 ForwardingRule.ports",
      "Compute API v1 ForwardingRule.portRange",
      "https://docs.cloud.google.com/load-balancing/docs/quotas",
    ],
    fixable: true,
    messages: {
      exclusive:
        "This rule has {fields}, which exclude each other: a rule takes a list of ports, one range or all ports, and the API refuses more than one of them. Keep one.",
      many: "This rule lists {count} ports, and the API takes {most} at most: use a range, all ports, or a further rule with the same address.",
    },
    examples: {
      bad: example('ports                 = ["80", "443", "8080", "8443", "9000", "9001"]'),
      good: example("all_ports             = true"),
    },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const set = setFields(rule);
      const listed = new Set((portList(rule) ?? []).map((it) => spansText([it])));
      if (set.length > 1 && !isSameTwice(rule, set))
        yield {
          message: "exclusive",
          data: { fields: `${set.slice(0, -1).join(", ")} and ${set.at(-1)}` },
          resource: rule.id,
          field: set[0] ?? "ports",
          fixes: keeping(topology, rule, set),
        };
      else if (set.length === 1 && listed.size > MOST && !proxyOf(topology, rule))
        yield {
          message: "many",
          data: { count: listed.size, most: MOST },
          resource: rule.id,
          field: "ports",
          fixes: opening(rule),
        };
    }
  },
});

/** The port fields that certainly have a value. A list of nothing and `false` are none. */
function setFields(rule: Resource): readonly PortField[] {
  return FIELDS.filter((it) => {
    if (it === "allPorts") return takesAllPorts(rule) === true;
    return it === "ports" ? items(rule, "ports").items.length > 0 : isSet(rule, it);
  });
}

/** Whether it is an export's way of saying the same ports twice. */
function isSameTwice(rule: Resource, set: readonly PortField[]): boolean {
  if (rule.format === "terraform") return false;
  const said = set.map((it) => (it === "allPorts" ? [ALL_PORTS] : it === "ports" ? portList(rule) : portRange(rule)));
  const counts = [...said.map((it) => countPorts(it ?? [])), countPorts(said.flatMap((it) => it ?? []))];
  // The API writes all ports from 0 on or from 1 on.
  return counts.every((it) => it === counts[0] || (it >= 65535 && (counts[0] ?? 0) >= 65535));
}

/** One fix for each field that the rule could keep, going by its protocol, scheme and target. */
function keeping(topology: Topology, rule: Resource, set: readonly PortField[]): readonly Fix[] {
  const proxy = proxyOf(topology, rule) !== undefined;
  const pool = !proxy && isSet(rule, "target");
  const spans = { ports: portList(rule), portRange: portRange(rule), allPorts: undefined };
  const fits = (it: PortField) => {
    if (known(rule, "IPProtocol") === "L3_DEFAULT") return it === "allPorts";
    if (proxy) return countPorts(spans[it] ?? []) === 1;
    if (it === "portRange") return !hasScheme(rule, "INTERNAL");
    if (it === "ports") return !pool && (spans.ports?.length ?? 0) <= MOST;
    return !pool;
  };
  return set.filter(fits).map((kept) => removing(`Keep ${kept} only`, rule, ...set.filter((it) => it !== kept)));
}

/** Exactly the listed ports as a range, where they are one and the scheme admits ranges; else all ports. */
function opening(rule: Resource): readonly Fix[] {
  if (!isSet(rule, "backendService")) return [];
  const ports = portList(rule) ?? [];
  const first = Math.min(...ports.map((it) => it.first));
  const last = Math.max(...ports.map((it) => it.last));
  const range = countPorts(ports) === last - first + 1 && hasScheme(rule, "EXTERNAL");
  const all: Fix = {
    title: "Take packets to all ports",
    changes: [removeField(rule, "ports"), setField(rule, "allPorts", true)],
    effect: "The firewall then decides which ports are reachable. The rule is replaced.",
  };
  const span: Fix = {
    title: `Use the range ${first}-${last}`,
    changes: [removeField(rule, "ports"), setField(rule, "portRange", `${first}-${last}`)],
    effect: "The rule is replaced.",
  };
  return range ? [span, all] : [all];
}

function example(ports: string): string {
  return `resource "google_compute_forwarding_rule" "vms" {
  name                  = "vms"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  ${ports}
  backend_service       = "projects/p/regions/us-central1/backendServices/vms"
}
`;
}
