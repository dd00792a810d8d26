/** Exchanges neighbours within a column while that removes crossings. */
import { fillEnds, type Net, type Side } from "./net";

/** More rounds end nearer to where they began; the sweeps between find more when these stop early. */
const maxRounds = 2;

/** Makes every exchange of two neighbours that saves crossings, column by column, twice at most. */
export function exchangeNeighbours(net: Net): void {
  const changed = net.columns.map(() => true);
  for (let round = 0; round < maxRounds; round++) {
    const before = changed.slice();
    let improved = false;
    net.columns.forEach((column, index) => {
      // Nothing to gain where neither side has changed since the last look.
      const look = before[index - 1] || before[index + 1] || changed[index - 1] || round === 0;
      changed[index] = look ? exchangeIn(net, column) : false;
      if (changed[index]) improved = true;
    });
    if (!improved) return;
  }
}

function exchangeIn(net: Net, column: Int32Array): boolean {
  if (column.length < 2) return false;
  for (let at = 0; at < column.length; at++) {
    fillEnds(net, net.left, column[at] as number);
    fillEnds(net, net.right, column[at] as number);
  }
  let improved = false;
  for (let at = 1; at < column.length; at++) {
    const upper = column[at - 1] as number;
    const lower = column[at] as number;
    if (saved(net.left, upper, lower) + saved(net.right, upper, lower) <= 0) continue;
    column[at - 1] = lower;
    column[at] = upper;
    improved = true;
    // The vertex that rose has a new neighbour above: look there again, then go on.
    at = Math.max(at - 2, 0);
  }
  if (improved) for (let at = 0; at < column.length; at++) net.place[column[at] as number] = at;
  return improved;
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
