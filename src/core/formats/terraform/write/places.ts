/** Finding nested blocks and attributes of a resource in the text as it stands. */
import type { FieldSpec } from "../../../kinds/kind";
import { formatPath, type Value, valueAt } from "../../../model/value";
import { type Attribute, type Block, isBlock, type Span } from "../syntax";
import type { Container } from "./container-edits";
import type { Editor } from "./editor";
import { Refused } from "./refused";
import type { Place, Subject, Subjects } from "./subjects";

/** A nested block on the way down: its keyword, the how manieth of it, and the API path that leads to it. */
export interface BlockStep {
  readonly name: string;
  readonly index: number;
}

/** Where in a resource a change has arrived: nested blocks, and the same as an API path. */
export interface Cursor {
  readonly blocks: readonly BlockStep[];
  readonly path: readonly (string | number)[];
}

export const ROOT: Cursor = { blocks: [], path: [] };

export function descend(cursor: Cursor, name: string, index: number, steps: readonly (string | number)[]): Cursor {
  return { blocks: [...cursor.blocks, { name, index }], path: [...cursor.path, ...steps] };
}

/** A block with the file it is in. Its spans are relative to `place.top.offset`. */
export interface BlockPlace extends Place {
  readonly block: Block;
}

/** The block that a cursor stands in, as the text is now. */
export function blockAt(subjects: Subjects, subject: Subject, cursor: Cursor): BlockPlace {
  const place = subjects.place(subject);
  let block = place.top.block;
  for (const { name, index } of cursor.blocks) {
    const next = blocksNamed(block, name)[index];
    if (!next) throw new Refused(`${subject.id} has no ${formatPath(cursor.path)} any more.`);
    block = next;
  }
  return { ...place, block };
}

/** Nested blocks with a keyword, in text order, without those that `dynamic` generates. */
export function blocksNamed(block: Block, name: string): readonly Block[] {
  return block.body.items.filter((it): it is Block => isBlock(it) && it.type === name);
}

/** The `dynamic` block that generates nested blocks of a keyword. */
export function dynamicNamed(block: Block, name: string): Block | undefined {
  return block.body.items.find(
    (it): it is Block => isBlock(it) && it.type === "dynamic" && it.labels[0]?.text === name,
  );
}

export function attributeNamed(block: Block, name: string): Attribute | undefined {
  return block.body.items.find((it): it is Attribute => !isBlock(it) && it.name === name);
}

/** A block's braces and items as absolute offsets. */
export function containerOf({ file, top, block }: BlockPlace): Container {
  const at = (offset: number) => offset + top.offset;
  return {
    text: file.text,
    open: at(block.open) + 1,
    close: at(block.close),
    items: block.body.items.map((it) => absolute(it, top.offset)),
  };
}

export function absolute(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset };
}

/** The text of a span of a top-level block. */
export function textOf({ file, top }: Place, span: Span): string {
  return file.text.slice(span.start + top.offset, span.end + top.offset);
}

/** Refuses: what is meant is generated. */
export function refuseDynamic(subject: Subject, place: Place, dynamic: Block, what: string): never {
  throw new Refused(`${what} of ${subject.id} comes from a dynamic block; edit what it is generated from.`, {
    file: place.file.path,
    start: dynamic.start + place.top.offset,
  });
}

/** What item `index` of a list of blocks is in the text. */
export type Item =
  | { readonly is: "written"; readonly index: number }
  | { readonly is: "generated"; readonly dynamic: Block }
  /** There are only `count`; with an `open` dynamic block there may be more. */
  | { readonly is: "missing"; readonly count: number; readonly open?: Block };

/**
 * Finds an item by its number in the configuration, in which the items that `dynamic` blocks generate count as well:
 * how many those are the topology tells.
 */
export function findItem(
  { subjects, bench }: Editor,
  subject: Subject,
  cursor: Cursor,
  field: FieldSpec,
  name: string,
  index: number,
): Item {
  const place = blockAt(subjects, subject, cursor);
  const path = [...cursor.path, field.name];
  const list = subject.resource && valueAt(subject.resource.fields, formatPath(path));
  let count = 0;
  let written = 0;
  let open: Block | undefined;
  for (const item of place.block.body.items) {
    if (!isBlock(item)) continue;
    if (item.type === name) {
      if (count === index) return { is: "written", index: written };
      count++;
      written++;
    } else if (item.type === "dynamic" && item.labels[0]?.text === name && !subject.countsWritten) {
      // Numbers on the way may have shifted since the topology was made.
      if (subject.touched && cursor.path.some((it) => typeof it === "number"))
        refuseDynamic(subject, place, item, formatPath([...path, index]));
      const { start, end } = absolute(item, place.top.offset);
      const isInside = (it: Value) => {
        const at = bench.toCurrent(subject.file, it.range.start);
        return at !== undefined && start <= at && at < end;
      };
      count += list?.type === "list" ? list.items.filter(isInside).length : 0;
      if (index < count) return { is: "generated", dynamic: item };
      if (list?.type !== "list" || list.open !== undefined) open = item;
    }
  }
  return { is: "missing", count, ...(open ? { open } : {}) };
}
