/** Reading text character by character: white space, comments, names; shared by the tolerant parser's parts. */
import type { Comment, SyntaxProblem } from "../syntax";
import { ClosingLines } from "./heredocs";

/** Where the text stops making sense, and why. Thrown and caught inside the tolerant parser only. */
export class Failure extends Error {
  constructor(
    readonly start: number,
    readonly end: number,
    message: string,
  ) {
    super(message);
  }
}

export class Reader {
  at: number;
  /** Offset of the top-level block that is being read: nodes are relative to it. */
  base: number;
  /** Nesting, bounded so that no input exhausts the stack. */
  depth = 0;
  readonly comments: Comment[] = [];
  readonly errors: SyntaxProblem[] = [];
  readonly heredocs: ClosingLines;

  constructor(
    readonly text: string,
    start: number,
    readonly end: number,
  ) {
    this.at = start;
    this.base = start;
    this.heredocs = new ClosingLines(text, start, end);
  }

  /** The character at the reading position, "" at the end. */
  peek(ahead = 0): string {
    const at = this.at + ahead;
    return at < this.end ? (this.text[at] ?? "") : "";
  }

  startsWith(token: string): boolean {
    return this.at + token.length <= this.end && this.text.startsWith(token, this.at);
  }

  /** Reads the token if it stands here. */
  take(token: string): boolean {
    if (!this.startsWith(token)) return false;
    this.at += token.length;
    return true;
  }

  /** Skips white space and comments; line breaks too when `lines`. Gives whether a line break was passed. */
  space(lines: boolean): boolean {
    let passed = false;
    for (;;) {
      const char = this.peek();
      if (char === "\n") {
        if (!lines) return passed;
        passed = true;
        this.at++;
      } else if (char !== "" && isSpace(char)) this.at++;
      else if (char === "#" || (char === "/" && this.peek(1) === "/")) this.lineComment();
      else if (char === "/" && this.peek(1) === "*") {
        const before = this.at;
        if (!this.blockComment()) return passed;
        if (this.text.slice(before, this.at).includes("\n")) passed = true;
      } else return passed;
    }
  }

  /** Moves to the line break that ends this line, or to the end. */
  toLineEnd(): void {
    const at = this.text.indexOf("\n", this.at);
    this.at = at < 0 || at > this.end ? this.end : at;
  }

  /** Reads an identifier, or gives undefined. */
  name(): string | undefined {
    identifier.lastIndex = this.at;
    const match = identifier.exec(this.text);
    if (match === null || identifier.lastIndex > this.end) return undefined;
    this.at = identifier.lastIndex;
    return match[0];
  }

  report(start: number, end: number, message: string): void {
    this.errors.push({ start, end: Math.min(Math.max(end, start + 1), Math.max(this.end, start)), message });
  }

  private lineComment(): void {
    const start = this.at;
    this.toLineEnd();
    let end = this.at;
    if (this.text[end - 1] === "\r" && end > start) end--;
    this.comments.push({
      start: start - this.base,
      end: end - this.base,
      text: this.text.slice(start, end),
    });
  }

  private blockComment(): boolean {
    const close = this.text.indexOf("*/", this.at + 2);
    if (close < 0 || close + 2 > this.end) {
      this.report(this.at, this.at + 2, 'This comment is not closed: add "*/" at its end.');
      this.at = this.end;
      return false;
    }
    this.comments.push({
      start: this.at - this.base,
      end: close + 2 - this.base,
      text: this.text.slice(this.at, close + 2),
    });
    this.at = close + 2;
    return true;
  }
}

export function isSpace(char: string): boolean {
  return char === " " || char === "\t" || char === "\r" || char === "\n" || (char > "\u007f" && /\s/.test(char));
}

const identifier = /[\p{ID_Start}_](?:[\p{ID_Continue}-]|::)*/uy;
