/** The caret in Terraform's language. Only the block that it is in is looked at, token by token up to the caret. */
import type { Cursor } from "../cursor";
import { splitChunks } from "./parse/chunks";

/** What is open at some place: a block, an object, a list, a call. */
interface Frame {
  readonly opener: "{" | "[" | "(";
  /** What stands in front of the bracket: `backend`, `dynamic "backend"`, `health_checks =`. */
  readonly head: string;
  /** How many blocks of the same name stand before it. */
  readonly index: number;
  readonly keys: string[];
  readonly counts: Map<string, number>;
  /** Items in front of the caret. */
  items: number;
}

const token =
  /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\$\{(?:[^{}"\n]|"(?:[^"\\\n]|\\.)*")*\}|[^"\\\n]|\\.)*"?|<<-?(\w+)[^\S\n]*(?=\n)|[\n{}[\](),]/g;

/** undefined outside of `resource` blocks, in comments and where nothing can be completed. */
export function cursorIn(text: string, offset: number): Cursor | undefined {
  const chunk = splitChunks(text).find((it) => it.start <= offset && offset <= it.end && headOf(text, it.start));
  const head = chunk && headOf(text, chunk.start);
  if (!chunk || !head || offset <= head.open) return undefined;
  const scan = new Scan(text, head.open + 1, offset);
  if (scan.run(offset) === "comment" || scan.frames.length === 0) return undefined;
  const place = scan.place();
  if (!place) return undefined;
  const keys = scan.keysAround(chunk.end);
  const starts: (number | undefined)[] = [chunk.start];
  return { language: "hcl", type: head.type, starts, keys, inset: 0, ...place };
}

function headOf(text: string, start: number): { readonly type: string; readonly open: number } | undefined {
  const pattern = /resource[^\S\n]+"?([\w-]+)"?[^\S\n]+"?[\w-]+"?[^\S\n]*\{/y;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  return match ? { type: match[1] ?? "", open: pattern.lastIndex - 1 } : undefined;
}

class Scan {
  readonly frames: Frame[] = [frame("{", "", 0)];
  /** Where the argument, block or item that is being read begins. */
  private statement: number;
  /** The string that the caret is in. */
  private string: { readonly start: number; readonly end: number; readonly closed: boolean } | undefined;

  constructor(
    private readonly text: string,
    start: number,
    private readonly caret: number,
  ) {
    this.statement = start;
  }

  /** Reads up to an offset. */
  run(until: number): "comment" | "text" {
    token.lastIndex = this.statement;
    for (let match = token.exec(this.text); match && match.index < until; match = token.exec(this.text)) {
      const [whole] = match;
      const end = match.index + whole.length;
      if (/^(?:#|\/\/|\/\*)/.test(whole)) {
        if (end >= until && !whole.endsWith("*/")) return "comment";
        continue;
      }
      if (match[1] !== undefined) {
        const close = this.heredocEnd(match[1], end);
        if (close > until) return "comment";
        token.lastIndex = close;
      } else if (whole.startsWith('"')) {
        const closed = whole.length > 1 && whole.endsWith('"');
        if (end > until || (end === until && !closed)) this.string = { start: match.index, end, closed };
      } else this.bracket(whole, match.index);
    }
    return "text";
  }

  /** Names in the mapping at the caret, those behind it included. */
  keysAround(end: number): readonly string[] {
    const top = this.frames.at(-1);
    if (!top) return [];
    const depth = this.frames.length;
    // What is being written at the caret is no key of its own.
    const lineEnd = this.text.indexOf("\n", this.caret);
    this.statement = lineEnd < 0 ? end : lineEnd;
    token.lastIndex = this.statement;
    for (let match = token.exec(this.text); match && match.index < end; match = token.exec(this.text)) {
      const [whole] = match;
      if (match[1] !== undefined) token.lastIndex = this.heredocEnd(match[1], token.lastIndex);
      else if (!/^(?:#|\/|")/.test(whole)) this.bracket(whole, match.index);
      if (this.frames.length < depth || this.frames[depth - 1] !== top) break;
    }
    return top.keys;
  }

  place(): Omit<Cursor, "language" | "type" | "starts" | "keys" | "inset"> | undefined {
    const steps = this.steps();
    const top = this.frames.at(-1);
    if (!steps || !top) return undefined;
    const written = this.text.slice(this.statement, this.caret);
    if (top.opener !== "{") return this.value([...steps, ...(top.opener === "[" ? [top.items] : [])], written);
    const key = /^\s*"?([\w-]*)$/.exec(written);
    if (key) {
      const start = this.caret - (key[1]?.length ?? 0);
      const end = start + (/^[\w-]*/.exec(this.text.slice(start))?.[0].length ?? 0);
      const hasValue = /^"?[^\S\n]*(?:=|\{|")/.test(this.text.slice(end, end + 200));
      const quoted = this.text[start - 1] === '"';
      return { at: "key", steps, range: { start, end }, quoted, hasValue, whole: true };
    }
    const value = /^\s*"?([\w-]+)"?\s*[=:](?!=)([\s\S]*)$/.exec(written);
    return value?.[1] === undefined ? undefined : this.value([...steps, value[1]], value[2] ?? "");
  }

  private value(steps: readonly (string | number)[], written: string) {
    const common = { at: "value", steps, hasValue: true } as const;
    if (this.string) {
      const { start, end, closed } = this.string;
      // In an interpolation anything may stand.
      if (this.text.slice(start, this.caret).includes("${")) return undefined;
      const before = written.slice(0, written.length - (this.caret - start));
      return { ...common, range: { start, end: closed ? end : this.caret }, quoted: true, whole: before.trim() === "" };
    }
    const word = /[\w.\-[\]"]*$/.exec(written)?.[0] ?? "";
    const start = this.caret - word.length;
    const end = this.caret + (/^[\w.-]*/.exec(this.text.slice(this.caret))?.[0].length ?? 0);
    const before = written.slice(0, written.length - word.length);
    return { ...common, range: { start, end }, quoted: false, whole: before.trim() === "" };
  }

  /** The way to the innermost frame; undefined in what says nothing about fields. */
  private steps(): (string | number)[] | undefined {
    const steps: (string | number)[] = [];
    let dynamic = false;
    for (const { opener, head, index } of this.frames.slice(1)) {
      const block = /^([\w-]+)$/.exec(head)?.[1];
      const labelled = /^dynamic\s+"([\w-]+)"$/.exec(head)?.[1];
      const argument = /^"?([\w-]+)"?\s*[=:]/.exec(head)?.[1];
      if (dynamic) {
        // Between `dynamic` and `content` stands what repeats it.
        if (block !== "content") return undefined;
        dynamic = false;
      } else if (labelled !== undefined) {
        dynamic = true;
        steps.push(labelled, index);
      } else if (block !== undefined) steps.push(block, index);
      else if (argument !== undefined) steps.push(argument);
      else if (opener === "{" || head === "") steps.push(index);
    }
    return dynamic ? undefined : steps;
  }

  private bracket(character: string, at: number): void {
    const top = this.frames.at(-1);
    if (character === "{" || character === "[" || character === "(") {
      const head = this.text.slice(this.statement, at).trim();
      const name = /^(?:dynamic\s+")?"?([\w-]+)/.exec(head)?.[1];
      let index = top?.items ?? 0;
      if (name !== undefined && top?.opener === "{") {
        index = top.counts.get(name) ?? 0;
        top.counts.set(name, index + 1);
        note(top, name);
      }
      this.frames.push(frame(character, head, index));
      this.statement = at + 1;
      return;
    }
    if (character === "\n" || character === ",") {
      if (top?.opener === "{") {
        const name = /^\s*"?([\w-]+)"?\s*[=:]/.exec(this.text.slice(this.statement, at))?.[1];
        if (name !== undefined) note(top, name);
        this.statement = at + 1;
      } else if (character === "," && top) {
        top.items++;
        this.statement = at + 1;
      }
      return;
    }
    const opener = character === "}" ? "{" : character === "]" ? "[" : "(";
    const open = this.frames.map((it) => it.opener).lastIndexOf(opener);
    // A brace closes whatever was left open in it; other brackets close nothing but their own.
    if (open < 0 || (opener !== "{" && open !== this.frames.length - 1)) return;
    const closed = this.frames[open];
    this.frames.length = open;
    this.statement = at + 1;
    if (closed?.opener === "[" && this.frames.at(-1)?.opener === "{") this.statement = at + 1;
  }

  private heredocEnd(name: string, from: number): number {
    const close = new RegExp(`^[^\\S\\n]*${name}[^\\S\\n]*$`, "gm");
    close.lastIndex = from;
    return close.exec(this.text) ? close.lastIndex : this.text.length;
  }
}

function frame(opener: Frame["opener"], head: string, index: number): Frame {
  return { opener, head, index, keys: [], counts: new Map(), items: 0 };
}

function note({ keys }: Frame, name: string): void {
  if (!keys.includes(name)) keys.push(name);
}
