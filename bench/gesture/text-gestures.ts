/**
 * From a gesture of the diagram to the patch that redraws it, as the panel's host does it: the change is tried out on the
 * text, the edits applied, the folder read again, judged and drawn, and the difference made for the webview. Times are the
 * processor's, so that what else runs on the machine does not count.
 */
import { createEngine } from "../../src/core/engine";
import { applyTextEdits, type Change } from "../../src/core/model/change";
import type { Engine } from "../../src/core/snapshot";
import { DiagramStore } from "../../src/host/features/panel/diagram-store";
import { grammarBytes } from "../grammar";
import { type BenchRow, progress, quantile, row } from "../harness";
import { generateFolder, RESOURCES_PER_BALANCER } from "../parse/generate";
import { gesture } from "./gestures";

const WARM_UPS = 6;
const GESTURES = 60;

/** Rows `gesture-p50` and `gesture-p95` in a folder of so many resources, in milliseconds. No peer does this. */
export async function textGestureRows(size: number): Promise<BenchRow[]> {
  progress(`gesture: ${size} resources`);
  const times = (await gestureTimes(size)).sort((a, b) => a - b);
  return [
    row("gesture-p50", size, "ms", quantile(times, 0.5), {}),
    row("gesture-p95", size, "ms", quantile(times, 0.95), {}),
  ];
}

async function gestureTimes(size: number): Promise<number[]> {
  const engine = await createEngine(grammarBytes());
  engine.update(generateFolder(size));
  const store = new DiagramStore((file) => file);
  store.refresh(engine.snapshot);
  const balancers = Math.round(size / RESOURCES_PER_BALANCER);
  const times: number[] = [];
  for (let index = 0; index < WARM_UPS + GESTURES; index++) {
    const change = gesture(index, balancers);
    const have = store.version;
    const start = process.cpuUsage();
    take(engine, store, change, have);
    const { user, system } = process.cpuUsage(start);
    if (index >= WARM_UPS) times.push((user + system) / 1000);
  }
  engine.dispose();
  return times;
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
