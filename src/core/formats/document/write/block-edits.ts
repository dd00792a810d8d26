/** Edits of YAML blocks, as replacements of text. */

import type { Replacement } from "../../edited-text";
import { commentsAbove, lineStart } from "../comments";
import type { Json } from "../look-up";
import type { MapNode, SequenceNode, TreeFile } from "../tree";
import { gapAfter, linesOf } from "./parts";
import { Refused } from "./refused";
import { afterDash, afterKey, renderKey } from "./render";
import type { Collection, Slot } from "./slots";
import { partsOf } from "./slots";
import { beginsLine, columnOf, lineEnd, type Style } from "./style";

/** One more entry, where the order of the others says, or at the end. */
export function insertEntry(file: TreeFile, map: MapNode, key: string, value: Json, style: Style): Replacement[] {
  const column = columnOf(file.text, map.start);
  const line = `${renderKey(key, style, false)}:${afterKey(value, column, style)}`;
  const at = placeOf(map, key);
  const isRoot = file.documents.some((it) => it.root === map);
  const first = map.entries[0];
  // What stands above the first entry of a file is about the file.
  const second = at === 0 && isRoot && first && commentsAbove(file, first.start).length > 0;
  return insertLines(file, map, second ? 1 : at, line, column, style);
}

export function insertItem(
  file: TreeFile,
  sequence: SequenceNode,
  at: number,
  value: Json,
  style: Style,
): Replacement[] {
  const column = columnOf(file.text, sequence.start);
  return insertLines(file, sequence, at, `-${afterDash(value, column, style)}`, column, style);
}

/** Takes an entry or item away with the comments right above it. It must not be the only one. */
export function removePart(file: TreeFile, collection: Collection, at: number): Replacement[] {
  const { text } = file;
  const part = partsOf(collection)[at];
  if (!part) return [];
  const isRoot = file.documents.some((it) => it.root === collection);
  if (beginsLine(text, part.start)) {
    const { start, end } = linesOf(file, part, part.value, !(isRoot && at === 0));
    return [{ start, end, newText: "" }];
  }
  // Behind a dash or a mark: what follows moves up.
  const { end } = linesOf(file, part, part.value, false);
  const blanks = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ start: part.start, end: end + blanks, newText: "" }];
}

/** Another value in place of one that is the value of a block's entry or item. */
export function replaceBlockValue(file: TreeFile, slot: Slot, value: Json, style: Style): Replacement[] {
  const { text } = file;
  const { node, owner } = slot;
  if (!owner) throw new Error("A document's root has no owner");
  if ("propertiesStart" in node && node.propertiesStart !== undefined)
    throw new Refused("This has a tag or an anchor, so another kind of value cannot be put in its place.", node.start);
  const mark = "keyRange" in owner.part ? colonAfter(text, owner.part) : owner.part.start + 1;
  const column = columnOf(text, owner.part.start);
  const tail = owner.in.type === "map" ? afterKey(value, column, style) : afterDash(value, column, style);
  const split = tail.indexOf(style.lineBreak);
  const head = split < 0 ? tail : tail.slice(0, split);
  const below = split < 0 ? "" : tail.slice(split);
  const empty = node.type === "scalar" && node.style === "empty";
  if (!empty && text.slice(mark, node.start).includes("\n")) {
    const start = lineEnd(text, lineStart(text, node.start) - 1);
    return [
      { start: mark, end: mark, newText: head },
      { start: Math.max(mark, start), end: lineEnd(text, node.end), newText: below },
    ];
  }
  const after = empty ? mark : node.end;
  const line = lineEnd(text, after);
  const rest = text.slice(after, line);
  if (rest.trim() === "") return [{ start: mark, end: line, newText: tail }];
  return [
    { start: mark, end: after, newText: head },
    { start: line, end: line, newText: below },
  ];
}

function insertLines(
  file: TreeFile,
  collection: Collection,
  at: number,
  lines: string,
  column: number,
  style: Style,
): Replacement[] {
  const { text } = file;
  const parts = partsOf(collection);
  const pad = " ".repeat(column);
  const before = parts[Math.min(at, parts.length) - 1];
  if (before) {
    const gap = gapAfter(text, before.end, before.value, style.lineBreak);
    return [{ start: gap.at, end: gap.at, newText: gap.before + pad + lines + gap.after }];
  }
  const next = parts[0];
  const start = next?.start ?? collection.start;
  if (!beginsLine(text, start)) return [{ start, end: start, newText: lines + style.lineBreak + pad }];
  const above = lineStart(text, commentsAbove(file, start)[0]?.start ?? start);
  const from = above === 0 && text.startsWith("\ufeff") ? 1 : above;
  return [{ start: from, end: from, newText: pad + lines + style.lineBreak }];
}

/** Among keys that are sorted, where the key belongs; else behind them all. */
function placeOf(map: MapNode, key: string): number {
  const keys = map.entries.map((it) => it.key);
  const sorted = keys.length > 1 && keys.every((it, at) => at === 0 || (keys[at - 1] ?? "") <= it);
  if (!sorted) return keys.length;
  const at = keys.findIndex((it) => it > key);
  return at < 0 ? keys.length : at;
}

function colonAfter(text: string, { keyRange, start }: { keyRange: { end: number }; start: number }): number {
  const colon = text.indexOf(":", keyRange.end);
  if (colon < 0 || text.slice(keyRange.end, colon).trim() !== "")
    throw new Refused("This entry is written without a colon behind its key, so its value cannot be edited.", start);
  return colon + 1;
}
