/** Columns side by side with channels between them, and the routes of the edges through the channels. */
import { type Graph, graphColumn, type Link, sizeOf, type Thread, type Vertex } from "./graph";
import type { Place } from "./layout-model";
import { metrics } from "./metrics";
import { assignTracks, type Turn } from "./tracks";

export interface Routes {
  readonly edges: Map<string, readonly Place[]>;
  /** By column of the graph. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly width: number;
}

/** Two heights closer than this are drawn as one line. */
const level = 0.5;

/** Routes of a graph whose vertices have their final heights. */
export function routeEdges(graph: Graph): Routes {
  const turns: Turn[] = [];
  // The turns of thread t are those from `firstTurn[t]` up to `firstTurn[t + 1]`.
  const firstTurn = new Int32Array(graph.threads.length + 1);
  graph.threads.forEach((thread, index) => {
    if (thread.loop) turns.push(loopTurn(thread.loop));
    else addTurns(turns, thread);
    firstTurn[index + 1] = turns.length;
  });
  const tracks = assignTracks(turns, graph);
  const { columns, channels, width } = placeColumns(graph, tracks);

  const edges = new Map<string, readonly Place[]>();
  graph.threads.forEach((thread, index) => {
    const first = firstTurn[index] as number;
    edges.set(
      thread.edge.id,
      thread.loop ? loopRoute(turns[first] as Turn) : threadRoute(thread, first, firstTurn[index + 1] as number),
    );
  });
  return { edges, columns, width };

  function trackX(turn: Turn): number {
    const channel = channels[turn.channel];
    const trunk = turn.trunk;
    if (!channel || !trunk) return 0;
    if (trunk.loop && channel.outer) return channel.x + metrics.channelMargin + trunk.track * metrics.trackGap;
    const room = channel.width - 2 * metrics.channelMargin;
    const gap = trunk.tracksHere > 1 ? Math.min(metrics.trackGap, room / (trunk.tracksHere - 1)) : 0;
    return channel.x + channel.width / 2 + (trunk.track - (trunk.tracksHere - 1) / 2) * gap;
  }

  function rightOf(vertex: Vertex): number {
    return leftOf(vertex) + (vertex.node ? sizeOf(vertex.node.width) : 0);
  }

  function leftOf(vertex: Vertex): number {
    return columns[graphColumn(vertex)]?.x ?? 0;
  }

  function loopRoute(turn: Turn): Place[] {
    const x = trackX(turn);
    return [
      { x: rightOf(turn.from), y: turn.y1 },
      { x, y: turn.y1 },
      { x, y: turn.y2 },
      { x: rightOf(turn.to), y: turn.y2 },
    ];
  }

  /** The corners of an edge that has the turns from `start` up to `stop`. */
  function threadRoute({ links, reversed }: Thread, start: number, stop: number): Place[] {
    const first = links[0] as Link;
    const last = links[links.length - 1] as Link;
    const begin = { x: rightOf(first.from), y: first.from.y + first.fromY };
    const end = { x: leftOf(last.to), y: last.to.y + last.toY };
    if (start === stop) return reversed ? [end, begin] : [begin, end];
    const size = 2 * (stop - start) + 2;
    const route = new Array<Place>(size);
    const put = (place: Place, at: number): void => {
      route[reversed ? size - 1 - at : at] = place;
    };
    put(begin, 0);
    for (let at = 1; at < size - 1; at += 2) {
      const turn = turns[start + ((at - 1) >> 1)] as Turn;
      const x = trackX(turn);
      put({ x, y: turn.y1 }, at);
      put({ x, y: turn.y2 }, at + 1);
    }
    put(end, size - 1);
    return route;
  }
}

/** Adds where an edge turns, from the left: at each link that is not level. */
function addTurns(turns: Turn[], thread: Thread): void {
  for (const { from, to, fromY, toY } of thread.links) {
    const y1 = from.y + fromY;
    const y2 = to.y + toY;
    if (Math.abs(y1 - y2) < level) continue;
    // Into another lane it turns next to its end: further left, that lane's nodes may stand at that height.
    const channel = from.lane === to.lane ? graphColumn(from) : graphColumn(to) - 1;
    turns.push({ channel, from, to, y1, y2, loop: false, trunk: undefined });
  }
}

function loopTurn(loop: NonNullable<Thread["loop"]>): Turn {
  const { from, to } = loop;
  const y1 = from.y + loop.fromY;
  // A loop back to the port it left from needs a height of its own.
  const y2 = to.y + loop.toY + (from === to && loop.fromY === loop.toY ? metrics.loop : 0);
  return { channel: graphColumn(from), from, to, y1, y2, loop: true, trunk: undefined };
}

interface Channel {
  readonly x: number;
  readonly width: number;
  /** Right of the last column: holds loops only. */
  readonly outer: boolean;
}

function placeColumns(graph: Graph, tracks: readonly number[]) {
  const widths = graph.columns.map(() => 0);
  for (const lane of graph.lanes) {
    for (const vertex of lane.vertices) {
      const column = graphColumn(vertex);
      if (vertex.node) widths[column] = Math.max(widths[column] ?? 0, sizeOf(vertex.node.width));
    }
  }
  const columns: { x: number; width: number }[] = [];
  const channels: Channel[] = [];
  let x: number = metrics.lanePaddingX;
  widths.forEach((width, index) => {
    columns.push({ x, width });
    x += width;
    const outer = index === widths.length - 1;
    const needed = 2 * metrics.channelMargin + ((tracks[index] ?? 0) - 1) * metrics.trackGap;
    const channel = outer
      ? (tracks[index] ?? 0) > 0
        ? needed
        : 0
      : Math.min(Math.max(needed, metrics.channelMin), metrics.channelMax);
    channels.push({ x, width: channel, outer });
    x += channel;
  });
  return { columns, channels, width: x + metrics.lanePaddingX };
}
