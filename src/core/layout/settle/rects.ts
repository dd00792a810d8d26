/** Rectangles of nodes in a grid of cells, so that a line is held only against what stands near it. */
import type { Place } from "../layout-model";

export interface Rect {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Side of a cell: about as large as a node. */
const cell = 160;

export class RectGrid {
  private readonly cells = new Map<number, Rect[]>();

  constructor(rects: Iterable<Rect>) {
    for (const rect of rects)
      this.each(rect.left, rect.top, rect.right, rect.bottom, (key) => {
        const list = this.cells.get(key);
        if (list) list.push(rect);
        else this.cells.set(key, [rect]);
      });
  }

  /** How many rectangles (of those that `counts`) a line level or upright would run through, or nearer to than `margin`. */
  hits(a: Place, b: Place, margin: number, counts: (rect: Rect) => boolean): number {
    const [left, right] = [Math.min(a.x, b.x) - margin, Math.max(a.x, b.x) + margin];
    const [top, bottom] = [Math.min(a.y, b.y) - margin, Math.max(a.y, b.y) + margin];
    return this.within(left, top, right, bottom).filter(counts).length;
  }

  /** Rectangles that reach into a box. */
  within(left: number, top: number, right: number, bottom: number): Rect[] {
    const found = new Set<Rect>();
    this.each(left, top, right, bottom, (key) => {
      for (const rect of this.cells.get(key) ?? [])
        if (rect.left < right && rect.right > left && rect.top < bottom && rect.bottom > top) found.add(rect);
    });
    return [...found];
  }

  private each(left: number, top: number, right: number, bottom: number, visit: (key: number) => void): void {
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x++)
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y++) visit(x * 1_000_003 + y);
  }
}
