/**
 * A diagram and what the viewer chose to see, as input for the layout: which lanes, nodes and rows are drawn, how big
 * each node is and where on it an edge leaves. The webview and the picture export share it, so that both look alike.
 */
import type { LayoutInput } from "../layout/layout-model";
import { metrics } from "../layout/metrics";
import { ColumnId, type Diagram, type DiagramEdge, type DiagramLane, type DiagramNode, type DiagramRow } from "./model";

/** Sizes of what is inside a node, in CSS pixels; the style sheet uses the same. */
export const nodeMetrics = {
  head: metrics.head,
  row: 22,
  /** Line between head and rows, above the rows, below the rows. */
  rowsTop: 2,
  rowsBottom: 4,
  /** Rows that an opened list shows at a time before it scrolls. */
  window: 12,
  /** A routing table is drawn whole up to this many rows when opened, because edges leave from its rows. */
  wholeTable: 400,
  /** Rows of a routing table that are drawn before it is opened. */
  table: 40,
  /** Column widths: five columns fit 1,400 px beside the details, and 700 px beside the text when compact. */
  widths: { forwardingRule: 166, targetProxy: 164, urlMap: 202, backend: 182, endpointGroup: 192, aux: 182 },
  compactWidths: { forwardingRule: 130, targetProxy: 128, urlMap: 166, backend: 148, endpointGroup: 152, aux: 150 },
} as const;

export const columnOrder: readonly ColumnId[] = ColumnId.options;

/** What the viewer chose. */
export interface ArrangeOptions {
  /** Ids of nodes whose rows, and of lanes whose nodes, are folded away. */
  readonly collapsed: ReadonlySet<string>;
  /** Ids of load balancers to show; empty shows all. */
  readonly filter: ReadonlySet<string>;
  readonly showEndpoints: boolean;
  readonly showAux: boolean;
  /** Narrow columns, for a narrow canvas. */
  readonly compact?: boolean;
  /** Nodes whose "n more" is open, with all their rows. */
  readonly opened: ReadonlyMap<string, readonly DiagramRow[]>;
}

export interface ArrangedNode {
  readonly node: DiagramNode;
  /** Rows to draw; of a scrolling list, all of it. */
  readonly rows: readonly DiagramRow[];
  /** Rows that are counted below the drawn ones. */
  readonly more: number;
  /** It has rows to fold away. */
  readonly foldable: boolean;
  readonly folded: boolean;
  readonly open: boolean;
  /** Its rows scroll in a window. */
  readonly scrolls: boolean;
  readonly width: number;
  readonly height: number;
}

export interface ArrangedLane {
  readonly lane: DiagramLane;
  readonly folded: boolean;
  /** Nodes in it, drawn or folded away. */
  readonly count: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface Arranged {
  readonly lanes: readonly ArrangedLane[];
  /** By lane, then column, in the order of the diagram. */
  readonly nodes: ReadonlyMap<string, ArrangedNode>;
  readonly edges: readonly DiagramEdge[];
  /** Nodes in each column of `columnOrder`, folded lanes included. */
  readonly counts: readonly number[];
  readonly input: LayoutInput;
}

/** What is drawn of `diagram`. Nodes that look as in `previous` are the same objects. */
export function arrangeDiagram(diagram: Diagram, options: ArrangeOptions, previous?: Arranged): Arranged {
  const shownLanes = diagram.lanes.filter(
    (it) => !options.filter.size || it.loadBalancers.some((id) => options.filter.has(id)),
  );
  const laneIndex = new Map(shownLanes.map((it, index) => [it.id, index]));
  const members: DiagramNode[][] = shownLanes.map(() => []);
  for (const node of diagram.nodes)
    if (options.showAux || node.column !== "aux") members[laneIndex.get(node.lane) ?? -1]?.push(node);

  const nodes = new Map<string, ArrangedNode>();
  const counts = columnOrder.map(() => 0);
  const lanes = shownLanes.map((lane, index): ArrangedLane => {
    const own = members[index] ?? [];
    const folded = options.collapsed.has(lane.id);
    own.sort((a, b) => columnOrder.indexOf(a.column) - columnOrder.indexOf(b.column));
    for (const node of own) {
      const column = columnOrder.indexOf(node.column);
      counts[column] = (counts[column] ?? 0) + 1;
      if (!folded) nodes.set(node.id, reuse(arrangeNode(node, options), previous?.nodes.get(node.id)));
    }
    return {
      lane,
      folded,
      count: own.length,
      errors: own.reduce((sum, it) => sum + it.badge.errors, 0),
      warnings: own.reduce((sum, it) => sum + it.badge.warnings, 0),
    };
  });
  const edges = diagram.edges.filter((it) => nodes.has(it.from) && nodes.has(it.to));
  const input: LayoutInput = {
    nodes: [...nodes.values()].map(({ node, width, height }) => ({
      id: node.id,
      column: columnOrder.indexOf(node.column),
      lane: node.lane,
      width,
      height,
    })),
    edges: edges.map((edge) => {
      const fromY = rowMiddle(nodes.get(edge.from), edge.fromRow);
      return { id: edge.id, from: edge.from, to: edge.to, ...(fromY === undefined ? {} : { fromY }) };
    }),
    lanes: shownLanes.map((it) => it.id),
    columns: columnOrder.length,
  };
  return { lanes, nodes, edges, counts, input };
}

function arrangeNode(node: DiagramNode, options: ArrangeOptions): ArrangedNode {
  const opened = options.opened.get(node.id);
  const isList = node.column === "endpointGroup";
  const foldable = node.rows.length + node.moreRows > 0;
  const folded = foldable && (options.collapsed.has(node.id) || (isList && !options.showEndpoints));
  const all = opened ?? node.rows;
  const scrolls =
    !folded && opened !== undefined && all.length > (isList ? nodeMetrics.window : nodeMetrics.wholeTable);
  const rows = folded ? [] : opened || isList ? all : all.slice(0, nodeMetrics.table);
  const more = folded || opened ? 0 : node.moreRows + node.rows.length - rows.length;
  const lines = (scrolls ? nodeMetrics.window : rows.length) + (more > 0 || (opened && !folded) ? 1 : 0);
  return {
    node,
    rows,
    more,
    foldable,
    folded,
    open: opened !== undefined,
    scrolls,
    width: (options.compact ? nodeMetrics.compactWidths : nodeMetrics.widths)[node.column],
    height: nodeMetrics.head + (lines ? nodeMetrics.rowsTop + lines * nodeMetrics.row + nodeMetrics.rowsBottom : 0),
  };
}

function reuse(next: ArrangedNode, before: ArrangedNode | undefined): ArrangedNode {
  const same =
    before &&
    before.node === next.node &&
    before.more === next.more &&
    before.width === next.width &&
    before.folded === next.folded &&
    before.open === next.open &&
    before.rows.length === next.rows.length &&
    before.rows.every((row, index) => row === next.rows[index]);
  return same ? before : next;
}

/** Where an edge leaves: the middle of its row, or of the line that stands for rows not drawn. */
function rowMiddle(arranged: ArrangedNode | undefined, row: string | undefined): number | undefined {
  if (!arranged || row === undefined || !arranged.rows.length) return undefined;
  const { head, rowsTop, row: height, window } = nodeMetrics;
  const found = arranged.rows.findIndex((it) => it.id === row);
  const line = arranged.scrolls ? window : found < 0 ? arranged.rows.length : found;
  const last = arranged.rows.length - (arranged.more || arranged.open ? 0 : 1);
  return head + rowsTop + Math.min(line, arranged.scrolls ? window : last) * height + height / 2;
}
