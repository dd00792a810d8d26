/** The tolerant parser's expressions. Fails with the exact place and a message; sees line breaks as Terraform does. */
import type { Binary, Expression, Step } from "../syntax";
import { maximumDepth } from "./convert-expression";
import { readHeredoc, readQuoted } from "./read-template";
import { Failure, type Reader } from "./reader";

/** Reads an expression at the reader's position. `line`: a line break ends it. Throws a Failure. */
export function readExpression(from: Reader, line: boolean): Expression {
  if (++from.depth > maximumDepth)
    throw new Failure(from.at, from.at + 1, "This expression is nested too deeply to be understood.");
  const test = readBinary(from, line, 1);
  const result = readConditional(from, line, test);
  from.depth--;
  return result;
}

function readConditional(from: Reader, line: boolean, test: Expression): Expression {
  if (!takeAfterSpace(from, line, "?")) return test;
  from.space(!line);
  const then = readExpression(from, line);
  if (!takeAfterSpace(from, line, ":"))
    throw new Failure(from.at, from.at + 1, `A conditional needs ":" and a second value before ${describe(from)}.`);
  from.space(!line);
  const otherwise = readExpression(from, line);
  return { node: "conditional", start: test.start, end: otherwise.end, test, then, otherwise };
}

const levels: readonly (readonly Binary["operator"][])[] = [
  [],
  ["||"],
  ["&&"],
  ["==", "!="],
  [">=", "<=", ">", "<"],
  ["+", "-"],
  ["*", "/", "%"],
];

function readBinary(from: Reader, line: boolean, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return readUnary(from, line);
  let left = readBinary(from, line, level + 1);
  let chain = 0;
  for (;;) {
    const before = from.at;
    const seen = from.comments.length;
    from.space(!line);
    const operator = operators.find((it) => from.startsWith(it));
    if (operator === undefined || (operator === ">" && from.startsWith(">="))) {
      from.at = before;
      from.comments.length = seen;
      return left;
    }
    if (++chain > maximumDepth)
      throw new Failure(from.at, from.at + 1, "This expression is too long to be understood.");
    from.at += operator.length;
    from.space(!line);
    const right = readBinary(from, line, level + 1);
    left = { node: "binary", start: left.start, end: right.end, operator, left, right };
  }
}

function readUnary(from: Reader, line: boolean): Expression {
  const char = from.peek();
  if ((char !== "-" && char !== "!") || (char === "!" && from.peek(1) === "=")) return readPostfix(from, line);
  if (++from.depth > maximumDepth)
    throw new Failure(from.at, from.at + 1, "This expression is nested too deeply to be understood.");
  const start = from.at - from.base;
  from.at++;
  from.space(!line);
  const operand = readUnary(from, line);
  from.depth--;
  return { node: "unary", start, end: operand.end, operator: char, operand };
}

function readPostfix(from: Reader, line: boolean): Expression {
  const primary = readPrimary(from, line);
  let root: string | Expression =
    primary.node === "traversal" && typeof primary.root === "string" && primary.steps.length === 0
      ? primary.root
      : primary;
  let steps: Step[] = [];
  let attributesOnly = false;
  const wrap = () => {
    root = { node: "traversal", start: primary.start, end: steps.at(-1)?.end ?? primary.end, root, steps };
    steps = [];
    attributesOnly = false;
  };
  for (;;) {
    const before = from.at;
    const seen = from.comments.length;
    from.space(!line);
    const start = from.at - from.base;
    if (from.take(".*")) {
      if (attributesOnly) wrap();
      steps.push({ node: "splat", start, end: from.at - from.base });
      attributesOnly = true;
    } else if (from.take("[*]")) {
      if (attributesOnly) wrap();
      steps.push({ node: "splat", start, end: from.at - from.base });
    } else if (from.peek() === "." && from.peek(1) !== ".") {
      from.at++;
      from.space(!line);
      steps.push(readDot(from, start));
    } else if (from.peek() === "[") {
      if (attributesOnly) wrap();
      const open = from.at++;
      from.space(true);
      const key = readExpression(from, false);
      closeBracket(from, open, "]");
      steps.push({ node: "index", start, end: from.at - from.base, key });
    } else {
      from.at = before;
      from.comments.length = seen;
      break;
    }
  }
  if (steps.length === 0) return typeof root === "string" ? primary : root;
  return { node: "traversal", start: primary.start, end: steps.at(-1)?.end ?? primary.end, root, steps };
}

function readDot(from: Reader, start: number): Step {
  const digits = takePattern(from, /\d+/y);
  const end = () => from.at - from.base;
  if (digits !== undefined)
    return {
      node: "index",
      start,
      end: end(),
      key: { node: "literal", start: start + 1, end: end(), value: Number(digits) },
    };
  const name = from.name();
  if (name === undefined) throw new Failure(from.at - 1, from.at, `After "." must come a name, not ${describe(from)}.`);
  return { node: "attr", start, end: end(), name };
}

function readPrimary(from: Reader, line: boolean): Expression {
  const start = from.at - from.base;
  const char = from.peek();
  if (char === '"') return readQuoted(from);
  if (char === "<" && from.peek(1) === "<") return readHeredoc(from);
  if (char === "[") return readTuple(from);
  if (char === "{") return readObject(from);
  if (char === "(") {
    const open = from.at++;
    from.space(true);
    const inner = readExpression(from, false);
    closeBracket(from, open, ")");
    return { node: "parens", start, end: from.at - from.base, inner };
  }
  const digits = takePattern(from, /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (digits !== undefined) return { node: "literal", start, end: from.at - from.base, value: Number(digits) };
  const name = from.name();
  if (name === undefined) throw new Failure(from.at, from.at + 1, `A value is missing before ${describe(from)}.`);
  const end = from.at - from.base;
  if (name === "null") return { node: "literal", start, end, value: null };
  if (name === "true" || name === "false") return { node: "literal", start, end, value: name === "true" };
  const before = from.at;
  const seen = from.comments.length;
  from.space(!line);
  if (from.peek() === "(") return readCall(from, name, start);
  from.at = before;
  from.comments.length = seen;
  return { node: "traversal", start, end, root: name, steps: [] };
}

function readCall(from: Reader, name: string, start: number): Expression {
  const open = from.at++;
  const args: Expression[] = [];
  let spread = false;
  from.space(true);
  while (from.peek() !== ")" && from.peek() !== "") {
    args.push(readExpression(from, false));
    from.space(true);
    if (from.take("...")) {
      spread = true;
      break;
    }
    if (!from.take(",")) break;
    from.space(true);
  }
  closeBracket(from, open, ")");
  return { node: "call", start, end: from.at - from.base, name, args, spread };
}

function readTuple(from: Reader): Expression {
  const open = from.at++;
  from.space(true);
  if (standsFor(from)) return readFor(from, open, "]");
  const items: Expression[] = [];
  while (from.peek() !== "]" && from.peek() !== "") {
    items.push(readExpression(from, false));
    from.space(true);
    if (!from.take(",")) break;
    from.space(true);
  }
  closeBracket(from, open, "]");
  return { node: "tuple", start: open - from.base, end: from.at - from.base, items };
}

function readObject(from: Reader): Expression {
  const open = from.at++;
  from.space(true);
  if (standsFor(from)) return readFor(from, open, "}");
  const entries: { key: Expression; value: Expression }[] = [];
  while (from.peek() !== "}" && from.peek() !== "") {
    const key = readExpression(from, true);
    from.space(false);
    if (!from.take("=") && !from.take(":"))
      throw new Failure(
        from.at,
        from.at + 1,
        `After an object's key must come "=" and a value, not ${describe(from)}.`,
      );
    from.space(false);
    entries.push({ key, value: readExpression(from, true) });
    const broken = from.space(true);
    const comma = from.take(",");
    if (!broken && !comma && from.peek() !== "}") break;
    from.space(true);
  }
  closeBracket(from, open, "}");
  return { node: "object", start: open - from.base, end: from.at - from.base, entries };
}

function standsFor(from: Reader): boolean {
  return /^for\s+[\p{ID_Start}_]/u.test(from.text.slice(from.at, Math.min(from.at + 40, from.end)));
}

function readFor(from: Reader, open: number, close: "]" | "}"): Expression {
  from.at += 3;
  from.space(true);
  const first = from.name();
  from.space(true);
  let second: string | undefined;
  if (from.take(",")) {
    from.space(true);
    second = from.name();
    if (second === undefined) throw new Failure(from.at, from.at + 1, 'After "," must come a second name.');
    from.space(true);
  }
  const word = from.at;
  if (first === undefined || from.name() !== "in") throw new Failure(word, word + 1, 'A "for" needs "in" here.');
  from.space(true);
  const collection = readExpression(from, false);
  from.space(true);
  if (!from.take(":")) throw new Failure(from.at, from.at + 1, `A "for" needs ":" before ${describe(from)}.`);
  from.space(true);
  let value = readExpression(from, false);
  let key: Expression | undefined;
  let grouped = false;
  from.space(true);
  if (close === "}") {
    if (!from.take("=>"))
      throw new Failure(from.at, from.at + 1, `A "for" that makes an object needs "=>" before ${describe(from)}.`);
    from.space(true);
    key = value;
    value = readExpression(from, false);
    from.space(true);
    grouped = from.take("...");
    from.space(true);
  }
  let condition: Expression | undefined;
  if (/^if(?![\p{ID_Continue}-])/u.test(from.text.slice(from.at, from.at + 4))) {
    from.at += 2;
    from.space(true);
    condition = readExpression(from, false);
  }
  closeBracket(from, open, close);
  return {
    node: "for",
    start: open - from.base,
    end: from.at - from.base,
    ...(second === undefined ? {} : { keyName: first }),
    valueName: second ?? first,
    collection,
    ...(key ? { key } : {}),
    value,
    ...(condition ? { condition } : {}),
    grouped,
  };
}

function closeBracket(from: Reader, open: number, close: ")" | "]" | "}"): void {
  from.space(true);
  if (from.take(close)) return;
  const opening = from.text[open] ?? "";
  // What follows on another line, or nothing at all, was hardly meant to stand inside the brackets.
  if (beginsLine(from) || from.peek() === "" || /[)\]}]/.test(from.peek()))
    throw new Failure(open, open + 1, `This "${opening}" is not closed: add "${close}" before ${describe(from)}.`);
  const separator = opening === "{" ? "a comma or a new line" : '","';
  throw new Failure(from.at, from.at + 1, `Expected ${separator} or "${close}" before ${describe(from)}.`);
}

/** Whether only white space stands before the reader on its line. */
function beginsLine(from: Reader): boolean {
  return from.text.slice(from.text.lastIndexOf("\n", from.at - 1) + 1, from.at).trim() === "";
}

function takeAfterSpace(from: Reader, line: boolean, token: string): boolean {
  const before = from.at;
  const seen = from.comments.length;
  from.space(!line);
  if (from.take(token)) return true;
  from.at = before;
  from.comments.length = seen;
  return false;
}

function takePattern(from: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = from.at;
  const match = pattern.exec(from.text);
  if (match === null || pattern.lastIndex > from.end) return undefined;
  from.at = pattern.lastIndex;
  return match[0];
}

/** What stands at the reader, for a message. */
export function describe(from: Reader): string {
  const char = from.peek();
  if (char === "") return "the end of the block";
  if (char === "\n" || char === "\r") return "the end of the line";
  const before = from.at;
  const word = from.name();
  from.at = before;
  if (word !== undefined) return `"${word}"`;
  return `"${String.fromCodePoint(from.text.codePointAt(from.at) ?? 0)}"`;
}
