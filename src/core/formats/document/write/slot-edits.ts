/** Edits of one value where it stands, in blocks or in brackets. */
import type { Replacement } from "../../edited-text";
import type { Json } from "../look-up";
import type { TreeFile } from "../tree";
import { insertEntry, insertItem, replaceBlockValue } from "./block-edits";
import { replaceRoot } from "./document-edits";
import { insertPart, layoutOf } from "./flow-edits";
import { Refused } from "./refused";
import { renderFlow, renderFlowEntry } from "./render";
import { yamlScalar } from "./scalars";
import type { Collection, Slot } from "./slots";
import { indentAt, type Style, styleOf } from "./style";

/** One more entry in a map. */
export function addEntry(file: TreeFile, slot: Slot, key: string, value: Json): Replacement[] {
  const map = slot.node;
  if (map.type !== "map") throw new Refused("This has no fields.", map.start);
  const style = styleOf(file);
  if (map.style === "block") return insertEntry(file, map, key, value, style);
  if (map.entries.length === 0 && standsInBlock(slot, style))
    return replaceBlockValue(file, slot, Object.fromEntries([[key, value]]), style);
  const layout = layoutOf(file, map, slot.around, style);
  return insertPart(file, map, flowPlace(map, key), renderFlowEntry(key, value, layout, style), layout, style);
}

/** One more item in a list. */
export function insertion(file: TreeFile, slot: Slot, at: number, value: Json): Replacement[] {
  const sequence = slot.node;
  if (sequence.type !== "sequence") throw new Refused("This is no list.", sequence.start);
  const style = styleOf(file);
  if (sequence.style === "block") return insertItem(file, sequence, at, value, style);
  if (sequence.items.length === 0 && standsInBlock(slot, style)) return replaceBlockValue(file, slot, [value], style);
  const layout = layoutOf(file, sequence, slot.around, style);
  return insertPart(file, sequence, at, renderFlow(value, layout, style), layout, style);
}

/** Another value in the place of a value of whatever kind. */
export function replaceValue(file: TreeFile, document: number, slot: Slot, value: Json): Replacement[] {
  const style = styleOf(file);
  const { node, owner, around } = slot;
  if (!owner) return replaceRoot(file, document, value, style);
  if (owner.in.style === "block") return replaceBlockValue(file, slot, value, style);
  const { lines } = layoutOf(file, owner.in, around, style);
  const text = renderFlow(value, { lines, indent: lines ? indentAt(file.text, node.start) : "" }, style);
  const empty = node.type === "scalar" && node.style === "empty";
  const colon = empty && owner.in.type === "map" && file.text[node.start - 1] !== ":";
  const blank = empty && !colon && owner.in.type === "map";
  return [{ start: node.start, end: node.end, newText: (colon ? ": " : blank ? " " : "") + text }];
}

/** A plain value as it is to stand in the place of another. */
export function scalarText(
  file: TreeFile,
  { node, owner, around }: Slot,
  value: string | number | boolean | null,
): string {
  const style = styleOf(file);
  if (style.json) return JSON.stringify(value);
  const flow = around.some((it) => it.style === "flow") && owner !== undefined;
  return yamlScalar(value, { flow, before: node.type === "scalar" ? node.style : undefined, quotes: style.quotes });
}

/** An empty pair of brackets becomes a block where a block stands around it. */
function standsInBlock({ owner }: Slot, style: Style): boolean {
  return !style.json && owner?.in.style === "block";
}

function flowPlace(map: Collection, key: string): number {
  const keys = map.type === "map" ? map.entries.map((it) => it.key) : [];
  const sorted = keys.length > 1 && keys.every((it, at) => at === 0 || (keys[at - 1] ?? "") <= it);
  const at = sorted ? keys.findIndex((it) => it > key) : -1;
  return at < 0 ? keys.length : at;
}
