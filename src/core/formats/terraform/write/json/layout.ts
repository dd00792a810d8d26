/** JSON values as text laid out like the file that they go into. */
import { endOf, type JsonNode } from "../../json/json-tree";
import { indentationAt, lineBreakOf } from "../container-edits";

/** How a file is laid out. */
export interface Layout {
  readonly lineBreak: string;
  /** What one level is indented by. */
  readonly unit: string;
  /** Between a key and its value. */
  readonly colon: string;
  /** Between what stands on one line. */
  readonly comma: string;
  /** Whether the file is on more than one line. */
  readonly lines: boolean;
}

/** The habits of a text; what it does not show is as `terraform fmt`'s users and editors write it. */
export function layoutOf(text: string, root: JsonNode | undefined): Layout {
  const lines = /[\r\n]/.test(text.trim()) || text.trim() === "" || text.trim() === "{}";
  const [key, value] = root?.children?.[0]?.children ?? [];
  const colon = key && value && text.slice(endOf(key), value.offset);
  return {
    lineBreak: lineBreakOf(text),
    unit: /\n([ \t]+)["[{]/.exec(text)?.[1] ?? "  ",
    colon: colon !== undefined && /^:[ \t]*$/.test(colon) ? colon : ": ",
    comma: !lines && /,"/.test(text) ? "," : ", ",
    lines,
  };
}

/** A value at a place: over several lines, which go on at `indentation`, or on one line where that is undefined. */
export function print(value: unknown, layout: Layout, indentation: string | undefined): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = indentation === undefined ? undefined : indentation + layout.unit;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((it) => print(it, layout, inner))
    : Object.entries(value).map(([key, it]) => `${JSON.stringify(key)}${layout.colon}${print(it, layout, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  if (parts.length === 0) return `${open}${close}`;
  if (inner === undefined) return `${open}${parts.join(layout.comma)}${close}`;
  const { lineBreak } = layout;
  return `${open}${lineBreak}${inner}${parts.join(`,${lineBreak}${inner}`)}${lineBreak}${indentation}${close}`;
}

/** The indentation at which what is put after `at` goes on; undefined where all is on one line. */
export function goOnAt(text: string, at: number, layout: Layout): string | undefined {
  return layout.lines ? indentationAt(text, at) : undefined;
}
