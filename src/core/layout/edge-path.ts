/** Draws a route of the layout as an SVG path. */
import type { Place } from "./layout-model";

/** The path through a route's points with every corner rounded, by `radius` or by what the parts beside it allow. */
export function roundedPath(route: readonly Place[], radius = 10): string {
  const [first, ...rest] = route;
  if (!first) return "";
  const parts = [`M${text(first)}`];
  let before = first;
  rest.forEach((corner, index) => {
    const after = rest[index + 1];
    if (!after) {
      parts.push(`L${text(corner)}`);
      return;
    }
    const reach = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    parts.push(`L${text(towards(corner, before, reach))}Q${text(corner)} ${text(towards(corner, after, reach))}`);
    before = corner;
  });
  return parts.join("");
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Place, to: Place, reach: number): Place {
  const length = distance(from, to);
  const share = length === 0 ? 0 : reach / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function text({ x, y }: Place): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
