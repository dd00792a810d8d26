/** The smallest edits that put members and items into JSON text and take them out. */
import type { Replacement } from "../../../edited-text";
import { endOf, type JsonNode } from "../../json/json-tree";
import { indentationAt } from "../container-edits";
import { type Layout, layoutOf, print } from "./layout";

export interface JsonText {
  readonly text: string;
  readonly root: JsonNode | undefined;
}

/** After which part a new one goes; undefined puts it first, "end" last. */
export type After = JsonNode | undefined | "end";

/** Puts a member into an object. */
export function addMember(file: JsonText, object: JsonNode, name: string, value: unknown, after: After): Replacement[] {
  const layout = layoutOf(file.text, file.root);
  return addPart(file, object, after, layout, (indentation) => {
    return `${JSON.stringify(name)}${layout.colon}${print(value, layout, indentation)}`;
  });
}

/** Puts an item at the end of an array. */
export function addItem(file: JsonText, array: JsonNode, value: unknown): Replacement[] {
  const layout = layoutOf(file.text, file.root);
  return addPart(file, array, "end", layout, (indentation) => print(value, layout, indentation));
}

/** Makes an array of a value that stands alone, with another after it; the value's lines move one level in. */
export function wrapInArray({ text, root }: JsonText, node: JsonNode, value: unknown): Replacement[] {
  const layout = layoutOf(text, root);
  const end = endOf(node);
  const insert = (at: number, newText: string): Replacement => ({ start: at, end: at, newText });
  const lines = [...text.slice(node.offset, end).matchAll(/\n/g)].map((it) => node.offset + it.index + 1);
  const isOneLine = lines.length === 0 && node.children?.length !== 0;
  if (isOneLine || !layout.lines)
    return [insert(node.offset, "["), insert(end, `${layout.comma}${print(value, layout, undefined)}]`)];
  const outer = indentationAt(text, node.offset);
  const inner = outer + layout.unit;
  const { lineBreak } = layout;
  return [
    insert(node.offset, `[${lineBreak}${inner}`),
    ...lines.map((it) => insert(it, layout.unit)),
    insert(end, `,${lineBreak}${inner}${print(value, layout, inner)}${lineBreak}${outer}]`),
  ];
}

/** Takes a member or an item out, with the comma that set it off. */
export function removePart({ text }: JsonText, part: JsonNode): Replacement[] {
  const parts = part.parent?.children ?? [];
  const at = parts.indexOf(part);
  const before = parts[at - 1];
  const next = parts[at + 1];
  if (next) return [{ start: part.offset, end: next.offset, newText: "" }];
  if (before) return [{ start: endOf(before), end: endOf(part), newText: "" }];
  const whole = part.parent;
  if (!whole) return [{ start: part.offset, end: endOf(part), newText: "" }];
  const close = /[}\]]/.test(text[endOf(whole) - 1] ?? "") ? endOf(whole) - 1 : endOf(part);
  return [{ start: whole.offset + 1, end: close, newText: "" }];
}

/** `part` gives the text of the new part, which goes on at an indentation, or on one line where there is none. */
function addPart(
  { text }: JsonText,
  whole: JsonNode,
  after: After,
  layout: Layout,
  part: (indentation: string | undefined) => string,
): Replacement[] {
  const parts = whole.children ?? [];
  const [first, second] = parts;
  if (!first) {
    const outer = layout.lines ? indentationAt(text, whole.offset) : undefined;
    const inner = outer === undefined ? undefined : outer + layout.unit;
    const own = part(inner);
    const newText = inner === undefined ? own : `${layout.lineBreak}${inner}${own}${layout.lineBreak}${outer ?? ""}`;
    return [{ start: whole.offset + 1, end: endOf(whole) - 1, newText }];
  }
  const onLines = text.slice(whole.offset, first.offset).includes("\n");
  const indentation = onLines ? indentationAt(text, first.offset) : undefined;
  const between = second && text.slice(endOf(first), second.offset);
  const usual = between !== undefined && /^,\s*$/.test(between) && !/\n\s*\n/.test(between) ? between : layout.comma;
  const comma = indentation === undefined ? usual : `,${layout.lineBreak}${indentation}`;
  if (after === undefined) return [{ start: first.offset, end: first.offset, newText: part(indentation) + comma }];
  const neighbour = after === "end" ? (parts.at(-1) ?? first) : after;
  const at = endOf(neighbour);
  return [{ start: at, end: at, newText: comma + part(indentation) }];
}
