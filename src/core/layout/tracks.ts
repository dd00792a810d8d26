/**
 * Channels: between two columns every slanted link runs level, turns into a track (a vertical line), and turns level
 * again. Links that share a port share a trunk; trunks that overlap get tracks of their own, in the order in which
 * they cross least.
 */
import type { Graph, Vertex } from "./graph";
import { metrics } from "./metrics";

/** The vertical part of one link or loop in a channel. */
export interface Turn {
  /** Channel right of this dense column. */
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
  const fanOut = new PortMap<number>();
  const fanIn = new PortMap<number>();
  for (const turn of turns) {
    if (turn.loop) continue;
    fanOut.set(turn.from, turn.y1, (fanOut.get(turn.from, turn.y1) ?? 0) + 1);
    fanIn.set(turn.to, turn.y2, (fanIn.get(turn.to, turn.y2) ?? 0) + 1);
  }
  const out = { up: new PortMap<Trunk>(), down: new PortMap<Trunk>() };
  const into = { up: new PortMap<Trunk>(), down: new PortMap<Trunk>() };
  const trunks: Trunk[] = [];
  for (const turn of turns) {
    const down = turn.y2 > turn.y1;
    const leaves = (fanOut.get(turn.from, turn.y1) ?? 0) > (fanIn.get(turn.to, turn.y2) ?? 0);
    const shared = (leaves ? out : into)[down ? "down" : "up"];
    const [vertex, y] = leaves ? [turn.from, turn.y1] : [turn.to, turn.y2];
    let trunk = turn.loop ? undefined : shared.get(vertex, y);
    if (!trunk) {
      trunk = {
        turns: [],
        down,
        loop: turn.loop,
        low: Number.POSITIVE_INFINITY,
        high: Number.NEGATIVE_INFINITY,
        middle: 0,
        track: 0,
        tracksHere: 1,
      };
      trunks.push(trunk);
      if (!turn.loop) shared.set(vertex, y, trunk);
    }
    turn.trunk = trunk;
    trunk.turns.push(turn);
    trunk.low = Math.min(trunk.low, turn.y1, turn.y2);
    trunk.high = Math.max(trunk.high, turn.y1, turn.y2);
    trunk.middle += turn.y1 + turn.y2;
  }
  for (const trunk of trunks) trunk.middle /= 2 * trunk.turns.length;
  return trunks;
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

/** A map whose key is a vertex and a height at it. */
class PortMap<T> {
  private readonly map = new Map<Vertex, Map<number, T>>();

  get(vertex: Vertex, y: number): T | undefined {
    return this.map.get(vertex)?.get(y);
  }

  set(vertex: Vertex, y: number, value: T): void {
    const inner = this.map.get(vertex);
    if (inner) inner.set(y, value);
    else this.map.set(vertex, new Map([[y, value]]));
  }
}
