/**
 * The tolerant parser: reads text that holds errors, says where and what they are, and understands all the rest. An
 * attribute that cannot be read stays in the tree with an invalid value, since it is there although it is not known.
 */
import type { Attribute, Block, Comment, Expression, Label, SyntaxProblem, TopLevel } from "../syntax";
import { maximumDepth } from "./convert-expression";
import { describe, readExpression } from "./read-expression";
import { readQuoted } from "./read-template";
import { Failure, Reader } from "./reader";
import { skipBroken } from "./skip-broken";
import { plainText } from "./template";

/** What a stretch of text holds. Blocks carry absolute offsets, their comments are relative to them. */
export interface ReadChunk {
  readonly blocks: readonly (TopLevel & { readonly comments: readonly Comment[] })[];
  readonly attributes: readonly Attribute[];
  /** Between blocks; absolute offsets. */
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxProblem[];
}

/** Reads the stretch of a text from `start` to `end`. `attributes`: top-level attributes are allowed (tfvars). */
export function readChunk(text: string, start: number, end: number, attributes = false): ReadChunk {
  const plain = new BlockReader(text, start, end, false, attributes).read();
  if (plain.errors.length === 0) return plain;
  // Something is wrong: the indentation may tell which block lacks its brace.
  const indented = new BlockReader(text, start, end, true, attributes).read();
  return indented.errors.length <= plain.errors.length ? indented : plain;
}

class BlockReader {
  private readonly from: Reader;

  constructor(
    text: string,
    start: number,
    end: number,
    private readonly trustIndentation: boolean,
    private readonly attributesAllowed: boolean,
  ) {
    this.from = new Reader(text, start, end);
  }

  read(): ReadChunk {
    const { from } = this;
    const blocks: (TopLevel & { comments: readonly Comment[] })[] = [];
    const attributes: Attribute[] = [];
    const comments: Comment[] = [];
    for (;;) {
      from.base = 0;
      from.space(true);
      comments.push(...from.comments.splice(0));
      if (from.at >= from.end) break;
      from.base = this.attributesAllowed ? 0 : from.at;
      const offset = from.at;
      const item = this.item(undefined);
      if (item && "body" in item) blocks.push({ offset, block: item, comments: from.comments.splice(0) });
      else if (item && this.attributesAllowed) attributes.push(item);
      else if (item)
        from.report(
          item.nameSpan.start + offset,
          item.nameSpan.end + offset,
          `"${item.name}" stands outside of any block: put it into one.`,
        );
      comments.push(...from.comments.splice(0).map((it) => shift(it, from.base)));
    }
    return { blocks, attributes, comments, errors: [...from.errors] };
  }

  /** An attribute or a block; undefined when neither stands here (the line is skipped). */
  private item(parent: { open: number } | undefined): Attribute | Block | undefined {
    const { from } = this;
    const start = from.at;
    const name = from.name();
    if (name === undefined) {
      this.stray(parent);
      return undefined;
    }
    const nameEnd = from.at;
    from.space(false);
    const char = from.peek();
    if (char === "=" && from.peek(1) !== "=") return this.attribute(name, start, nameEnd);
    if (char === "{" || char === '"' || /[\p{ID_Start}_]/u.test(char)) return this.block(name, start, nameEnd);
    const what =
      char === ":"
        ? `After "${name}" must come "=" instead of ":".`
        : `After "${name}" must come "=" and a value, or "{" to open a block.`;
    from.report(start, nameEnd, what);
    from.at = nameEnd;
    this.skipValue(start);
    // Something of this name is meant to be here.
    return char === ":" || char === "=" ? this.broken(name, start, nameEnd) : undefined;
  }

  private stray(parent: { open: number } | undefined): void {
    const { from } = this;
    const start = from.at;
    const char = from.peek();
    if (char === "}" && !parent) {
      from.report(start, start + 1, 'Nothing is open here that this "}" could close: remove it.');
      from.at++;
      return;
    }
    if (char === '"') from.report(start, start + 1, "A name must stand here without quotation marks.");
    else from.report(start, start + describe(from).length - 2, `Unexpected ${describe(from)}: a name must stand here.`);
    this.skipValue(start);
    if (from.at === start) from.at++;
  }

  private attribute(name: string, start: number, nameEnd: number): Attribute {
    const { from } = this;
    const sign = from.at++;
    from.space(false);
    const { base } = from;
    const char = from.peek();
    if (char === "" || char === "\n" || char === "}") {
      from.report(start, sign + 1, `"${name}" has no value: write one after "=".`);
      return this.broken(name, start, nameEnd);
    }
    const depth = from.depth;
    const seen = from.comments.length;
    const valueStart = from.at;
    try {
      const value = readExpression(from, true);
      const end = from.at;
      const before = from.comments.length;
      from.space(false);
      const next = from.peek();
      if (next !== "" && next !== "\n" && next !== "}")
        throw new Failure(
          from.at,
          from.at + describe(from).length - 2,
          `Unexpected ${describe(from)} after the value of "${name}".`,
        );
      from.at = end;
      from.comments.length = before;
      return {
        start: start - base,
        end: end - base,
        name,
        nameSpan: { start: start - base, end: nameEnd - base },
        value,
      };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      from.depth = depth;
      from.comments.length = seen;
      from.report(error.start, error.end, error.message);
      from.at = valueStart;
      this.skipValue(start, error.start);
      return this.broken(name, start, nameEnd, valueStart);
    }
  }

  private broken(name: string, start: number, nameEnd: number, valueStart?: number): Attribute {
    const { base, at } = this.from;
    const end = Math.max(at, nameEnd);
    const value: Expression = { node: "invalid", start: (valueStart ?? end) - base, end: end - base };
    return {
      start: start - base,
      end: end - base,
      name,
      nameSpan: { start: start - base, end: nameEnd - base },
      value,
    };
  }

  private block(type: string, start: number, typeEnd: number): Block | undefined {
    const { from } = this;
    const { base } = from;
    const labels: Label[] = [];
    let headEnd = typeEnd;
    for (;;) {
      const labelStart = from.at;
      if (from.peek() === '"') {
        try {
          labels.push(this.quotedLabel());
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          from.report(error.start, error.end, error.message);
          from.toLineEnd();
          return undefined;
        }
      } else {
        const name = from.name();
        if (name === undefined) break;
        labels.push({ start: labelStart - base, end: from.at - base, text: name });
      }
      headEnd = from.at;
      from.space(false);
    }
    const head = `${type}${labels.map((it) => ` "${it.text}"`).join("")}`;
    if (from.peek() !== "{" && !this.braceOnNextLine()) {
      from.report(start, headEnd, `The block ${head} needs "{" here.`);
      from.toLineEnd();
      return undefined;
    }
    const open = from.at++;
    if (++from.depth > maximumDepth) {
      from.report(open, open + 1, "This block is nested too deeply to be understood.");
      from.at = from.end;
      from.depth--;
      return undefined;
    }
    const items: (Attribute | Block)[] = [];
    const close = this.items(items, open, head);
    from.depth--;
    return {
      start: start - base,
      end: (close ?? from.at - 1) + 1 - base,
      type,
      labels,
      body: { items },
      head: { start: start - base, end: headEnd - base },
      open: open - base,
      close: (close ?? from.at) - base,
    };
  }

  /** A label is plain text: a template in it is an error, which the quotation mark after it ends all the same. */
  private quotedLabel(): Label {
    const { from } = this;
    const start = from.at;
    const whole = /"(?:[^"\\\n]|\\.)*"/y;
    whole.lastIndex = start;
    const text = whole.exec(from.text)?.[0];
    if (text === undefined || !/[$%]\{/.test(text)) {
      const label = readQuoted(from);
      return { start: label.start, end: label.end, text: plainText(label) ?? "" };
    }
    from.at = start + text.length;
    from.report(start, from.at, "The label of a block must be plain text, without templates.");
    return { start: start - from.base, end: from.at - from.base, text: text.slice(1, -1) };
  }

  private braceOnNextLine(): boolean {
    const { from } = this;
    const before = from.at;
    const match = /\s*\{/y;
    match.lastIndex = before;
    if (!match.test(from.text) || match.lastIndex > from.end) return false;
    from.at = match.lastIndex - 1;
    from.report(from.at, from.at + 1, 'This "{" must stand on the line of the block that it opens.');
    return true;
  }

  /** Reads what stands between the braces. Gives the offset of the closing brace, undefined when there is none. */
  private items(items: (Attribute | Block)[], open: number, head: string): number | undefined {
    const { from } = this;
    for (;;) {
      from.space(true);
      if (from.peek() === "}") {
        if (!this.trustIndentation || this.isOwnBrace(open)) {
          from.at++;
          return from.at - 1;
        }
        this.unclosed(open, head);
        return undefined;
      }
      if (from.at >= from.end) {
        this.unclosed(open, head);
        return undefined;
      }
      const item = this.item({ open });
      if (item) items.push(item);
    }
  }

  private unclosed(open: number, head: string): void {
    this.from.report(open, open + 1, `The block ${head} is not closed: add "}" at its end.`);
  }

  /** Whether the brace at the reader can close a block opened at `open`, judged by the indentation of both lines. */
  private isOwnBrace(open: number): boolean {
    const { text, at } = this.from;
    const openLine = text.lastIndexOf("\n", open) + 1;
    const closeLine = text.lastIndexOf("\n", at) + 1;
    if (openLine === closeLine || text.slice(closeLine, at).trim() !== "") return true;
    const indentation = /^[^\S\n]*/.exec(text.slice(openLine, open))?.[0].length ?? 0;
    return at - closeLine >= indentation;
  }

  private skipValue(start: number, failure = start): void {
    this.from.at = skipBroken(this.from.text, this.from.at, this.from.end, failure, this.from.heredocs);
  }
}

function shift(comment: Comment, by: number): Comment {
  return { start: comment.start + by, end: comment.end + by, text: comment.text };
}
