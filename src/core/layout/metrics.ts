/** Distances of the diagram in CSS pixels, in one place: the renderer sizes nodes, the layout keeps them apart. */
export const metrics = {
  /** Height of a node's head; an edge without a row enters and leaves in its middle. */
  head: 46,
  /** Least vertical distance of two nodes, of a node and a passing edge, and of two passing edges. */
  nodeGap: 20,
  passGap: 14,
  edgeGap: 8,
  /** Least vertical distance of two groups of nodes that no edge joins. */
  groupGap: 28,
  /** Inside a lane's box: above the first node (the lane's title stands there), below the last, left and right. */
  laneHeader: 40,
  lanePaddingBottom: 18,
  lanePaddingX: 14,
  /** Height of a lane without nodes (collapsed). */
  laneEmpty: 36,
  laneGap: 24,
  /** Between columns: the least and the most; it grows with the number of edges that turn side by side in it. */
  channelMin: 40,
  channelMax: 240,
  /** Between two vertical parts of edges side by side in a channel, and from them to the nodes. */
  trackGap: 7,
  channelMargin: 10,
  /** How far a loop at the side of a column leans out, and the column of the last channel is widened by. */
  loop: 14,
} as const;
