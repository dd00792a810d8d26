/** Where to look: viewports computed from the layout, without the DOM. */
import type { Layout } from "../../src/core/layout/layout-model";

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

export const zoomRange = { min: 0.1, max: 2 } as const;
/** Below this a name cannot be read: fitting everything gives way to fitting the width. */
const LEGIBLE = 0.45;
/** The first look is nearer still: better to move sideways than to guess. */
const COMFORTABLE = 0.6;
const MARGIN = 8;

/** The first look: from the top, as wide as the diagram, never enlarged. */
export function startViewport(layout: Layout, size: Size): Viewport {
  const zoom = clamp((size.width - 2 * MARGIN) / Math.max(layout.width, 1), COMFORTABLE, 1);
  return { x: MARGIN, y: MARGIN, zoom };
}

/** All of it from the top, as large as it goes; a diagram that would become illegible is fitted to the width. */
export function fitViewport(layout: Layout, size: Size): Viewport {
  const wide = (size.width - 2 * MARGIN) / Math.max(layout.width, 1);
  const high = (size.height - 2 * MARGIN) / Math.max(layout.height, 1);
  const whole = Math.min(wide, high, 1);
  const zoom = clamp(whole < LEGIBLE ? Math.min(wide, 1) : whole, zoomRange.min, zoomRange.max);
  return { x: Math.max(MARGIN, (size.width - layout.width * zoom) / 2), y: MARGIN, zoom };
}

/** Nearer or farther by `factor` around the middle, without leaving the diagram's edge behind an empty view. */
export function zoomViewport(viewport: Viewport, layout: Layout, size: Size, factor: number): Viewport {
  const zoom = clamp(viewport.zoom * factor, zoomRange.min, zoomRange.max);
  const scale = zoom / viewport.zoom;
  const axis = (offset: number, length: number, view: number) => {
    const [one, other] = [MARGIN, view - length * zoom - MARGIN];
    return clamp(view / 2 - (view / 2 - offset) * scale, Math.min(one, other), Math.max(one, other));
  };
  const x = axis(viewport.x, layout.width, size.width);
  // A diagram that fits starts at the top, as it did at first.
  const fits = layout.height * zoom < size.height - 2 * MARGIN;
  return { x, y: fits ? MARGIN : axis(viewport.y, layout.height, size.height), zoom };
}

/** The nearest viewport in which `rect` is seen, legibly; the given one when it is already. */
export function showViewport(viewport: Viewport, size: Size, rect: Rect): Viewport {
  const zoom = Math.max(viewport.zoom, LEGIBLE);
  // Enlarging keeps the middle of the view where it is.
  const scale = zoom / viewport.zoom;
  const x = size.width / 2 - (size.width / 2 - viewport.x) * scale;
  const y = size.height / 2 - (size.height / 2 - viewport.y) * scale;
  const padding = 24;
  const next = {
    x: slide(x, rect.x * zoom, rect.width * zoom, size.width, padding),
    y: slide(y, rect.y * zoom, rect.height * zoom, size.height, padding),
    zoom,
  };
  return next.x === viewport.x && next.y === viewport.y && zoom === viewport.zoom ? viewport : next;
}

export function isOnScreen(viewport: Viewport, size: Size, rect: Rect): boolean {
  const x = rect.x * viewport.zoom + viewport.x;
  const y = rect.y * viewport.zoom + viewport.y;
  return x < size.width && y < size.height && x + rect.width * viewport.zoom > 0 && y + rect.height * viewport.zoom > 0;
}

/** The offset nearest to `offset` at which [start, start + length] lies inside; its beginning, when it is too long. */
function slide(offset: number, start: number, length: number, size: number, padding: number): number {
  const least = padding - start;
  const most = size - padding - length - start;
  return most < least ? clamp(offset, Math.min(least, most), least) : clamp(offset, least, most);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
