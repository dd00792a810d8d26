import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, items, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { addressKey, networkKey } from "../addresses";
import { setField } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import {
  frontEnds,
  hasScheme,
  isSet,
  openedPorts,
  portList,
  portRange,
  type Span,
  spansText,
  TARGET_KINDS,
} from "../front-ends";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-address-port-conflict",
    severity: "error",
    title: "Two rules claim the same address, protocol and port",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "Address", "Network", "Subnetwork", ...TARGET_KINDS],
    products: "all",
    docs: `Two forwarding rules have the same IP address (the same literal, or a reference to the same reserved address) and
protocol, and open a port in common. Exempt are rules with source ranges, which steer traffic that goes to one address; rules
of different networks; service mesh rules; endpoints of Private Service Connect; and whatever address, protocol or port
cannot be known. Rules of the same name are one mistake less: \`duplicate-name\` says it.`,
    repair: "Let one of the rules listen on another port, or reserve another address for it.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "Compute API v1 ForwardingRule.portRange",
      "Compute API v1 ForwardingRule.ports",
    ],
    fixable: true,
    messages: {
      conflict:
        "This rule opens {protocol} {ports} on the address that {other} has as well, which opens {otherPorts} there: address, protocol and port must be unique together, and the API refuses the second rule. Change the port, or reserve another address.",
    },
    examples: { bad: example(80), good: example(8080) },
  },
  *find(topology): Iterable<Report> {
    const groups = new Map<string, Claim[]>();
    for (const rule of frontEnds(topology)) {
      const key = keyOf(topology, rule);
      const spans = key === undefined ? undefined : openedPorts(rule);
      if (key === undefined || !spans?.length) continue;
      const group = groups.get(key);
      if (group) group.push({ rule, spans });
      else groups.set(key, [{ rule, spans }]);
    }
    for (const group of groups.values()) yield* conflicts(group);
  },
});

interface Claim {
  readonly rule: Resource;
  readonly spans: readonly Span[];
}

/** What two rules must have in common to be in each other's way; undefined for one that can be in nobody's. */
function keyOf(topology: Topology, rule: Resource): string | undefined {
  const mesh = !hasScheme(rule, "EXTERNAL", "EXTERNAL_MANAGED", "INTERNAL", "INTERNAL_MANAGED");
  const steering = !isAbsent(rule, "sourceIpRanges") && !isEmptyList(rule, "sourceIpRanges");
  if (mesh || steering || rule.many || rule.scope.level === "unknown") return undefined;
  const [protocol, ...others] = possible(rule, "IPProtocol") ?? [];
  const address = addressKey(topology, rule);
  const network = networkKey(topology, rule);
  if (protocol === undefined || others.length > 0 || address === undefined || network === undefined) return undefined;
  // The same internal number may be in use in every network of every project.
  const literal = address.startsWith("literal ");
  if (literal && network === "" && !hasScheme(rule, "EXTERNAL", "EXTERNAL_MANAGED")) return undefined;
  const module = literal ? `${rule.module} ${rule.project ?? ""}` : "";
  return [rule.format, module, address, String(protocol), network].join("\n");
}

function isEmptyList(rule: Resource, name: string): boolean {
  const { items: entries, complete } = items(rule, name);
  return complete && entries.length === 0;
}

/** Each rule that comes after one whose ports it claims. A port has one owner, so there are no more owners than ports. */
function* conflicts(group: readonly Claim[]): Iterable<Report> {
  const single = new Map<number, Claim>();
  const wide: { readonly span: Span; readonly claim: Claim }[] = [];
  for (const claim of group) {
    const owner = claim.spans.map((it) => ownerOf(it, single, wide)).find((it) => it !== undefined);
    if (owner) {
      if (!isSameObject(owner.rule, claim.rule)) yield conflict(claim, owner);
      continue;
    }
    for (const span of claim.spans)
      if (span.first === span.last) single.set(span.first, claim);
      else wide.push({ span, claim });
  }
}

function ownerOf(
  { first, last }: Span,
  single: ReadonlyMap<number, Claim>,
  wide: readonly { readonly span: Span; readonly claim: Claim }[],
): Claim | undefined {
  if (first === last && single.has(first)) return single.get(first);
  if (first !== last) for (const [port, claim] of single) if (first <= port && port <= last) return claim;
  return wide.find(({ span }) => span.first <= last && first <= span.last)?.claim;
}

function isSameObject(one: Resource, other: Resource): boolean {
  return one.name === other.name && one.scope.level === other.scope.level && one.scope.name === other.scope.name;
}

function conflict({ rule, spans }: Claim, owner: Claim): Report {
  return {
    message: "conflict",
    data: {
      protocol: (possible(rule, "IPProtocol") ?? []).join(),
      ports: portsText(spans),
      other: owner.rule.name,
      otherPorts: portsText(owner.spans),
    },
    resource: rule.id,
    field: ["portRange", "ports", "allPorts"].find((it) => isSet(rule, it)) ?? "IPAddress",
    related: related(owner.rule, `${owner.rule.name} has the same address`, "IPAddress"),
    fixes: fixes(rule),
  };
}

function portsText(spans: readonly Span[]): string {
  const [first] = spans;
  if (first?.first === 1 && first.last === 65535) return "all ports";
  return `${spans.length === 1 && first?.first === first?.last ? "port" : "ports"} ${spansText(spans)}`;
}

/** Which port would do instead nobody but the user knows. */
function fixes(rule: Resource): readonly Fix[] {
  const range = (portRange(rule) ?? []).length === 1;
  if (!range && (portList(rule) ?? []).length !== 1) return [];
  return [
    {
      title: "Listen on another port",
      changes: [range ? setField(rule, "portRange", { ask: "port" }) : setField(rule, "ports", [{ ask: "port" }])],
      ask: { id: "port", prompt: "Port from 1 to 65535", placeholder: "8080", check: "port" },
      effect: "The rule is replaced, and clients must use the new port.",
    },
  ];
}

function example(port: number): string {
  return `resource "google_compute_global_address" "web" {
  name = "web"
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.web.id
  port_range            = "80"
  target                = "projects/p/global/targetHttpProxies/web"
}

resource "google_compute_global_forwarding_rule" "admin" {
  name                  = "admin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.web.id
  port_range            = "${port}"
  target                = "projects/p/global/targetHttpProxies/admin"
}
`;
}
