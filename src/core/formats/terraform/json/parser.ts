/** `.tf.json` text to the same syntax tree as HCL. Blocks whose text did not change keep their identity. */
import type { FileSyntax, ParsedVariables } from "../parser";
import type { Attribute, Comment, SyntaxProblem, TerraformFile } from "../syntax";
import { endOf, membersOf, readJson } from "./json-tree";
import { type Entry, findBlocks, type Note, readEntry, rootNotes, stretchOf } from "./read-file";
import { missing, readValue } from "./read-value";

/** Whether a file of Terraform is written in JSON. */
export function isJson(path: string): boolean {
  return path.endsWith(".json");
}

/** Parses one text from scratch. Never throws on any text. */
export function parseJsonText(path: string, text: string): TerraformFile {
  return new JsonFileParser(path).update(text);
}

/** One file's parser: a text is read anew as a whole, but only blocks that changed are made anew. */
export class JsonFileParser implements FileSyntax {
  private entries: ReadonlyMap<string, Entry> = new Map();

  constructor(private readonly path: string) {}

  update(text: string): TerraformFile {
    const { root, errors } = readJson(text);
    const known = new Map<string, Entry>();
    const blocks: Entry[] = [];
    for (const found of findBlocks(root)) {
      const { start, end } = stretchOf(found);
      const key = `${found.type} ${found.labels.join(" ")} ${found.sole} ${text.slice(start, end)}`;
      const before = this.entries.get(key);
      const entry = before ? { ...before, offset: start } : readEntry(found, text);
      known.set(key, entry);
      blocks.push(entry);
    }
    this.entries = known;
    return fileOf(this.path, text, root, blocks, errors, rootNotes(root, text));
  }

  dispose(): void {
    this.entries = new Map();
  }
}

function fileOf(
  path: string,
  text: string,
  root: ReturnType<typeof readJson>["root"],
  blocks: readonly Entry[],
  syntaxErrors: readonly SyntaxProblem[],
  atRoot: readonly Note[],
): TerraformFile {
  const inBlocks = blocks.flatMap(({ offset, errors }) => errors.map((it) => shifted(it, offset)));
  const notes = [
    ...atRoot,
    ...blocks.flatMap(({ offset, notes }) =>
      notes.map((it): Note => ({ ...shifted(it, offset), covers: shifted(it.covers, offset) })),
    ),
  ].sort((a, b) => a.start - b.start);
  return {
    path,
    text,
    blocks,
    errors: [...syntaxErrors, ...inBlocks].map((it) => inside(it, text)).sort((a, b) => a.start - b.start),
    comments: notes.map(({ start, end, text }): Comment => ({ start, end, text })),
    json: { root, notes },
  };
}

/** Reads `terraform.tfvars.json` or `*.auto.tfvars.json`: strings are plain text. */
export function parseJsonVariables(path: string, text: string): ParsedVariables {
  const { root, errors } = readJson(text);
  const reading = { text, base: 0, errors: [] };
  const attributes = (root ? membersOf(root) : []).map(
    ({ name, property, key, value }): Attribute => ({
      start: property.offset,
      end: endOf(value ?? key),
      name,
      nameSpan: { start: key.offset, end: endOf(key) },
      value: value ? readValue(value, "literal", reading) : missing(key, reading),
    }),
  );
  const noObject: SyntaxProblem[] =
    root && root.type !== "object" && errors.length === 0
      ? [{ start: root.offset, end: endOf(root), message: "A file of variables must hold one JSON object." }]
      : [];
  return { path, text, attributes, errors: [...errors, ...noObject] };
}

/** What is missing at the end of the text is missing after its last character. */
function inside({ start, end, message }: SyntaxProblem, text: string): SyntaxProblem {
  const from = Math.max(0, Math.min(start, text.length - 1));
  return { start: from, end: Math.min(text.length, Math.max(end, from + 1)), message };
}

function shifted<T extends { readonly start: number; readonly end: number }>(span: T, offset: number): T {
  return { ...span, start: span.start + offset, end: span.end + offset };
}
