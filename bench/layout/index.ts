/** Layout time and crossings of load balancer graphs: ours against dagre, elkjs and graphviz. */
import { Worker } from "node:worker_threads";
import { layoutDiagram } from "../../src/core/layout/layout";
import type { Layout, LayoutInput } from "../../src/core/layout/layout-model";
import { type BenchRow, median, medianTime, progress, row } from "../harness";
import { type Picture, pictureCrossings } from "./crossings";
import { loadBalancerGraph } from "./generate";
import type { PeerNews, PeerTask } from "./peer-worker";
import { type PeerName, peerNames } from "./peers";

const sizes = [100, 2000, 8000];
/** After this a peer is stopped: it counts with the runs it made, or is left out, said on stderr. */
const peerLimit = 30_000;

/**
 * Rows `layout` (milliseconds), `crossings` (edges leave from their rows, as they are drawn) and
 * `crossings-without-rows` (from the middle of their node, all that dagre and graphviz know of) for each size. Ours lays out the whole diagram, with lanes and routes;
 * a peer is measured both on the whole graph and lane by lane (which splits its work and spares it the routes between),
 * and the faster of the two counts, with its own crossings.
 */
export default async function benchLayout(): Promise<BenchRow[]> {
  const times: BenchRow[] = [];
  const atRows: BenchRow[] = [];
  const atNodes: BenchRow[] = [];
  for (const size of sizes) {
    const graph = loadBalancerGraph(size);
    progress(`  layout ${size}: ${graph.nodes.length} nodes, ${graph.edges.length} edges, ${graph.lanes.length} lanes`);
    const ours = await medianTime(
      () => graph,
      (input) => layoutDiagram(input),
      { warmUps: size > 100 ? 20 : 200, runs: 25, budget: 10_000 },
    );
    const picture = pictureOf(graph, layoutDiagram(graph));
    const ourRows = pictureCrossings(graph, picture, "rows");
    const ourNodes = pictureCrossings(graph, picture, "nodes");
    progress(`    ours: ${ours.toFixed(1)} ms, ${ourRows} crossings (${ourNodes} when rows do not count)`);
    const peerTimes: Record<string, number> = {};
    const peerRows: Record<string, number> = {};
    const peerNodes: Record<string, number> = {};
    for (const peer of peerNames) {
      const best = await bestOf(peer, size);
      if (best.time !== undefined) peerTimes[peer] = best.time;
      if (best.atRows !== undefined) peerRows[peer] = best.atRows;
      if (best.atNodes !== undefined) peerNodes[peer] = best.atNodes;
    }
    times.push(row("layout", size, "ms", ours, peerTimes));
    atRows.push(row("crossings", size, "crossings", ourRows, peerRows));
    atNodes.push(row("crossings-without-rows", size, "crossings", ourNodes, peerNodes));
  }
  return [...times, ...atRows, ...atNodes];
}

interface Measured {
  readonly time: number | undefined;
  readonly atRows: number | undefined;
  readonly atNodes: number | undefined;
}

/** The better time and the fewer crossings of a peer, whole or lane by lane. */
async function bestOf(peer: PeerName, size: number): Promise<Measured> {
  const results: Measured[] = [];
  for (const byLane of [true, false]) {
    const result = await measure({ peer, size, byLane, runs: size > 2000 ? 1 : size > 100 ? 3 : 10 });
    const how = byLane ? "lane by lane" : "whole";
    const time = result.time === undefined ? `not done after ${peerLimit / 1000} s` : `${result.time.toFixed(0)} ms`;
    const count =
      result.atRows === undefined ? "crossings not counted" : `${result.atRows} crossings (${result.atNodes})`;
    progress(`    ${peer}, ${how}: ${time}, ${count}`);
    results.push(result);
  }
  return {
    time: least(results.map((it) => it.time)),
    atRows: least(results.map((it) => it.atRows)),
    atNodes: least(results.map((it) => it.atNodes)),
  };
}

function least(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((it) => it !== undefined);
  return known.length ? Math.min(...known) : undefined;
}

function measure(task: PeerTask): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    let counted: { readonly atRows: number; readonly atNodes: number } | undefined;
    const worker = new Worker(new URL("./peer-worker.mjs", import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 4096, stackSizeMb: 64 },
    });
    const finish = (): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve({ time: times.length ? median(times) : undefined, atRows: counted?.atRows, atNodes: counted?.atNodes });
    };
    const timer = setTimeout(finish, peerLimit);
    worker.on("message", (news: PeerNews) => {
      if ("time" in news) times.push(news.time);
      else if ("atRows" in news) counted = news;
      else finish();
    });
    worker.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

function pictureOf(graph: LayoutInput, layout: Layout): Picture {
  const nodes = new Map<string, { x: number; y: number }>();
  for (const { id, width, height } of graph.nodes) {
    const place = layout.nodes.get(id);
    if (place) nodes.set(id, { x: place.x + width / 2, y: place.y + height / 2 });
  }
  return { nodes, edges: layout.edges };
}
