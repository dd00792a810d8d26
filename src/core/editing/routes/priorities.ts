/** Priorities for route rules in a new order, with as few numbers changed as can be. */

/** Distance between new numbers: room for one more in between, later. */
const step = 10;
const most = 2_147_483_647;

/**
 * Numbers for items in the order in which they are to be tried, `moved` being the one that changed its place. It gets one
 * between its neighbours where there is room; else all are numbered anew, in steps. Undefined where nothing fits.
 */
export function renumbered(order: readonly number[], moved: number): readonly number[] | undefined {
  const before = moved > 0 ? order[moved - 1] : undefined;
  const after = order[moved + 1];
  const rest = order.filter((_, index) => index !== moved);
  const isSorted = rest.every((it, index) => index === 0 || it > (rest[index - 1] ?? it));
  const between = isSorted ? numberBetween(before, after) : undefined;
  if (between !== undefined) return order.map((it, index) => (index === moved ? between : it));
  return order.length * step > most ? undefined : order.map((_, index) => (index + 1) * step);
}

function numberBetween(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined && after === undefined) return step;
  if (after === undefined) return before !== undefined && before + step <= most ? before + step : undefined;
  if (before === undefined) return after > step ? after - step : after > 0 ? Math.floor(after / 2) : undefined;
  return after - before > 1 ? before + Math.floor((after - before) / 2) : undefined;
}
