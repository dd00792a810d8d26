/**
 * Text to syntax tree. An error-free text is read by tree-sitter, incrementally; one with errors by the tolerant
 * parser, block by block. Blocks whose text did not change keep their identity.
 */
import type { Node, Tree } from "web-tree-sitter";
import type { TextDelta } from "../format";
import type { TerraformGrammar } from "./grammar";
import { isJson, JsonFileParser, parseJsonVariables } from "./json/parser";
import { splitChunks } from "./parse/chunks";
import { convertBlock } from "./parse/convert-block";
import { changeBetween, type TextChange, toEdit, verifyDeltas } from "./parse/edit";
import { type Entry, makeFile } from "./parse/entries";
import { readChunk } from "./parse/read-block";
import type { Attribute, SyntaxProblem, TerraformFile } from "./syntax";

/** Texts longer than this go to the tolerant parser, whose time and memory stay small: trees cost some 40 times the text. */
const largestTree = 1_000_000;

/** Parses one text from scratch. Never throws on any text. */
export function parseTerraform(grammar: TerraformGrammar, path: string, text: string): TerraformFile {
  const parser = openFile(grammar, path);
  try {
    return parser.update(text);
  } finally {
    parser.dispose();
  }
}

/** What a session keeps of one file between edits. */
export interface FileSyntax {
  /** Parses the new text. `deltas` are a hint; those that do not lead from the old text to the new are ignored. */
  update(text: string, deltas?: readonly TextDelta[]): TerraformFile;
  dispose(): void;
}

/** The parser of one file, by the language that its path says. */
export function openFile(grammar: TerraformGrammar, path: string): FileSyntax {
  return isJson(path) ? new JsonFileParser(path) : new FileParser(grammar, path);
}

/** A `.tfvars` file: values for variables. Offsets are absolute. */
export interface ParsedVariables {
  readonly path: string;
  readonly text: string;
  readonly attributes: readonly Attribute[];
  readonly errors: readonly SyntaxProblem[];
}

/** Reads a `.tfvars` file, or one in JSON. An attribute that cannot be read has an invalid value. */
export function parseVariables(path: string, text: string): ParsedVariables {
  if (isJson(path)) return parseJsonVariables(path, text);
  const { attributes, errors } = readChunk(withoutMark(text), 0, text.length, true);
  return { path, text, attributes, errors };
}

/** One file's parser: remembers tree and blocks, so that an edit costs what it touches. */
export class FileParser implements FileSyntax {
  /** The tree of the last text without errors, edited to match the present text. */
  private tree: Tree | undefined;
  private text = "";
  private entries: readonly Entry[] = [];
  /** Whether the entries are all that the text holds: nothing broken, nothing that is no block. */
  private sound = true;

  constructor(
    private readonly grammar: TerraformGrammar,
    private readonly path: string,
  ) {}

  /** Parses the new text. `deltas` are a hint; those that do not lead from the old text to the new are ignored. */
  update(text: string, deltas?: readonly TextDelta[]): TerraformFile {
    const source = withoutMark(text);
    const change = (deltas && verifyDeltas(this.text, source, deltas)) ?? changeBetween(this.text, source);
    const tree = this.parse(source, change);
    const entries = new EntryReader(source, this.entries, change);
    if (tree === undefined) entries.readChunks();
    else if (this.sound) entries.readNear(tree);
    else entries.readAll(tree);
    this.text = source;
    this.entries = entries.entries;
    this.sound = tree !== undefined && entries.sound;
    return makeFile(this.path, text, source, entries.entries, entries.errors);
  }

  /** Frees the tree. */
  dispose(): void {
    this.tree?.delete();
    this.tree = undefined;
    this.entries = [];
    this.text = "";
    this.sound = true;
  }

  private parse(source: string, change: TextChange): Tree | undefined {
    if (source.length > largestTree) {
      this.tree?.delete();
      this.tree = undefined;
      return undefined;
    }
    this.tree?.edit(toEdit(this.text, source, change));
    const tree = this.grammar.parse(source, this.tree);
    if (tree === undefined) return undefined;
    this.tree?.delete();
    this.tree = tree;
    return tree;
  }
}

/** Gathers the blocks of a new text, taking over those of the old text that the change left alone. */
class EntryReader {
  readonly entries: Entry[] = [];
  readonly errors: SyntaxProblem[] = [];
  sound = true;
  private readonly shift: number;

  constructor(
    private readonly text: string,
    private readonly old: readonly Entry[],
    private readonly change: TextChange,
  ) {
    this.shift = change.newEnd - change.end;
  }

  /**
   * The text before and after had no errors. Blocks that end before the change are what they were; and from the first
   * old block that begins again after it, since parsing goes on there as it did, all others are too.
   */
  readNear(tree: Tree): void {
    let first = 0;
    while (first < this.old.length && end(this.old[first]) <= this.change.start) first++;
    this.entries.push(...this.old.slice(0, first));
    const after = new Map<number, number>();
    for (let index = first; index < this.old.length; index++) {
      const offset = this.old[index]?.offset ?? 0;
      if (offset >= this.change.end) after.set(offset + this.shift, index);
    }
    const at = first === 0 ? 0 : end(this.old[first - 1]);
    const cursor = tree.walk();
    let more = cursor.gotoFirstChild();
    while (more && cursor.nodeType === "comment") more = cursor.gotoNextSibling();
    if (more && cursor.nodeType !== "body") {
      // An object literal: the grammar takes it for a whole file, as JSON variable files are.
      this.read(0, this.text.length);
      more = false;
    } else if (more) {
      cursor.gotoFirstChildForIndex(at);
      // What the call returns depends on which child it went to, so ask whether it went.
      more = cursor.currentDepth === 2;
    }
    for (; more; more = cursor.gotoNextSibling()) {
      const start = cursor.startIndex;
      if (start < at) continue;
      const index = after.get(start);
      if (index !== undefined && cursor.nodeType === "block") {
        for (const entry of this.old.slice(index)) this.entries.push(this.moved(entry));
        break;
      }
      this.node(cursor.currentNode);
    }
    cursor.delete();
  }

  /** The text has no errors now, but had some before. */
  readAll(tree: Tree): void {
    const reusable = this.reusable();
    const body = tree.rootNode.namedChildren.find((it) => it.type !== "comment");
    if (body && body.type !== "body") this.read(0, this.text.length);
    for (const node of body?.type === "body" ? body.namedChildren : []) {
      const entry = node.type === "block" ? reusable.get(node.startIndex) : undefined;
      if (entry) this.entries.push(entry);
      else this.node(node);
    }
  }

  /** The text has errors (or is too large for a tree). */
  readChunks(): void {
    const reusable = this.reusable();
    for (const chunk of splitChunks(this.text)) {
      const entry = reusable.get(chunk.start);
      if (entry && end(entry) <= chunk.end && this.isBlank(end(entry), chunk.end)) this.entries.push(entry);
      else this.read(chunk.start, chunk.end);
    }
  }

  private node(node: Node): void {
    if (node.type === "comment") return;
    const read = node.type === "block" ? convertBlock(node, this.text) : undefined;
    if (read) this.entries.push({ offset: node.startIndex, clean: true, ...read });
    else this.read(node.startIndex, node.endIndex);
  }

  private read(start: number, until: number): void {
    this.sound = false;
    const read = readChunk(this.text, start, until);
    for (const block of read.blocks) {
      const last = block.offset + block.block.end;
      const clean = !read.errors.some((it) => it.start < last && it.end > block.offset);
      this.entries.push({ ...block, clean });
    }
    this.errors.push(...read.errors);
  }

  /** Blocks that the change left alone, by the offset at which they stand now. */
  private reusable(): Map<number, Entry> {
    const result = new Map<number, Entry>();
    for (const entry of this.old) {
      if (!entry.clean) continue;
      if (end(entry) <= this.change.start) result.set(entry.offset, entry);
      else if (entry.offset >= this.change.end) result.set(entry.offset + this.shift, this.moved(entry));
    }
    return result;
  }

  private moved(entry: Entry): Entry {
    return this.shift === 0 ? entry : { ...entry, offset: entry.offset + this.shift };
  }

  /** Whether nothing but white space and comments stands there. */
  private isBlank(start: number, until: number): boolean {
    let at = start;
    while (at < until && " \t\r\n".includes(this.text[at] ?? "x")) at++;
    if (at === until) return true;
    const read = readChunk(this.text, start, until);
    return read.blocks.length === 0 && read.errors.length === 0;
  }
}

function end(entry: Entry | undefined): number {
  return entry === undefined ? 0 : entry.offset + entry.block.end;
}

/** A byte order mark counts as a space, so that offsets stay those of the text. */
function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
}
