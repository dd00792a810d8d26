/**
 * Runs one peer on one graph in a thread of this process, so that one that takes too long can be stopped. Posts the
 * crossings as soon as known and each time as it is measured: what is there when time is up counts.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { LayoutInput } from "../../src/core/layout/layout-model";
import { pictureCrossings } from "./crossings";
import { loadBalancerGraph } from "./generate";
import { loadPeer, type Peer, type PeerName } from "./peers";

export interface PeerTask {
  readonly peer: PeerName;
  readonly size: number;
  /** Each lane as a graph of its own, times and crossings added up; else the whole graph at once. */
  readonly byLane: boolean;
  readonly runs: number;
}

export type PeerNews =
  | { readonly time: number }
  | { readonly atRows: number; readonly atNodes: number }
  | { readonly done: true };

async function main(task: PeerTask): Promise<void> {
  const post = (news: PeerNews): void => parentPort?.postMessage(news);
  const peer = await loadPeer(task.peer);
  const warmUp = loadBalancerGraph(100);
  for (let run = 0; run < 10; run++) await peer.run(peer.prepare(warmUp));
  const whole = loadBalancerGraph(task.size);
  const parts = task.byLane ? lanesOf(whole) : [whole];
  for (let run = 0; run < task.runs; run++) {
    let time = 0;
    const done: unknown[] = [];
    for (const part of parts) {
      const prepared = peer.prepare(part);
      const start = performance.now();
      done.push(await peer.run(prepared));
      time += performance.now() - start;
    }
    post({ time });
    if (run === 0) post(crossingsOf(peer, parts, done));
  }
  post({ done: true });
}

function crossingsOf(peer: Peer, parts: readonly LayoutInput[], done: readonly unknown[]) {
  let atRows = 0;
  let atNodes = 0;
  parts.forEach((part, index) => {
    const picture = peer.picture(part, done[index]);
    atRows += pictureCrossings(part, picture, "rows");
    atNodes += pictureCrossings(part, picture, "nodes");
  });
  return { atRows, atNodes };
}

function lanesOf(graph: LayoutInput): LayoutInput[] {
  return graph.lanes.map((lane) => {
    const nodes = graph.nodes.filter((node) => node.lane === lane);
    const ids = new Set(nodes.map((node) => node.id));
    return { nodes, edges: graph.edges.filter((edge) => ids.has(edge.from)), lanes: [lane], columns: graph.columns };
  });
}

await main(workerData as PeerTask);
