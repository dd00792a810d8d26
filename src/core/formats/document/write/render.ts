/** JSON values as text in the style of a file. */
import type { Json } from "../look-up";
import { literalBlock, yamlScalar } from "./scalars";
import type { Style } from "./style";

/** A YAML block whose first line begins at `column`; the lines after it are indented. */
export function renderBlock(value: Json, column: number, style: Style): string {
  if (!isFilled(value)) return renderScalar(value, column, style);
  const next = style.lineBreak + " ".repeat(column);
  if (isList(value)) return value.map((it) => `-${afterDash(it, column, style)}`).join(next);
  if (isMap(value))
    return Object.entries(value)
      .map(([key, it]) => `${renderKey(key, style, false)}:${afterKey(it, column, style)}`)
      .join(next);
  return renderScalar(value, column, style);
}

/** What follows the colon of a key that stands at `column`, the blank or line break before it included. */
export function afterKey(value: Json, column: number, style: Style): string {
  if (!isFilled(value)) return ` ${renderScalar(value, column + style.unit.length, style)}`;
  const inner = column + (isList(value) ? style.dashOffset : style.unit.length);
  return style.lineBreak + " ".repeat(inner) + renderBlock(value, inner, style);
}

/** What follows a dash that stands at `column`. */
export function afterDash(value: Json, column: number, style: Style): string {
  if (!isFilled(value)) return ` ${renderScalar(value, column + style.dashWidth, style)}`;
  return " ".repeat(style.dashWidth - 1) + renderBlock(value, column + style.dashWidth, style);
}

/** How a flow value is laid out. `lines`: each entry on a line of its own, those of the value's own indented by `indent`. */
export interface FlowLayout {
  readonly lines: boolean;
  readonly indent: string;
}

/** A value in brackets, or a scalar: JSON, or YAML's own flow style. */
export function renderFlow(value: Json, layout: FlowLayout, style: Style): string {
  if (isScalar(value) || !isFilled(value)) return renderInline(value, style);
  const inner = { lines: layout.lines, indent: layout.indent + style.unit };
  const parts = isList(value)
    ? value.map((it) => renderFlow(it, inner, style))
    : Object.entries(value).map(([key, it]) => renderFlowEntry(key, it, inner, style));
  const [open, close] = isList(value) ? "[]" : "{}";
  if (layout.lines) {
    const lines = parts.join(`,${style.lineBreak}${inner.indent}`);
    return `${open}${style.lineBreak}${inner.indent}${lines}${style.lineBreak}${layout.indent}${close}`;
  }
  const padding = isList(value) ? "" : style.padding;
  return `${open}${padding}${parts.join(style.comma)}${padding}${close}`;
}

export function renderFlowEntry(key: string, value: Json, layout: FlowLayout, style: Style): string {
  return `${renderKey(key, style, true)}${layout.lines ? ": " : style.colon}${renderFlow(value, layout, style)}`;
}

export function renderKey(key: string, style: Style, flow: boolean): string {
  return style.json ? JSON.stringify(key) : yamlScalar(key, { flow, quotes: style.quotes });
}

function renderScalar(value: Json, indent: number, style: Style): string {
  const literal = typeof value === "string" ? literalBlock(value, indent, style.lineBreak) : undefined;
  if (literal !== undefined) return literal;
  return isScalar(value) ? yamlScalar(value, { flow: false, quotes: style.quotes }) : isList(value) ? "[]" : "{}";
}

function renderInline(value: Json, style: Style): string {
  if (!isScalar(value)) return isList(value) ? "[]" : "{}";
  return style.json ? JSON.stringify(value) : yamlScalar(value, { flow: true, quotes: style.quotes });
}

export function isScalar(value: Json): value is string | number | boolean | null {
  return typeof value !== "object" || value === null;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isMap(value: Json): value is { readonly [key: string]: Json } {
  return !isScalar(value) && !isList(value);
}

/** Whether it is a collection with something in it. */
export function isFilled(value: Json): boolean {
  return !isScalar(value) && Object.keys(value).length > 0;
}
