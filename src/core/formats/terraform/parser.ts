/**
 * Text to syntax tree. An error-free text is read by tree-sitter, incrementally; one with errors by the tolerant
 * parser, block by block. Blocks whose text did not change keep their identity.
 */
import type { Tree } from "web-tree-sitter";
import type { TextDelta } from "../format";
import type { TerraformGrammar } from "./grammar";
import { splitChunks } from "./parse/chunks";
import { convertBlock } from "./parse/convert-block";
import { changeBetween, mergeDeltas, toEdit } from "./parse/edit";
import { readChunk } from "./parse/read-block";
import type { Attribute, Comment, SyntaxProblem, TerraformFile, TopLevel } from "./syntax";

/** A top-level block as the parser keeps it: also where its text ends, its comments, and whether it is free of errors. */
interface Entry extends TopLevel {
  readonly comments: readonly Comment[];
  readonly clean: boolean;
}

/** Parses one text from scratch. Never throws on any text. */
export function parseTerraform(grammar: TerraformGrammar, path: string, text: string): TerraformFile {
  const parser = new FileParser(grammar, path);
  try {
    return parser.update(text);
  } finally {
    parser.dispose();
  }
}

/** The attributes of a `.tfvars` file; broken ones are left out. Offsets are absolute. */
export function parseVariables(text: string): readonly Attribute[] {
  const { attributes } = readChunk(withoutMark(text), 0, text.length, true);
  return attributes.filter((it) => it.value.node !== "invalid");
}

/** One file's parser: remembers tree and blocks, so that an edit costs what it touches. */
export class FileParser {
  /** The tree of the last text without errors, edited to match the present text. */
  private tree: Tree | undefined;
  private text = "";
  private entries: readonly Entry[] = [];

  constructor(
    private readonly grammar: TerraformGrammar,
    private readonly path: string,
  ) {}

  /** Parses the new text. `deltas` are a hint; those that do not lead from the old text to the new are ignored. */
  update(text: string, deltas?: readonly TextDelta[]): TerraformFile {
    const source = withoutMark(text);
    const change = (deltas && mergeDeltas(this.text, source, deltas)) ?? changeBetween(this.text, source);
    this.tree?.edit(toEdit(this.text, source, change));
    const tree = this.grammar.parse(source, this.tree);
    const reusable = this.reusable(change.start, change.end, source.length - this.text.length);
    const result = tree ? this.fromTree(tree, source, reusable) : this.fromChunks(source, reusable);
    if (tree) {
      this.tree?.delete();
      this.tree = tree;
    }
    this.text = source;
    this.entries = result.entries;
    return makeFile(this.path, text, result.entries, result.comments, result.errors);
  }

  /** Frees the tree. */
  dispose(): void {
    this.tree?.delete();
    this.tree = undefined;
    this.entries = [];
    this.text = "";
  }

  /** Blocks that a change of the text left alone, by the offset at which they stand now. */
  private reusable(start: number, end: number, shift: number): Map<number, Entry> {
    const result = new Map<number, Entry>();
    for (const entry of this.entries) {
      const length = entry.block.end;
      if (!entry.clean) continue;
      if (entry.offset + length <= start) result.set(entry.offset, entry);
      else if (entry.offset >= end) {
        const offset = entry.offset + shift;
        result.set(offset, shift === 0 ? entry : { ...entry, offset });
      }
    }
    return result;
  }

  private fromTree(tree: Tree, text: string, reusable: ReadonlyMap<number, Entry>): Result {
    const result = new Result();
    const body = tree.rootNode.namedChildren.find((it) => it.type === "body");
    const nodes = body?.namedChildren ?? [];
    let at = 0;
    nodes.forEach((node, index) => {
      if (node.type === "comment") return;
      const start = node.startIndex;
      if (start < at) return;
      result.gap(text, at, start);
      const old = node.type === "block" ? reusable.get(start) : undefined;
      const read = old ?? (node.type === "block" ? convertBlock(node, text) : undefined);
      if (read) {
        const entry = old ?? { offset: start, clean: true, ...read };
        result.entries.push(entry);
        at = start + entry.block.end;
        return;
      }
      const end = nodes.slice(index + 1).find((it) => it.type !== "comment")?.startIndex ?? text.length;
      result.read(text, start, end);
      at = end;
    });
    result.gap(text, at, text.length);
    return result;
  }

  private fromChunks(text: string, reusable: ReadonlyMap<number, Entry>): Result {
    const result = new Result();
    for (const chunk of splitChunks(text)) {
      const old = reusable.get(chunk.start);
      const end = old ? chunk.start + old.block.end : chunk.start;
      if (old && end <= chunk.end && result.gapIfBlank(text, end, chunk.end)) result.entries.push(old);
      else result.read(text, chunk.start, chunk.end);
    }
    return result;
  }
}

/** Blocks, comments and errors as they are gathered over a file. */
class Result {
  readonly entries: Entry[] = [];
  readonly comments: Comment[] = [];
  readonly errors: SyntaxProblem[] = [];

  /** Reads a stretch of text with the tolerant parser. */
  read(text: string, start: number, end: number): void {
    const read = readChunk(text, start, end);
    for (const block of read.blocks) {
      const until = block.offset + block.block.end;
      const clean = !read.errors.some((it) => it.start < until && it.end > block.offset);
      this.entries.push({ ...block, clean });
    }
    this.comments.push(...read.comments);
    this.errors.push(...read.errors);
  }

  /** Notes the comments of a stretch between blocks. */
  gap(text: string, start: number, end: number): void {
    if (!this.gapIfBlank(text, start, end)) this.read(text, start, end);
  }

  /** The same, unless something else than comments stands there. */
  gapIfBlank(text: string, start: number, end: number): boolean {
    if (isBlank(text, start, end)) return true;
    const read = readChunk(text, start, end);
    if (read.blocks.length > 0 || read.errors.length > 0) return false;
    this.comments.push(...read.comments);
    return true;
  }
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13 && code !== 32 && code !== 9) return false;
  }
  return true;
}

function makeFile(
  path: string,
  text: string,
  entries: readonly Entry[],
  between: readonly Comment[],
  errors: readonly SyntaxProblem[],
): TerraformFile {
  let comments: readonly Comment[] | undefined;
  return {
    path,
    text,
    blocks: entries,
    /** Gathered when asked for: most readers do not. */
    get comments() {
      comments ??= [
        ...between,
        ...entries.flatMap(({ comments, offset }) => comments.map((it) => absolute(it, offset))),
      ].sort((a, b) => a.start - b.start);
      return comments;
    },
    errors: [...errors].sort((a, b) => a.start - b.start),
  };
}

function absolute(comment: Comment, offset: number): Comment {
  return { start: comment.start + offset, end: comment.end + offset, text: comment.text };
}

/** A byte order mark counts as a space, so that offsets stay those of the text. */
function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
}
