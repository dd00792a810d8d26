/**
 * The diagram as a tree, for those who read rather than look: load balancers, and below each what its traffic meets, from
 * the forwarding rule to the endpoints. What several lead to stands below each of them. Rows are made when they are asked for.
 */
import type { Resource } from "../model/resource";
import { productText } from "../topology/products";
import type { LoadBalancer } from "../topology/topology";
import { buildDiagram, type DiagramSource } from "./build";
import { endpointRows } from "./endpoint-rows";
import { UNREACHED, UNREACHED_TITLE } from "./lanes";
import type { Badge, Diagram, DiagramEdge, DiagramNode, DiagramRow } from "./model";
import { byResource } from "./severity";
import { count } from "./text";

export interface TreeRow {
  /** Unique in the tree and stable: the ids from the root, one below the other. */
  readonly id: string;
  readonly parent: string | undefined;
  readonly type: "loadBalancer" | "group" | "resource" | "endpoint" | "more";
  /** Id of the resource or ghost; of a load balancer that of its first forwarding rule. */
  readonly node: string | undefined;
  /** Kind of the resource; empty where there is none. */
  readonly kind: string;
  readonly label: string;
  /** Scope, what matters of it, which requests come here. */
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly badge: Badge;
  readonly ghost: boolean;
  readonly readOnly: boolean;
  readonly hasChildren: boolean;
}

/** Endpoints listed of a group. */
const MOST_ENDPOINTS = 200;
const separator = "\n";
const nothing: Badge = { errors: 0, warnings: 0, infos: 0 };

/** The tree of one snapshot. Asking twice gives equal rows; what is not asked for costs nothing. */
export class TopologyTree {
  readonly diagram: Diagram;
  private readonly nodes: ReadonlyMap<string, DiagramNode>;
  private readonly out = new Map<string, DiagramEdge[]>();
  private readonly into = new Map<string, DiagramEdge[]>();

  constructor(private readonly source: DiagramSource) {
    this.diagram = buildDiagram(source);
    this.nodes = new Map(this.diagram.nodes.map((it) => [it.id, it]));
    for (const edge of this.diagram.edges) {
      push(this.out, edge.from, edge);
      push(this.into, edge.to, edge);
    }
  }

  /** Load balancers, and what no forwarding rule reaches. */
  get roots(): TreeRow[] {
    const balancers = this.source.topology.loadBalancers.flatMap((it) => this.balancerRow(it) ?? []);
    const loose = this.looseNodes();
    return loose.length === 0 ? balancers : [...balancers, this.looseRow(loose)];
  }

  children(row: TreeRow): TreeRow[] {
    switch (row.type) {
      case "loadBalancer": {
        const balancer = this.source.topology.loadBalancers.find((it) => it.id === row.id);
        return this.resourceRows(row, balancer?.forwardingRules.filter((it) => this.nodes.has(it)) ?? []);
      }
      case "group":
        return this.resourceRows(row, this.looseNodes());
      case "resource":
        return [...this.resourceRows(row, this.next(row)), ...this.endpointsOf(row)];
      default:
        return [];
    }
  }

  /** The rows from the root down to one of a resource; empty where the tree has none. */
  pathTo(id: string): TreeRow[] {
    const { topology } = this.source;
    const resource = topology.get(id);
    if (!this.nodes.has(id)) {
      // An endpoint is a row of its group.
      const group = resource?.kind === "NetworkEndpoint" ? topology.out(id, "networkEndpointGroup")[0]?.to : undefined;
      const path = group === undefined || !this.nodes.has(group) ? [] : this.pathTo(group);
      const last = path.at(-1);
      const own = last && this.children(last).find((it) => it.node === id);
      return own ? [...path, own] : path;
    }
    const ids = this.chainTo(id);
    const path: TreeRow[] = [];
    const first = ids[0];
    if (first === undefined) return [];
    let rows = this.roots;
    const root =
      rows.find((it) => it.type === "loadBalancer" && this.children(it).some((child) => child.node === first)) ??
      rows.find((it) => it.type === "group");
    if (!root) return [];
    path.push(root);
    rows = this.children(root);
    for (const step of ids) {
      const row = rows.find((it) => it.node === step);
      if (!row) return path;
      path.push(row);
      rows = this.children(row);
    }
    return path;
  }

  /** The shortest way to a node from one that nothing leads to; from the left, as it is drawn. */
  private chainTo(id: string): string[] {
    const before = new Map<string, string | undefined>([[id, undefined]]);
    const queue = [id];
    const starts = new Set(this.source.topology.loadBalancers.flatMap((it) => it.forwardingRules));
    let start: string | undefined;
    for (const at of queue) {
      const users = this.into.get(at) ?? [];
      if (starts.has(at) || (users.length === 0 && start === undefined)) start = at;
      if (starts.has(at)) break;
      for (const { from } of users) {
        if (before.has(from)) continue;
        before.set(from, at);
        queue.push(from);
      }
    }
    const chain: string[] = [];
    for (let at = start ?? id; ; ) {
      chain.push(at);
      const next = before.get(at);
      if (next === undefined) return chain;
      at = next;
    }
  }

  private next(row: TreeRow): string[] {
    const ancestors = new Set(row.id.split(separator));
    const own = this.out.get(row.node ?? "") ?? [];
    const ids = [...new Set(own.map((it) => it.to))].filter((it) => !ancestors.has(it));
    const isBeside = (id: string) => this.nodes.get(id)?.column === "aux";
    // What the traffic meets comes first; certificates and policies stand beside its way.
    return [...ids.filter((it) => !isBeside(it)), ...ids.filter(isBeside)];
  }

  private resourceRows(parent: TreeRow, ids: readonly string[]): TreeRow[] {
    return ids.flatMap((id) => {
      const node = this.nodes.get(id);
      if (!node) return [];
      const resource = this.source.topology.get(id);
      const routes = (this.out.get(parent.node ?? "") ?? []).filter((it) => it.to === id && it.label);
      const route = parent.type === "resource" ? routesText(routes) : "";
      const path = `${parent.id}${separator}${id}`;
      const row: TreeRow = {
        id: path,
        parent: parent.id,
        type: "resource",
        node: id,
        kind: node.kind,
        label: node.title,
        description: [route, node.subtitle, node.scope].filter(Boolean).join(" · "),
        tooltip: [`${node.kindLabel} ${node.title}`, node.scope, node.subtitle, ...routes.map((it) => it.label ?? "")]
          .filter(Boolean)
          .join("\n"),
        spoken: [node.label, node.scope, route].filter(Boolean).join(", "),
        badge: node.badge,
        ghost: node.ghost !== undefined,
        readOnly: resource?.readOnly !== undefined,
        hasChildren: false,
      };
      return [{ ...row, hasChildren: this.next(row).length > 0 || hasEndpoints(node) }];
    });
  }

  private endpointsOf(parent: TreeRow): TreeRow[] {
    const neg = this.source.topology.get(parent.node ?? "");
    if (neg?.kind !== "NetworkEndpointGroup") return [];
    const findings = byResource(this.source.findings);
    const { rows, total } = endpointRows(this.source.topology, neg, findings, MOST_ENDPOINTS);
    const shown = rows.map((row) => endpointRow(parent, row, neg));
    return total <= rows.length ? shown : [...shown, moreRow(parent, total - rows.length)];
  }

  private balancerRow(balancer: LoadBalancer): TreeRow | undefined {
    const first = balancer.forwardingRules.find((it) => this.nodes.has(it));
    if (first === undefined) return undefined;
    const badge = sum(balancer.members.flatMap((it) => this.nodes.get(it)?.badge ?? []));
    const product = productText(balancer);
    return {
      id: balancer.id,
      parent: undefined,
      type: "loadBalancer",
      node: first,
      kind: "",
      label: balancer.name,
      description: product,
      tooltip: [balancer.name, product, balancer.because].filter(Boolean).join("\n"),
      spoken: [`Load balancer ${balancer.name}`, product, badgeText(badge)].filter(Boolean).join(", "),
      badge,
      ghost: false,
      readOnly: false,
      hasChildren: true,
    };
  }

  private looseNodes(): string[] {
    const own = this.diagram.nodes.filter((it) => it.lane === UNREACHED);
    const starts = own.filter((it) => !this.into.get(it.id)?.length);
    return (starts.length > 0 ? starts : own).map((it) => it.id);
  }

  private looseRow(ids: readonly string[]): TreeRow {
    const badge = sum(this.diagram.nodes.flatMap((it) => (it.lane === UNREACHED ? it.badge : [])));
    return {
      id: UNREACHED,
      parent: undefined,
      type: "group",
      node: undefined,
      kind: "",
      label: UNREACHED_TITLE,
      description: String(ids.length),
      tooltip: `${UNREACHED_TITLE}: ${ids.length}`,
      spoken: [UNREACHED_TITLE, count(ids.length, "resource"), badgeText(badge)].filter(Boolean).join(", "),
      badge,
      ghost: false,
      readOnly: false,
      hasChildren: true,
    };
  }
}

function hasEndpoints(node: DiagramNode): boolean {
  return node.column === "endpointGroup" && node.rows.length + node.moreRows > 0;
}

function endpointRow(parent: TreeRow, row: DiagramRow, neg: Resource): TreeRow {
  const [id = row.id] = row.id.split("/networkEndpoints");
  const badge = {
    errors: row.severity === "error" ? 1 : 0,
    warnings: row.severity === "warning" ? 1 : 0,
    infos: row.severity === "info" ? 1 : 0,
  };
  return {
    id: `${parent.id}${separator}${row.id}`,
    parent: parent.id,
    type: "endpoint",
    node: id,
    kind: "NetworkEndpoint",
    label: row.label,
    description: row.note ?? "",
    tooltip: row.title ?? row.label,
    spoken: [`Endpoint ${row.title ?? row.label} of ${neg.name}`, badgeText(badge)].filter(Boolean).join(", "),
    badge,
    ghost: false,
    readOnly: neg.readOnly !== undefined,
    hasChildren: false,
  };
}

function moreRow(parent: TreeRow, rest: number): TreeRow {
  return {
    id: `${parent.id}${separator}…`,
    parent: parent.id,
    type: "more",
    node: parent.node,
    kind: "",
    label: `${rest} more`,
    description: "",
    tooltip: `${count(rest, "endpoint")} more: the diagram lists them all.`,
    spoken: `${count(rest, "endpoint")} more`,
    badge: nothing,
    ghost: false,
    readOnly: true,
    hasChildren: false,
  };
}

function routesText(edges: readonly DiagramEdge[]): string {
  const [first, ...rest] = [...new Set(edges.map((it) => it.label))];
  return first === undefined ? "" : rest.length ? `${first} +${rest.length}` : first;
}

function badgeText({ errors, warnings, infos }: Badge): string {
  return [
    errors ? count(errors, "error") : "",
    warnings ? count(warnings, "warning") : "",
    infos ? count(infos, "hint") : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function sum(badges: readonly Badge[]): Badge {
  return badges.reduce(
    (all, it) => ({
      errors: all.errors + it.errors,
      warnings: all.warnings + it.warnings,
      infos: all.infos + it.infos,
    }),
    nothing,
  );
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
