/** Topology and findings to what the diagram shows. Content only: places come from core/layout, in the webview. */
import type { Column, Kind } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import type { Finding } from "../model/finding";
import type { Problem } from "../model/problem";
import type { LineIndex } from "../model/range";
import type { Resource } from "../model/resource";
import { drawnOnce } from "../topology/drawn-once";
import type { Edge, Ghost, Topology } from "../topology/topology";
import { endpointRows, ROWS_SHOWN } from "./endpoint-rows";
import { assignLanes } from "./lanes";
import type { ColumnId, Diagram, DiagramEdge, DiagramNode, DiagramRow } from "./model";
import { badgeOf, byResource, findingsOfNode, worst } from "./severity";
import { subtitleOf } from "./subtitle";
import { count, scopeText } from "./text";
import { urlMapRows } from "./url-map-rows";

/** What a diagram is made from; a Snapshot is one. */
export interface DiagramSource {
  readonly topology: Topology;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  lines(file: string): LineIndex | undefined;
}

const COLUMNS: readonly ColumnId[] = ["forwardingRule", "targetProxy", "urlMap", "backend", "endpointGroup", "aux"];

/** The diagram of a snapshot: lanes, nodes with their rows, edges from left to right, and the summary. Deterministic. */
export function buildDiagram(source: DiagramSource): Diagram {
  const topology = drawnOnce(source.topology);
  const findings = byResource(source.findings);
  const columns = drawnColumns(topology);
  const lanes = assignLanes(topology, columns, (id) => topology.get(id)?.range.file);
  const nodes: DiagramNode[] = [];
  for (const [id, column] of columns) {
    const resource = topology.get(id);
    const ghost = topology.ghost(id);
    if (resource) nodes.push(resourceNode(topology, resource, column, lanes.laneOf(id), findings));
    else if (ghost) nodes.push(ghostNode(ghost, column, lanes.laneOf(id)));
  }
  const edges = drawnEdges(topology, columns, new Map(nodes.map((it) => [it.id, it])), findings);
  const tally = badgeOf(source.findings);
  return {
    lanes: [...lanes.lanes],
    nodes,
    edges,
    loadBalancers: lanes.lanes.flatMap((lane) =>
      lane.loadBalancers.map((id) => {
        const lb = topology.loadBalancers.find((it) => it.id === id);
        return { id, name: lb?.name ?? id, product: lane.product };
      }),
    ),
    summary: {
      loadBalancers: topology.loadBalancers.filter((it) => it.other === undefined).length,
      resources: [...columns.keys()].filter((id) => topology.get(id)).length,
      ...tally,
      unknowns: topology.unresolved.filter((it) => it.state === "unknown").length,
      problems: source.problems
        .filter((it) => it.severity === "error")
        .map((it) => {
          const position = source.lines(it.range.file)?.position(it.range.start) ?? { line: 0, column: 0 };
          return { file: it.range.file, line: position.line + 1, column: position.column + 1, message: it.message };
        }),
    },
  };
}

/** Column of everything that is drawn as a node, in text order; endpoints of a known NEG are its rows instead. */
function drawnColumns(topology: Topology): Map<string, ColumnId> {
  const columns = new Map<string, ColumnId>();
  for (const resource of topology.resources) {
    const column = kindSpec(resource.kind).column;
    if (!isColumn(column)) continue;
    if (resource.kind === "NetworkEndpoint" && isRow(topology, resource)) continue;
    columns.set(resource.id, column);
  }
  for (const ghost of topology.ghosts) {
    const column = ghostColumn(topology, ghost, columns);
    if (column) columns.set(ghost.id, column);
  }
  return columns;
}

function isColumn(column: Column): column is ColumnId {
  return (COLUMNS as readonly string[]).includes(column);
}

function isRow(topology: Topology, endpoint: Resource): boolean {
  return topology.out(endpoint.id, "networkEndpointGroup").some((it) => topology.get(it.to) !== undefined);
}

const ROLE_KIND: Readonly<Record<string, Kind>> = {
  target: "TargetHttpProxy",
  urlMap: "UrlMap",
  backendService: "BackendService",
  defaultService: "BackendService",
  service: "BackendService",
  mirror: "BackendService",
  backend: "NetworkEndpointGroup",
  networkEndpointGroup: "NetworkEndpointGroup",
};

function ghostColumn(topology: Topology, ghost: Ghost, drawn: ReadonlyMap<string, ColumnId>): ColumnId | undefined {
  const users = topology.into(ghost.id).filter((it) => drawn.has(it.from) && it.route?.type !== "test");
  if (!users.length) return ghost.inputs && columnBefore(topology, ghost, drawn);
  const kind = ghost.kind ?? users.map((it) => ROLE_KIND[it.role]).find((it) => it !== undefined);
  const column = kind ? kindSpec(kind).column : "aux";
  return isColumn(column) ? column : undefined;
}

/** A module that cannot be read stands before what is given to it, unless something refers to it. */
function columnBefore(topology: Topology, ghost: Ghost, drawn: ReadonlyMap<string, ColumnId>): ColumnId | undefined {
  const columns = topology.out(ghost.id).flatMap((it) => COLUMNS.indexOf(drawn.get(it.to) ?? "aux"));
  return columns.length === 0 ? undefined : COLUMNS[Math.max(0, Math.min(...columns) - 1)];
}

function resourceNode(
  topology: Topology,
  resource: Resource,
  column: ColumnId,
  lane: string,
  findings: ReadonlyMap<string, readonly Finding[]>,
): DiagramNode {
  const spec = kindSpec(resource.kind);
  const own = findingsOfNode(topology, resource, findings);
  const { rows, more } = rowsOf(topology, resource, findings);
  const subtitle = subtitleOf(topology, resource);
  const badge = badgeOf(own);
  return {
    id: resource.id,
    kind: resource.kind,
    kindLabel: spec.label,
    column,
    lane,
    title: resource.name,
    subtitle,
    scope: scopeText(resource.scope),
    badge,
    rows,
    moreRows: more,
    ...(resource.many ? { many: `${resource.many.by} = ${resource.many.expression}` } : {}),
    label: [
      `${spec.label} ${resource.name}`,
      subtitle,
      resource.many ? `stands for many: ${resource.many.by}` : "",
      badge.errors ? count(badge.errors, "error") : "",
      badge.warnings ? count(badge.warnings, "warning") : "",
      badge.infos ? count(badge.infos, "hint") : "",
    ]
      .filter(Boolean)
      .join(", "),
  };
}

function rowsOf(
  topology: Topology,
  resource: Resource,
  findings: ReadonlyMap<string, readonly Finding[]>,
): { rows: DiagramRow[]; more: number } {
  if (resource.kind === "UrlMap") {
    const { rows } = urlMapRows(resource);
    const own = findings.get(resource.id) ?? [];
    if (isPlain(rows)) return { rows: [], more: 0 };
    return {
      rows: rows.map((row) => {
        const severity = worst(
          own.filter((it) => it.field !== undefined && (row.id === it.field || row.id.startsWith(`${it.field}.`))),
        );
        return severity ? { ...row, severity } : row;
      }),
      more: 0,
    };
  }
  if (resource.kind === "NetworkEndpointGroup") {
    const { rows, total } = endpointRows(topology, resource, findings, ROWS_SHOWN);
    return { rows, more: total - rows.length };
  }
  return { rows: [], more: 0 };
}

/** A URL map that sends everything to one place needs no table. */
function isPlain(rows: readonly DiagramRow[]): boolean {
  return rows.length === 1 && rows[0]?.id === "defaultService";
}

function ghostNode(ghost: Ghost, column: ColumnId, lane: string): DiagramNode {
  const what = ghost.kind ? kindSpec(ghost.kind).label : ghost.inputs ? "Module" : "Reference";
  const inputs = Object.keys(ghost.inputs?.fields ?? {});
  const state =
    ghost.state === "dangling"
      ? "not declared"
      : ghost.state === "unknown"
        ? `unknown: ${ghost.reason}`
        : [ghost.reason, inputs.length > 0 && `takes ${inputs.join(", ")}`].filter(Boolean).join(" · ");
  return {
    id: ghost.id,
    kind: ghost.kind ?? "Unknown",
    kindLabel: what,
    column,
    lane,
    title: ghost.name,
    subtitle: state,
    scope: "",
    badge: { errors: 0, warnings: 0, infos: 0 },
    rows: [],
    moreRows: 0,
    ghost: { state: ghost.state, reason: ghost.reason },
    label: `${what} ${ghost.name}, ${state}`,
  };
}

function drawnEdges(
  topology: Topology,
  columns: ReadonlyMap<string, ColumnId>,
  nodes: ReadonlyMap<string, DiagramNode>,
  findings: ReadonlyMap<string, readonly Finding[]>,
): DiagramEdge[] {
  const edges: DiagramEdge[] = [];
  const seen = new Set<string>();
  for (const edge of topology.edges) {
    const [a, b] = [columns.get(edge.from), columns.get(edge.to)];
    if (a === undefined || b === undefined || edge.route?.type === "test") continue;
    const backwards = COLUMNS.indexOf(a) > COLUMNS.indexOf(b);
    const [from, to] = backwards ? [edge.to, edge.from] : [edge.from, edge.to];
    const row = nodes.get(from)?.rows.find((it) => it.id === edge.field)?.id;
    const key = `${from}|${row ?? ""}|${to}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const label = edgeLabel(edge);
    const severity = worst(
      (findings.get(edge.from) ?? []).filter((it) => it.field !== undefined && touches(it.field, edge.field)),
    );
    edges.push({
      id: edge.id,
      from,
      to,
      ...(row ? { fromRow: row } : {}),
      ...(label ? { label } : {}),
      style: topology.get(edge.to) ? "solid" : "dashed",
      ...(severity ? { severity } : {}),
    });
  }
  return edges;
}

function touches(findingField: string, edgeField: string): boolean {
  return (
    edgeField === findingField || edgeField.startsWith(`${findingField}.`) || edgeField.startsWith(`${findingField}[`)
  );
}

function edgeLabel(edge: Edge): string {
  const { route } = edge;
  if (!route) return "";
  const where = [route.hosts.join(", "), route.paths.join(", ")].filter(Boolean).join(" ");
  const base = where || (route.type === "default" ? "everything else" : "");
  return [base, route.weight === undefined ? "" : `weight ${route.weight}`, route.type === "mirror" ? "mirrored" : ""]
    .filter(Boolean)
    .join(" · ");
}
