/**
 * From a gesture of the diagram to the patch that redraws it, as the panel's host does it: the change is tried out on the
 * text, the edits applied, the folder read again, judged and drawn, and the difference made for the webview. No peer does
 * this; the rows have no ratio. Times are the processor's, so that what else runs on the machine does not count.
 */
import { createEngine } from "../../src/core/engine";
import { applyTextEdits, type Change } from "../../src/core/model/change";
import { scalarOf, valueAt } from "../../src/core/model/value";
import type { Engine, Snapshot } from "../../src/core/snapshot";
import { DiagramStore } from "../../src/host/features/panel/diagram-store";
import { grammarBytes } from "../grammar";
import { type BenchRow, progress, row } from "../harness";
import { generateFolder } from "../parse/generate";

const SIZES = [100, 2_000, 8_000];
const WARM_UPS = 6;
const GESTURES = 60;

/** Rows `gesture-p50` and `gesture-p95`, in milliseconds, by the number of resources. */
export default async function benchGesture(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of SIZES) {
    progress(`gesture: ${size} resources`);
    const times = (await gestureTimes(size)).sort((a, b) => a - b);
    rows.push(row("gesture-p50", size, "ms", quantile(times, 0.5), {}));
    rows.push(row("gesture-p95", size, "ms", quantile(times, 0.95), {}));
  }
  return rows;
}

async function gestureTimes(size: number): Promise<number[]> {
  const engine = await createEngine(grammarBytes());
  engine.update(generateFolder(size));
  const store = new DiagramStore((file) => file);
  store.refresh(engine.snapshot);
  const balancers = Math.round(size / 10);
  const times: number[] = [];
  for (let index = 0; index < WARM_UPS + GESTURES; index++) {
    const change = gesture(engine.snapshot, index, (index * 37) % balancers);
    const have = store.version;
    const start = process.cpuUsage();
    take(engine, store, change, have);
    const { user, system } = process.cpuUsage(start);
    if (index >= WARM_UPS) times.push((user + system) / 1000);
  }
  engine.dispose();
  return times;
}

/** A field set, an edge drawn to another service, an endpoint group taken away or given back, in turns over the folder. */
function gesture({ topology }: Snapshot, index: number, balancer: number): Change {
  const legacy = `google_compute_backend_service.lb${balancer}_legacy`;
  const service = topology.get(legacy);
  if (index % 3 === 0) {
    const value = scalarOf(valueAt(service?.fields, "protocol")) === "HTTP" ? "HTTPS" : "HTTP";
    return { op: "setField", resource: legacy, field: "protocol", value };
  }
  if (index % 3 === 1) {
    const map = `google_compute_url_map.lb${balancer}`;
    const isOld = topology.out(map, "defaultService").some((it) => it.to === legacy);
    const to = isOld ? `google_compute_backend_service.lb${balancer}_web` : legacy;
    return { op: "connect", from: map, to, role: "defaultService" };
  }
  const to = `google_compute_global_network_endpoint_group.lb${balancer}`;
  const isLinked = topology.out(legacy).some((it) => it.to === to);
  return { op: isLinked ? "disconnect" : "connect", from: legacy, to };
}

function take(engine: Engine, store: DiagramStore, change: Change, have: number): void {
  const { snapshot } = engine;
  const preview = snapshot.preview([change]);
  if (!preview.ok) throw new Error(`${JSON.stringify(change)} was refused: ${preview.reason}`);
  const files = [...new Set(preview.edits.map((it) => it.file))];
  engine.update(
    files.map((path) => ({
      path,
      text: applyTextEdits(
        snapshot.text(path) ?? "",
        preview.edits.filter((it) => it.file === path),
      ),
    })),
  );
  if (!store.refresh(engine.snapshot)) throw new Error(`${JSON.stringify(change)} changed nothing that is drawn`);
  const update = store.update(have);
  if (update?.type !== "patch") throw new Error("there is no patch");
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
