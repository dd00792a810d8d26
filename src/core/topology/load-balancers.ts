/** Finds the load balancers: forwarding rules that share a URL map or backend service, and all they reach. */
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { type Inference, inferRule } from "./infer";
import type { Surroundings } from "./infer-facts";
import { partsOf, reach } from "./reach";
import { field } from "./read";
import type { Edge, LoadBalancer, ProductId } from "./topology";

interface Front {
  readonly rule: Resource;
  readonly inference: Inference;
  /** What rules of one load balancer share: a URL map, a backend service, a target. */
  readonly core: string;
}

/** Load balancers in the order of their first forwarding rules. */
export function findLoadBalancers(
  rules: readonly Resource[],
  edges: readonly Edge[],
  graph: Surroundings,
): LoadBalancer[] {
  const fronts = rules.map((rule) => front(rule, graph));
  const groups = new Map<string, Front[][]>();
  const later: Front[] = [];
  for (const it of fronts) {
    if (isRedirectOnly(it.core, graph)) later.push(it);
    else place(groups, it);
  }
  const byAddress = new Map<string, Front[]>();
  for (const group of [...groups.values()].flat())
    for (const { rule } of group) {
      const address = addressKey(rule, graph);
      if (!byAddress.has(address)) byAddress.set(address, group);
    }
  for (const it of later) {
    const home = byAddress.get(addressKey(it.rule, graph));
    if (home && fits(home, it)) home.push(it);
    else place(groups, it);
  }
  const parts = partsOf(edges, graph);
  const order = new Map(rules.map((rule, index) => [rule.id, index]));
  const position = (it: Front) => order.get(it.rule.id) ?? 0;
  return [...groups.values()]
    .flat()
    .map((group) => ({ main: group[0], group: [...group].sort((a, b) => position(a) - position(b)) }))
    .sort((a, b) => Math.min(...a.group.map(position)) - Math.min(...b.group.map(position)))
    .flatMap(({ main, group }) => (main ? [loadBalancer(main, group, (ids) => reach(ids, graph, parts), graph)] : []));
}

/** Joins the first group of the same core whose products it can share: a classic and a managed rule stay apart. */
function place(groups: Map<string, Front[][]>, it: Front): void {
  const sharing = groups.get(it.core) ?? [];
  groups.set(it.core, sharing);
  const home = sharing.find((group) => fits(group, it));
  if (home) home.push(it);
  else sharing.push([it]);
}

/** Whether a rule can be of the same product as a group of rules. */
function fits(group: readonly Front[], { inference }: Front): boolean {
  const left = common(group);
  if (left.length === 0) return inference.candidates.length === 0;
  return left.some((product) => inference.candidates.includes(product));
}

function common(group: readonly Front[]): ProductId[] {
  const [first, ...rest] = group;
  return (first?.inference.candidates ?? []).filter((p) => rest.every((it) => it.inference.candidates.includes(p)));
}

function loadBalancer(
  main: Front,
  group: readonly Front[],
  reached: (rules: readonly string[]) => string[],
  graph: Surroundings,
): LoadBalancer {
  const rules = group.map((it) => it.rule.id);
  const members = reached(rules);
  const own = group.filter((it) => it.core === main.core);
  const candidates = common(own);
  const surest = own.reduce((a, b) => (b.inference.candidates.length < a.inference.candidates.length ? b : a), main);
  const core = graph.get(main.core)?.name ?? graph.ghost(main.core)?.name ?? main.rule.name;
  return {
    id: `lb:${rules[0]}`,
    name: core,
    candidates,
    because: surest.inference.because,
    ...(main.inference.other ? { other: main.inference.other } : {}),
    forwardingRules: rules,
    backendServices: members.filter((it) => graph.get(it)?.kind === "BackendService"),
    members,
  };
}

/** Everything that decides which load balancer a forwarding rule is a part of, and of which product, as a text. */
export function frontKey(rule: Resource, graph: Surroundings): string {
  const { inference, core } = front(rule, graph);
  return JSON.stringify([inference, core, addressKey(rule, graph)]);
}

function front(rule: Resource, graph: Surroundings): Front {
  const inference = inferRule(rule, graph);
  if (inference.other) return { rule, inference, core: rule.id };
  const target = graph.out(rule.id, "backendService", "target")[0]?.to;
  const next = target === undefined ? undefined : graph.out(target, "urlMap", "service")[0]?.to;
  return { rule, inference, core: next ?? target ?? rule.id };
}

/** Whether a URL map answers every request with a redirect: no service anywhere, and at least one redirect. */
export function isRedirectOnly(id: string, graph: Surroundings): boolean {
  const urlMap = graph.get(id);
  if (urlMap?.kind !== "UrlMap" || field(urlMap, "defaultUrlRedirect") === undefined) return false;
  return graph.out(id).every((it) => it.route?.type === "test" || it.route?.type === "errorService");
}

/** What tells that two rules have the same IP address: the same reserved address, or the same literal in a module. */
function addressKey(rule: Resource, graph: Surroundings, depth = 0): string {
  const edge = graph.out(rule.id, "address")[0];
  const other = edge && graph.get(edge.to);
  if (other?.kind === "ForwardingRule" && depth < 4) return addressKey(other, graph, depth + 1);
  if (edge) return edge.to;
  const value = field(rule, "IPAddress");
  const text =
    scalarOf(value) ?? (value?.type === "reference" && value.target.by === "link" ? value.target.link : undefined);
  if (text !== undefined && text !== "") return `${rule.module}\n${text}`;
  return value?.type === "unknown" && value.expression ? `${rule.module}\n${value.expression}` : `rule\n${rule.id}`;
}
