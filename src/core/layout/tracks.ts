/**
 * Channels: between two columns every slanted link runs level, turns into a track (a vertical line), and turns level
 * again. Links that share a port share a trunk; trunks that overlap get tracks of their own, in the order in which
 * they cross least.
 */
import type { Graph, Vertex } from "./graph";
import { metrics } from "./metrics";

/** The vertical part of one link or loop in a channel. */
export interface Turn {
  /** Right of this column of the graph. */
  readonly channel: number;
  readonly from: Vertex;
  readonly to: Vertex;
  /** Height at which it comes from the left and at which it leaves to the right. */
  readonly y1: number;
  readonly y2: number;
  readonly loop: boolean;
  trunk: Trunk | undefined;
}

export interface Trunk {
  readonly turns: Turn[];
  readonly down: boolean;
  readonly loop: boolean;
  low: number;
  high: number;
  /** Mean of the heights of its turns: decides which trunk stands further right. */
  middle: number;
  track: number;
  /** Tracks of all trunks that overlap one another, this one among them. */
  tracksHere: number;
}

/** Gives each turn its trunk and each trunk its track; says how many tracks each channel needs at most. */
export function assignTracks(turns: readonly Turn[], graph: Graph): number[] {
  const byChannel: Turn[][] = graph.columns.map(() => []);
  for (const turn of turns) byChannel[turn.channel]?.push(turn);
  return byChannel.map((channel) => {
    const trunks = trunksOf(channel).sort((a, b) => a.low - b.low);
    let most = 0;
    for (let start = 0; start < trunks.length; ) {
      let reach = Number.NEGATIVE_INFINITY;
      let stop = start;
      for (; stop < trunks.length; stop++) {
        const trunk = trunks[stop];
        if (!trunk || (stop > start && trunk.low > reach + metrics.trackGap)) break;
        reach = Math.max(reach, trunk.high);
      }
      most = Math.max(most, assignWithin(trunks.slice(start, stop)));
      start = stop;
    }
    return most;
  });
}

/** Turns that share their port on the right, or else on the left, and their direction. */
function trunksOf(turns: readonly Turn[]): Trunk[] {
  const leaving = new Map<Vertex, Port[]>();
  const arriving = new Map<Vertex, Port[]>();
  const ends = turns.map((turn) =>
    turn.loop ? undefined : [portAt(leaving, turn.from, turn.y1), portAt(arriving, turn.to, turn.y2)],
  );
  const trunks: Trunk[] = [];
  turns.forEach((turn, index) => {
    const [out, into] = ends[index] ?? [];
    const port = out && into && out.uses > into.uses ? out : into;
    const direction = turn.y2 > turn.y1 ? "down" : "up";
    let trunk = port?.[direction];
    if (!trunk) {
      trunk = newTrunk(turn, direction === "down");
      trunks.push(trunk);
      if (port) port[direction] = trunk;
    }
    turn.trunk = trunk;
    trunk.turns.push(turn);
    trunk.low = Math.min(trunk.low, turn.y1, turn.y2);
    trunk.high = Math.max(trunk.high, turn.y1, turn.y2);
  });
  for (const trunk of trunks) {
    for (const turn of trunk.turns) trunk.middle += (turn.y1 + turn.y2) / (2 * trunk.turns.length);
  }
  return trunks;
}

function newTrunk(turn: Turn, down: boolean): Trunk {
  const [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return { turns: [], down, loop: turn.loop, low, high, middle: 0, track: 0, tracksHere: 1 };
}

/** A height at a vertex where turns leave or arrive, and the trunks they share. */
interface Port {
  readonly y: number;
  uses: number;
  up: Trunk | undefined;
  down: Trunk | undefined;
}

/** The port at a height of a vertex, with one use more. */
function portAt(ports: Map<Vertex, Port[]>, vertex: Vertex, y: number): Port {
  const here = ports.get(vertex) ?? [];
  if (here.length === 0) ports.set(vertex, here);
  let port = here.find((it) => it.y === y);
  if (!port) {
    port = { y, uses: 0, up: undefined, down: undefined };
    here.push(port);
  }
  port.uses++;
  return port;
}

/** Tracks for trunks that overlap in a chain; says how many. */
function assignWithin(trunks: readonly Trunk[]): number {
  if (trunks.length === 1) return 1;
  // Loops stay next to their column. Of two that fall, the upper stands further right, or it would cross the other;
  // of two that rise, the lower. One that falls and one that rises cross once in any case.
  const loops = trunks.filter((trunk) => trunk.loop).sort((a, b) => a.high - a.low - (b.high - b.low));
  const falling = trunks.filter((trunk) => !trunk.loop && trunk.down).sort((a, b) => b.middle - a.middle);
  const rising = trunks.filter((trunk) => !trunk.loop && !trunk.down).sort((a, b) => a.middle - b.middle);
  const placed: Trunk[] = [];
  let count = 0;
  for (const trunk of [...loops, ...falling, ...rising]) {
    let least = 0;
    const taken = new Set<number>();
    for (const other of placed) {
      if (other.low > trunk.high + metrics.trackGap || trunk.low > other.high + metrics.trackGap) continue;
      taken.add(other.track);
      if (other.track >= least && mustStandLeft(other, trunk)) least = other.track + 1;
    }
    while (taken.has(least)) least++;
    trunk.track = least;
    placed.push(trunk);
    count = Math.max(count, least + 1);
  }
  for (const trunk of trunks) trunk.tracksHere = count;
  return count;
}

/** Whether an earlier trunk has to stand left of a later one: by direction, or because their level parts would touch. */
function mustStandLeft(earlier: Trunk, later: Trunk): boolean {
  if (earlier.loop || earlier.down === later.down) return true;
  for (const turn of earlier.turns) {
    for (const other of later.turns) if (Math.abs(turn.y1 - other.y2) < metrics.trackGap) return true;
  }
  return false;
}
