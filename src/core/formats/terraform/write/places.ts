/** Finding nested blocks and attributes of a resource in the text as it stands. */
import type { FieldSpec } from "../../../kinds/kind";
import { formatPath, valueAt } from "../../../model/value";
import { type Attribute, type Block, isBlock, type Span } from "../syntax";
import type { Container } from "./container-edits";
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

/**
 * Which written block is item `index` of a list; the count of items, when the index is the next free one.
 * Where a `dynamic` block adds items, the topology tells which of them are written; a generated one is refused.
 */
export function writtenIndex(
  subjects: Subjects,
  subject: Subject,
  cursor: Cursor,
  field: FieldSpec,
  name: string,
  index: number,
  toCurrent: (original: number) => number | undefined,
): { readonly index: number; readonly isNew: boolean } {
  const place = blockAt(subjects, subject, cursor);
  const written = blocksNamed(place.block, name);
  const dynamic = dynamicNamed(place.block, name);
  const path = formatPath([...cursor.path, field.name]);
  if (!dynamic || subject.touched || !subject.resource) {
    if (index < written.length) return { index, isNew: false };
    if (index === written.length) return { index, isNew: true };
    throw new Refused(`${subject.id} has no ${path}[${index}]: there are ${written.length}.`);
  }
  const list = valueAt(subject.resource.fields, path);
  const item = list?.type === "list" ? list.items[index] : undefined;
  if (item) {
    const start = toCurrent(item.range.start);
    const found = written.findIndex(
      (it) => start !== undefined && it.start + place.top.offset <= start && start < it.end + place.top.offset,
    );
    if (found >= 0) return { index: found, isNew: false };
  } else if (list?.type === "list" && index === list.items.length) return { index: written.length, isNew: true };
  return refuseDynamic(subject, place, dynamic, `${path}[${index}]`);
}
