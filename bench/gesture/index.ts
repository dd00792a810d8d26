/** Gestures on the diagram, and moving about in it, by its size. */
import type { BenchRow } from "../harness";
import { pageRows } from "./page";
import { textGestureRows } from "./text-gestures";

const SIZES = [100, 2_000, 8_000];

/** Rows of the host's half (`gesture-…`), of the whole way in a page (`gesture-drawn-…`), and of panning and zooming. */
export default async function benchGesture(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of SIZES) rows.push(...(await textGestureRows(size)));
  rows.push(...(await pageRows(SIZES)));
  return rows;
}
