/** The tolerant parser's templates: quoted strings and heredocs with their sequences. */
import type { Expression, Template, TemplateDirective } from "../syntax";
import { describe, readExpression } from "./read-expression";
import { Failure, Reader } from "./reader";
import { makeTemplate, type RawPart } from "./template";

/** Reads a quoted template; the reader stands on its opening quote. */
export function readQuoted(from: Reader): Template {
  const start = from.at++;
  const parts = readParts(from, from.end, true, (char) => {
    if (char === '"') return true;
    if (char === "" || char === "\n") {
      const end = from.text[from.at - 1] === "\r" ? from.at - 1 : from.at;
      throw new Failure(start, end, "This string is not closed: add a quotation mark at its end.");
    }
    if (char === "\\") checkEscape(from);
    return false;
  });
  from.at++;
  return makeTemplate(start - from.base, from.at - from.base, parts);
}

/** Reads a heredoc; the reader stands on `<<`. */
export function readHeredoc(from: Reader): Template {
  const start = from.at;
  const marker = from.startsWith("<<-") ? "<<-" : "<<";
  from.at += marker.length;
  const name = from.name();
  if (name === undefined) throw new Failure(start, from.at, 'After "<<" must come a name, such as EOT.');
  const nameEnd = from.at;
  const lineEnd = from.text.indexOf("\n", from.at);
  const body = lineEnd + 1;
  if (lineEnd < 0 || body > from.end || from.text.slice(nameEnd, lineEnd).trim() !== "")
    throw new Failure(start, nameEnd, `The text of a heredoc begins on the line after <<${name}.`);
  const close = from.heredocs.find(name, body);
  if (close === undefined)
    throw new Failure(start, nameEnd, `This heredoc is not closed: add a line that says only ${name}.`);
  from.at = body;
  const parts = readParts(from, close.line, false, (char) => char === "");
  from.at = close.end;
  return makeTemplate(start - from.base, close.end - from.base, parts, marker);
}

/** Reads all of the reader's text as a template without quotes and escapes, as strings of Terraform's JSON hold one. */
export function readBare(from: Reader): Template["parts"] {
  const start = from.at - from.base;
  const parts = readParts(from, from.end, false, (char) => char === "");
  return makeTemplate(start, from.at - from.base, parts, "<<").parts;
}

/** Reads literal text and sequences until `ends` says so or `limit` is reached (then the character is ""). */
function readParts(from: Reader, limit: number, escapes: boolean, ends: (char: string) => boolean): RawPart[] {
  const parts: RawPart[] = [];
  let literal = from.at;
  const flush = () => {
    if (from.at > literal) parts.push(from.text.slice(literal, from.at));
  };
  for (;;) {
    const char = from.at < limit ? (from.text[from.at] ?? "") : "";
    if (ends(char)) break;
    const next = from.text[from.at + 1];
    if ((char === "$" || char === "%") && next === "{" && from.at + 1 < limit) {
      flush();
      parts.push(char === "$" ? readInterpolation(from) : readDirective(from));
      literal = from.at;
    } else if ((char === "$" || char === "%") && next === char) from.at += from.text[from.at + 2] === "{" ? 3 : 1;
    else from.at += escapes && char === "\\" && next !== "\n" && next !== "\r" ? 2 : 1;
    if (from.at > limit) from.at = limit;
  }
  flush();
  return balanced(parts, from.base);
}

/** The parts of a stretch of a template, as they are in the text. Throws Failure. */
export function readStretch(text: string, start: number, end: number, base: number, escapes: boolean): RawPart[] {
  const from = new Reader(text, start, end);
  from.base = base;
  return readParts(from, end, escapes, (char) => char === "");
}

function readInterpolation(from: Reader): RawPart {
  const start = from.at;
  from.at += 2;
  const before = from.take("~");
  from.space(true);
  const value = readExpression(from, false);
  from.space(true);
  const after = from.take("~");
  if (!from.take("}")) throw new Failure(start, start + 2, `This "$\{" is not closed: add "}" after the expression.`);
  return {
    sequence: { node: "interpolation", start: start - from.base, end: from.at - from.base, value },
    before,
    after,
  };
}

/** One marker: `%{ if … }`, `%{ for a, b in … }`, `%{ else }`, `%{ endif }`, `%{ endfor }`. */
function readDirective(from: Reader): RawPart {
  const start = from.at;
  from.at += 2;
  const before = from.take("~");
  from.space(true);
  const keyword = from.name();
  if (keyword === undefined || !isKeyword(keyword))
    throw new Failure(start, start + 2, 'After "%{" must come if, for, else, endif or endfor.');
  from.space(true);
  let names: TemplateDirective["names"];
  let value: Expression | undefined;
  if (keyword === "for") {
    names = readNames(from, start);
    from.space(true);
  }
  if (keyword === "if" || keyword === "for") value = readExpression(from, false);
  from.space(true);
  const after = from.take("~");
  if (!from.take("}"))
    throw new Failure(start, start + 2, `This "%{" is not closed: add "}" before ${describe(from)}.`);
  const sequence: TemplateDirective = {
    node: "directive",
    start: start - from.base,
    end: from.at - from.base,
    keyword,
    ...(value ? { value } : {}),
    ...(names ? { names } : {}),
  };
  return { sequence, before, after };
}

function readNames(from: Reader, start: number): NonNullable<TemplateDirective["names"]> {
  const first = from.name();
  from.space(true);
  let second: string | undefined;
  if (from.take(",")) {
    from.space(true);
    second = from.name();
    from.space(true);
  }
  if (first === undefined || from.name() !== "in") throw new Failure(start, start + 2, 'A "for" needs names and "in".');
  return second === undefined ? [undefined, first] : [first, second];
}

function isKeyword(word: string): word is TemplateDirective["keyword"] {
  return /^(?:if|for|else|endif|endfor)$/.test(word);
}

/** Every `if` and `for` has its end, and nothing ends that was not begun. Gives the parts as they are. */
function balanced(parts: RawPart[], base: number): RawPart[] {
  const open: TemplateDirective[] = [];
  for (const part of parts) {
    if (typeof part === "string" || part.sequence.node !== "directive") continue;
    const { sequence } = part;
    const { keyword } = sequence;
    const start = base + sequence.start;
    const inner = open.at(-1);
    if (keyword === "if" || keyword === "for") open.push(sequence);
    else if (inner && keyword === `end${inner.keyword}`) open.pop();
    else if (keyword !== "else" || inner?.keyword !== "if")
      throw new Failure(start, start + 2, `Nothing is open here that "%{ ${keyword} }" belongs to.`);
  }
  const start = base + (open[0]?.start ?? 0);
  if (open.length > 0) throw new Failure(start, start + 2, 'This "%{" has no closing "%{ endif }" or "%{ endfor }".');
  return parts;
}

function checkEscape(from: Reader): void {
  const known = /\\(?:[nrt"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/y;
  known.lastIndex = from.at;
  if (known.test(from.text)) return;
  const sequence = from.text.slice(from.at, from.at + 2);
  from.report(from.at, from.at + 2, `"${sequence}" means nothing in a string: write "\\${sequence}" for a backslash.`);
}
