/**
 * The layout's own terms: columns are given, so placing is ordering within columns and stacking in lanes. Knows nothing
 * of load balancers; the webview, the SVG export and the bench share it. Sizes and places are in CSS pixels.
 */

export interface LayoutNode {
  readonly id: string;
  /** 0-based column from the left. */
  readonly column: number;
  readonly lane: string;
  readonly width: number;
  readonly height: number;
}

export interface LayoutEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Where it leaves and enters, measured from the node's top; the middle of the head when absent. */
  readonly fromY?: number;
  readonly toY?: number;
}

export interface LayoutInput {
  /** In the order in which to show them, as far as nothing else decides; so are lanes. */
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  readonly lanes: readonly string[];
  readonly columns: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a user put a node: from the left edge of its column and from the top of its lane, both of which may move. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly nodes: ReadonlyMap<string, Place>;
  /** Polyline or curve control points from port to port; never through a node. */
  readonly edges: ReadonlyMap<string, readonly Place[]>;
  readonly lanes: ReadonlyMap<string, { readonly y: number; readonly height: number }>;
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}
