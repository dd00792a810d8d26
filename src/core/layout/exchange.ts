/** Exchanges neighbours within a column while that removes crossings. */
import { columnChanged, fillEnds, type Net, type Side } from "./net";

/** More rounds end nearer to where they began; the sweeps between find more when these stop early. */
const maxRounds = 2;

/** Makes every exchange of two neighbours that saves crossings, column by column, twice at most. */
export function exchangeNeighbours(net: Net): void {
  const changed = new Uint8Array(net.columnCount).fill(1);
  for (let round = 0; round < maxRounds; round++) {
    let improved = false;
    let beforeLeft = 0;
    for (let column = 0; column < net.columnCount; column++) {
      const before = changed[column] as number;
      // Nothing to gain where neither side has changed since the last look.
      const look = round === 0 || beforeLeft || changed[column - 1] || changed[column + 1];
      beforeLeft = before;
      changed[column] = look && exchangeIn(net, column) ? 1 : 0;
      if (changed[column]) improved = true;
    }
    if (!improved) return;
  }
}

function exchangeIn(net: Net, column: number): boolean {
  const { order, columnStart, left, right } = net;
  const start = columnStart[column] as number;
  const stop = columnStart[column + 1] as number;
  if (stop - start < 2) return false;
  fillEnds(net, left, column);
  fillEnds(net, right, column);
  let improved = false;
  for (let at = start + 1; at < stop; at++) {
    const upper = order[at - 1] as number;
    const lower = order[at] as number;
    if (inOrder(left, upper, lower) && inOrder(right, upper, lower)) continue;
    if (saved(left, upper, lower) + saved(right, upper, lower) <= 0) continue;
    order[at - 1] = lower;
    order[at] = upper;
    improved = true;
    // The vertex that rose has a new neighbour above: look there again, then go on.
    at = Math.max(at - 2, start);
  }
  if (improved) columnChanged(net, column);
  return improved;
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
