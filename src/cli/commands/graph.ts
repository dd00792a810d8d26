/** `graph PATH… [--values]`: the topology. */
import { kindSpec } from "../../core/kinds/registry";
import { formatScope, type Resource } from "../../core/model/resource";
import type { Value } from "../../core/model/value";
import type { Snapshot } from "../../core/snapshot";
import { productText } from "../../core/topology/products";
import type { LoadBalancer, ProductId, Topology } from "../../core/topology/topology";
import { FINE } from "../exit";
import { loadEngine, type Reading } from "../load";
import { locate } from "../location";
import { print, printJson } from "../print";
import { member, valueJson } from "../value-json";

export async function graph(
  paths: readonly string[],
  options: Reading & { format: string; values: boolean },
): Promise<number> {
  const engine = await loadEngine(paths, options);
  const answer = describe(engine.snapshot, options.values);
  if (options.format === "json") printJson(answer);
  else print(asText(engine.snapshot));
  engine.dispose();
  return FINE;
}

function describe(snapshot: Snapshot, withValues: boolean) {
  const { topology } = snapshot;
  const shown = new Set(topology.resources.filter((it) => kindSpec(it.kind).column !== "none").map((it) => it.id));
  return {
    version: 1,
    nodes: topology.resources
      .filter((it) => shown.has(it.id))
      .map((resource) => {
        const { file, line, column } = locate(snapshot, resource.range);
        const product = productOf(topology, resource);
        return {
          id: resource.id,
          address: resource.address,
          kind: resource.kind,
          name: resource.name,
          scope: formatScope(resource.scope),
          file,
          line,
          column,
          ...(product ? { product } : {}),
          ...(withValues ? { values: valuesOf(topology, resource) } : {}),
        };
      }),
    edges: topology.edges
      .filter((it) => shown.has(it.from) && shown.has(it.to))
      .map((edge) => {
        const { file, line } = locate(snapshot, edge.value.range);
        return { from: edge.from, to: edge.to, role: edge.role, file, line };
      }),
    loadBalancers: balancers(topology).map((lb) => ({
      id: lb.id,
      product: decided(lb) ?? "unknown",
      forwardingRules: lb.forwardingRules,
      backendServices: lb.backendServices,
    })),
    unresolved: topology.unresolved.map((it) => {
      const { file, line } = locate(snapshot, it.range);
      return { from: it.from, reference: it.reference, reason: it.reason, file, line };
    }),
    problems: snapshot.problems.map((it) => {
      const { file, line, column } = locate(snapshot, it.range);
      return { file, line, column, message: it.message };
    }),
  };
}

/** Private Service Connect, VPN and protocol forwarding have forwarding rules too, and are no load balancers. */
function balancers(topology: Topology): LoadBalancer[] {
  return topology.loadBalancers.filter((it) => it.other === undefined);
}

function decided(lb: LoadBalancer): ProductId | undefined {
  return lb.candidates.length === 1 ? lb.candidates[0] : undefined;
}

/** The product of a resource when all that decides it agrees. */
function productOf(topology: Topology, resource: Resource): ProductId | undefined {
  const all = new Set(topology.productsOf(resource.id).flat());
  const [first] = all;
  return all.size === 1 ? first : undefined;
}

/** Leaves by path; lists of anything but objects are one JSON array. */
function valuesOf(topology: Topology, resource: Resource): Record<string, unknown> {
  const jsonOf = valueJson(topology, resource);
  const values: Record<string, unknown> = {};
  const visit = (value: Value, path: string): void => {
    if (value.type === "object") {
      for (const [name, it] of Object.entries(value.fields)) visit(it, member(path, name));
      if (value.open !== undefined) values[path ? `${path}.*` : "*"] = { unknown: value.open };
    } else if (value.type === "list" && value.items.some((it) => it.type === "object")) {
      value.items.forEach((it, index) => {
        visit(it, `${path}[${index}]`);
      });
      if (value.open !== undefined) values[`${path}[*]`] = { unknown: value.open };
    } else values[path] = jsonOf(value, path);
  };
  visit(resource.fields, "");
  return values;
}

function asText(snapshot: Snapshot): string {
  const { topology } = snapshot;
  const lines: string[] = [];
  for (const lb of topology.loadBalancers) {
    lines.push(`${lb.name}: ${productText(lb)} (${lb.because})`);
    for (const id of lb.forwardingRules) lines.push(...tree(topology, id, "  ", new Set()));
    lines.push("");
  }
  lines.push(
    `${topology.resources.length} resources, ${topology.edges.length} references, ${balancers(topology).length} load balancers, ` +
      `${topology.unresolved.length} unresolved, ${snapshot.problems.length} problems`,
  );
  for (const it of snapshot.problems) {
    const { file, line, column } = locate(snapshot, it.range);
    lines.push(`${file}:${line}:${column}: ${it.message}`);
  }
  return `${lines.join("\n")}\n`;
}

const FORWARD = new Set(["target", "backendService", "urlMap", "defaultService", "service", "mirror", "backend"]);

function tree(topology: Topology, id: string, indent: string, above: ReadonlySet<string>): string[] {
  const resource = topology.get(id);
  const ghost = topology.ghost(id);
  const label = resource ? `${resource.kind} ${resource.name}` : `${ghost?.name ?? id} (${ghost?.reason ?? "unknown"})`;
  const lines = [`${indent}${label}`];
  if (above.has(id)) return lines;
  const next = new Set(topology.out(id).flatMap((it) => (FORWARD.has(it.role) ? [it.to] : [])));
  for (const to of next) lines.push(...tree(topology, to, `${indent}  `, new Set([...above, id])));
  return lines;
}
