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

/** Vertical parts that are drawn as one line. */
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
  const room: Room = { leaving: new Array(graph.vertexCount), arriving: new Array(graph.vertexCount) };
  return byChannel.map((channel, index) => {
    const trunks = trunksOf(channel, index, room).sort((a, b) => a.low - b.low);
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
function trunksOf(turns: readonly Turn[], channel: number, { leaving, arriving }: Room): Trunk[] {
  for (const turn of turns) {
    if (turn.loop) continue;
    portAt(leaving, turn.from, turn.y1, channel).uses++;
    portAt(arriving, turn.to, turn.y2, channel).uses++;
  }
  const trunks: Trunk[] = [];
  for (const turn of turns) {
    const down = turn.y2 > turn.y1;
    let trunk: Trunk | undefined;
    if (turn.loop) trunk = newTrunk(turn, down);
    else {
      const out = portAt(leaving, turn.from, turn.y1, channel);
      const into = portAt(arriving, turn.to, turn.y2, channel);
      const port = out.uses > into.uses ? out : into;
      trunk = down ? port.down : port.up;
      if (trunk) addTurn(trunk, turn);
      else {
        trunk = newTrunk(turn, down);
        if (down) port.down = trunk;
        else port.up = trunk;
      }
    }
    if (trunk.turns.length === 1) trunks.push(trunk);
    turn.trunk = trunk;
  }
  for (const trunk of trunks) {
    for (const turn of trunk.turns) trunk.middle += (turn.y1 + turn.y2) / (2 * trunk.turns.length);
  }
  return trunks;
}

function newTrunk(turn: Turn, down: boolean): Trunk {
  const low = Math.min(turn.y1, turn.y2);
  const high = Math.max(turn.y1, turn.y2);
  return { turns: [turn], down, loop: turn.loop, low, high, middle: 0, track: 0, tracksHere: 1 };
}

function addTurn(trunk: Trunk, turn: Turn): void {
  trunk.turns.push(turn);
  trunk.low = Math.min(trunk.low, turn.y1, turn.y2);
  trunk.high = Math.max(trunk.high, turn.y1, turn.y2);
}

/** A height at a vertex where turns of a channel leave or arrive, and the trunks they share. */
interface Port {
  readonly y: number;
  readonly channel: number;
  uses: number;
  up: Trunk | undefined;
  down: Trunk | undefined;
  readonly next: Port | undefined;
}

/** The first port of each vertex, by its `index`. */
interface Room {
  readonly leaving: (Port | undefined)[];
  readonly arriving: (Port | undefined)[];
}

/** The port of a channel at a height of a vertex. */
function portAt(ports: (Port | undefined)[], { index }: Vertex, y: number, channel: number): Port {
  const first = ports[index];
  for (let port = first; port; port = port.next) if (port.y === y && port.channel === channel) return port;
  const port: Port = { y, channel, uses: 0, up: undefined, down: undefined, next: first };
  ports[index] = port;
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
  const inTurn = [...loops, ...falling, ...rising];
  // By track: the place of the trunk for which it was last found taken.
  const takenFor: number[] = [];
  let count = 0;
  inTurn.forEach((trunk, at) => {
    let least = 0;
    for (let before = 0; before < at; before++) {
      const other = inTurn[before] as Trunk;
      if (other.low > trunk.high + metrics.trackGap || trunk.low > other.high + metrics.trackGap) continue;
      takenFor[other.track] = at;
      if (other.track >= least && mustStandLeft(other, trunk)) least = other.track + 1;
    }
    while (takenFor[least] === at) least++;
    trunk.track = least;
    count = Math.max(count, least + 1);
  });
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
