/** JSON values as expressions of Terraform's language. */
import { readExpression } from "../parse/read-expression";
import { readBare } from "../parse/read-template";
import { Failure, Reader } from "../parse/reader";
import type { Expression, SyntaxProblem } from "../syntax";
import { decode, insideOf, withSpans } from "./json-string";
import { itemsOf, type JsonNode, membersOf } from "./json-tree";
import type { Reading } from "./schema";

/** Where values are read: spans of what comes of them are relative to `base`. */
export interface ValueReading {
  readonly text: string;
  readonly base: number;
  /** Absolute offsets. */
  readonly errors: SyntaxProblem[];
}

/** The expression that a value is. Strings are read in the way that the argument wants. */
export function readValue(node: JsonNode, reading: Reading, to: ValueReading): Expression {
  const span = { start: node.offset - to.base, end: node.offset + node.length - to.base };
  switch (node.type) {
    case "string":
      return readString(node, reading, to);
    case "array":
      return { node: "tuple", ...span, items: itemsOf(node).map((it) => readValue(it, reading, to)) };
    case "object":
      return {
        node: "object",
        ...span,
        entries: membersOf(node).map(({ key, value }) => ({
          key: readString(key, reading === "template" ? "template" : "literal", to),
          value: value ? readValue(value, reading, to) : missing(key, to),
        })),
      };
    case "number":
    case "boolean":
    case "null":
      return { node: "literal", ...span, value: (node.value ?? null) as number | boolean | null };
    default:
      return { node: "invalid", ...span };
  }
}

/** What stands for the value of a name that has none. */
export function missing(key: JsonNode, to: ValueReading): Expression {
  const end = key.offset + key.length - to.base;
  return { node: "invalid", start: end, end };
}

function readString(node: JsonNode, reading: Reading, to: ValueReading): Expression {
  const span = { start: node.offset - to.base, end: node.offset + node.length - to.base };
  const value = String(node.value ?? "");
  const isTemplate = /[$%]\{/.test(value);
  if (reading === "literal" || value === "" || (reading === "template" && !isTemplate))
    return { node: "template", ...span, parts: value === "" ? [] : [value] };
  // References were written as templates before Terraform 0.12, and are taken that way still.
  const parse = (from: Reader): Expression =>
    isTemplate ? { node: "template", ...span, parts: readBare(from) } : readWhole(from);
  const inside = insideOf(node, to.text);
  if (!to.text.slice(inside.start, inside.end).includes("\\")) {
    const from = new Reader(to.text, inside.start, inside.end);
    from.base = to.base;
    return parsed(from, parse, to.errors, (offset) => offset) ?? { node: "invalid", ...span };
  }
  const { text, offsets } = decode(to.text, inside);
  const place = (offset: number) => offsets[Math.max(0, Math.min(offset, text.length))] ?? inside.end;
  const read = parsed(new Reader(text, 0, text.length), parse, to.errors, place);
  if (read === undefined) return { node: "invalid", ...span };
  const moved = withSpans(read, (offset) => place(offset) - to.base);
  return isTemplate ? { ...moved, ...span } : moved;
}

/** What `parse` reads, or undefined after noting why it cannot be read. `place` gives the offset in the file. */
function parsed(
  from: Reader,
  parse: (from: Reader) => Expression,
  errors: SyntaxProblem[],
  place: (offset: number) => number,
): Expression | undefined {
  const note = (start: number, end: number, message: string) => {
    const at = place(start);
    errors.push({ start: at, end: Math.max(at + 1, place(end)), message });
  };
  let result: Expression | undefined;
  try {
    result = parse(from);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(error.start, error.end, error.message);
  }
  for (const { start, end, message } of from.errors) note(start, end, message);
  return result;
}

function readWhole(from: Reader): Expression {
  from.space(true);
  const expression = readExpression(from, false);
  from.space(true);
  if (from.at < from.end) throw new Failure(from.at, from.end, "This is more than one reference.");
  return expression;
}
