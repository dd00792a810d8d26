/** Exchanges neighbours within a column while that removes crossings. */
import { columnChanged, fillEnds, type Net, type Side } from "./net";

/**
 * Makes every exchange of two neighbours that saves crossings, column by column, once: the sweeps between find more than
 * a second look would.
 */
export function exchangeNeighbours(net: Net): void {
  for (let column = 0; column < net.columnCount; column++) exchangeIn(net, column);
}

function exchangeIn(net: Net, column: number): void {
  const { order, columnStart, left, right } = net;
  const start = columnStart[column] as number;
  const stop = columnStart[column + 1] as number;
  if (stop - start < 2) return;
  fillEnds(net, left, column);
  fillEnds(net, right, column);
  let improved = false;
  for (let at = start + 1; at < stop; at++) {
    const upper = order[at - 1] as number;
    const lower = order[at] as number;
    // A side in order cannot gain, so the other has to gain by itself before the two are weighed.
    const leftGain = inOrder(left, upper, lower) ? undefined : saved(left, upper, lower);
    const rightGain = inOrder(right, upper, lower) ? undefined : saved(right, upper, lower);
    if ((leftGain ?? 0) <= 0 && (rightGain ?? 0) <= 0) continue;
    if ((leftGain ?? saved(left, upper, lower)) + (rightGain ?? saved(right, upper, lower)) <= 0) continue;
    order[at - 1] = lower;
    order[at] = upper;
    improved = true;
    // The vertex that rose has a new neighbour above: look there again, then go on.
    at = Math.max(at - 2, start);
  }
  if (improved) columnChanged(net, column);
}

/** Whether no link of the upper vertex ends below one of the lower: then no crossing goes away. */
function inOrder({ start, ends }: Side, upper: number, lower: number): boolean {
  const upperStop = start[upper + 1] as number;
  const first = start[lower] as number;
  return (
    upperStop === start[upper] ||
    first === start[lower + 1] ||
    (ends[upperStop - 1] as number) <= (ends[first] as number)
  );
}

/** Crossings on one side that go away, less those that come, when the lower of two neighbours is put above the upper. */
function saved({ start, ends }: Side, upper: number, lower: number): number {
  const upperStop = start[upper + 1] as number;
  const first = start[lower] as number;
  const stop = start[lower + 1] as number;
  let total = 0;
  let above = first;
  let notBelow = first;
  for (let link = start[upper] as number; link < upperStop; link++) {
    const end = ends[link] as number;
    // Links of the lower vertex that end above this one cross it now; those that end below would after the exchange.
    while (above < stop && (ends[above] as number) < end) above++;
    while (notBelow < stop && (ends[notBelow] as number) <= end) notBelow++;
    total += above - first - (stop - notBelow);
  }
  return total;
}
