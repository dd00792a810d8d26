/**
 * Puts groups into the order in which they stood, for a lane laid out before. Groups are stacked whole, so two of which
 * each stood above the other somewhere (an edge went, or came) are joined: they are then placed as one.
 */
import type { Vertex } from "./graph";
import type { Group } from "./groups";

/** Tarjan's strongly connected components over "stood above", walked upwards: components come out from the top. */
export function keptGroups(groups: readonly Group[]): Group[] {
  const visits: Visit[] = groups.map((group) => ({ group, above: new Set(), number: -1, low: -1, open: false }));
  linkAbove(visits);
  const result: Group[] = [];
  const open: Visit[] = [];
  let count = 0;
  for (const start of visits) {
    if (start.number >= 0) continue;
    const path: { visit: Visit; rest: Iterator<Visit> }[] = [];
    const enter = (visit: Visit): void => {
      visit.number = count;
      visit.low = count++;
      visit.open = true;
      open.push(visit);
      path.push({ visit, rest: visit.above.values() });
    };
    enter(start);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { visit, rest } = step;
      const next = rest.next();
      if (!next.done) {
        if (next.value.number < 0) enter(next.value);
        else if (next.value.open) visit.low = Math.min(visit.low, next.value.number);
        continue;
      }
      path.pop();
      const below = path.at(-1)?.visit;
      if (below) below.low = Math.min(below.low, visit.low);
      if (visit.low === visit.number) result.push(joined(open.splice(open.lastIndexOf(visit))));
    }
  }
  return result;
}

interface Visit {
  readonly group: Group;
  /** Those that stood right above it in some column. */
  readonly above: Set<Visit>;
  number: number;
  low: number;
  open: boolean;
}

function linkAbove(visits: readonly Visit[]): void {
  const stood: { visit: Visit; before: number }[][] = [];
  for (const visit of visits) {
    visit.group.columns.forEach((column, index) => {
      stood[index] ??= [];
      for (const { before } of column) if (before !== undefined) stood[index].push({ visit, before });
    });
  }
  for (const column of stood) {
    column.sort((a, b) => a.before - b.before);
    column.forEach(({ visit }, index) => {
      const upper = column[index - 1]?.visit;
      if (upper && upper !== visit) visit.above.add(upper);
    });
  }
}

function joined(component: readonly Visit[]): Group {
  for (const visit of component) visit.open = false;
  const [first, second] = component;
  if (first && !second) return first.group;
  const members = component.map((visit) => visit.group);
  const columns = (first?.group.columns ?? []).map((_, index): Vertex[] =>
    members.flatMap((group) => group.columns[index] ?? []),
  );
  return { columns, size: members.reduce((sum, group) => sum + group.size, 0) };
}
