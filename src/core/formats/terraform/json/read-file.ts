/** A JSON file of Terraform as the blocks of the syntax tree. */
import type { Attribute, Block, Comment, Label, Span, SyntaxProblem, TopLevel } from "../syntax";
import { endOf, itemsOf, type JsonMember, type JsonNode, membersOf } from "./json-tree";
import { missing, readValue, type ValueReading } from "./read-value";
import { type BlockSchema, type BodySchema, topLevelSchema } from "./schema";

/** The name of properties that Terraform passes over: they are comments. */
export const COMMENT = "//";

/** A comment property and the construct in which it stands. Absolute offsets. */
export interface Note extends Comment {
  readonly covers: Span;
}

export interface Entry extends TopLevel {
  readonly comments: readonly Comment[];
  /** Relative to the block, as all that is kept of it. */
  readonly notes: readonly Note[];
  readonly errors: readonly SyntaxProblem[];
}

/** A body of a block with the labels that lead to it, and the stretch of text that is its own. */
export interface Found {
  readonly type: string;
  readonly labels: readonly string[];
  readonly schema: BlockSchema;
  /** The key that names it: the last label's, or the type's where there are none. */
  readonly key: JsonNode;
  readonly body: JsonNode;
  /** Whether the body has the key to itself. */
  readonly sole: boolean;
}

/** The blocks at the top of a file, in text order. Members of no known type are passed over, as newer ones may be known. */
export function findBlocks(root: JsonNode | undefined): Found[] {
  const found: Found[] = [];
  for (const member of root ? allMembers(root) : []) {
    const schema = topLevelSchema(member.name);
    if (schema && member.value) collect(member.name, schema, member, member.value, [], found);
  }
  return found;
}

/** What a block takes up: from its key to the end of its body where the key is its own, else the body alone. */
export function stretchOf({ key, body, sole }: Found): Span {
  return { start: sole ? key.offset : body.offset, end: endOf(body) };
}

/** The block as a tree of its own, with offsets relative to where it begins. */
export function readEntry(found: Found, text: string): Entry {
  const offset = stretchOf(found).start;
  const notes: Note[] = [];
  const absolute: SyntaxProblem[] = [];
  const block = readBlock(found, { text, base: offset, errors: absolute, notes });
  return {
    offset,
    block,
    comments: notes.map(({ start, end, text: it }) => ({ start, end, text: it })),
    notes,
    errors: absolute.map((it) => ({ ...it, start: it.start - offset, end: it.end - offset })),
  };
}

/** Comment properties of the file itself; absolute offsets. */
export function rootNotes(root: JsonNode | undefined, text: string): Note[] {
  const notes: Note[] = [];
  if (!root) return notes;
  for (const member of allMembers(root))
    if (member.name === COMMENT) addNotes(member.value, { start: root.offset, end: endOf(root) }, 0, text, notes);
  return notes;
}

interface BlockReading extends ValueReading {
  /** Relative to the base. */
  readonly notes: Note[];
}

/** The members of an object, or of all objects of a list: Terraform takes either. */
function allMembers(node: JsonNode): readonly JsonMember[] {
  return node.type === "array" ? itemsOf(node).flatMap(allMembers) : membersOf(node);
}

function collect(
  type: string,
  schema: BlockSchema,
  { key }: JsonMember,
  value: JsonNode,
  labels: readonly string[],
  found: Found[],
): void {
  if (labels.length < schema.labels) {
    for (const member of allMembers(value))
      if (member.name !== COMMENT && member.value)
        collect(type, schema, member, member.value, [...labels, member.name], found);
    return;
  }
  const bodies = value.type === "array" ? itemsOf(value) : [value];
  for (const body of bodies)
    if (body.type === "object") found.push({ type, labels, schema, key, body, sole: bodies.length === 1 });
}

function readBlock(found: Found, to: BlockReading): Block {
  const { type, labels, schema, key, body, sole } = found;
  const stretch = relative(stretchOf(found), to);
  const open = body.offset - to.base;
  const head = sole ? relative({ start: key.offset, end: endOf(key) }, to) : { start: open, end: open + 1 };
  const close = to.text[endOf(body) - 1] === "}" && body.length > 1 ? stretch.end - 1 : stretch.end;
  const items = readItems(body, schema.body(labels), stretch, to);
  // Labels but the last stand outside of the block; their place here is that of the last.
  const spans = labels.map((text): Label => ({ text, ...head }));
  return { ...stretch, type, labels: spans, head, open, close, body: { items } };
}

function readItems(body: JsonNode, schema: BodySchema, covers: Span, to: BlockReading): (Attribute | Block)[] {
  const items: (Attribute | Block)[] = [];
  for (const member of membersOf(body)) {
    const { name, property, key, value } = member;
    if (name === COMMENT) {
      addNotes(value, covers, to.base, to.text, to.notes);
      continue;
    }
    const nested = schema.block(name);
    if (nested && value && isBodies(value)) {
      const found: Found[] = [];
      collect(name, nested, member, value, [], found);
      for (const it of found) items.push(readBlock(it, to));
      continue;
    }
    items.push({
      ...relative({ start: property.offset, end: endOf(value ?? key) }, to),
      name,
      nameSpan: relative({ start: key.offset, end: endOf(key) }, to),
      value: value ? readValue(value, schema.reading(name), to) : missing(key, to),
    });
  }
  return items;
}

/** Whether a value can be blocks; an expression in their place stays an argument, whose value is then what it is. */
function isBodies(value: JsonNode): boolean {
  return value.type === "object" || (value.type === "array" && itemsOf(value).every(isBodies)) || value.type === "null";
}

/** Each string of a comment property is a comment. */
function addNotes(value: JsonNode | undefined, covers: Span, base: number, text: string, notes: Note[]): void {
  if (value?.type === "array") for (const it of itemsOf(value)) addNotes(it, covers, base, text, notes);
  if (value?.type !== "string") return;
  notes.push({ start: value.offset - base, end: endOf(value) - base, text: String(value.value), covers });
}

function relative({ start, end }: Span, { base }: ValueReading): Span {
  return { start: start - base, end: end - base };
}
