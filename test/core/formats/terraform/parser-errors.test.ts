/** Syntax errors: a message at the place, and everything else still understood. */
import { describe, expect, test } from "vitest";
import { parseTerraform } from "../../../../src/core/formats/terraform/parser";
import { type Block, isBlock } from "../../../../src/core/formats/terraform/syntax";
import { grammar } from "./support";

interface Case {
  readonly name: string;
  /** «» marks where the error must stand. */
  readonly text: string;
  readonly message: RegExp;
  /** What is still understood: blocks with their items; `?` after an item whose value is not. */
  readonly left: string;
}

const good = `resource "t" "good" {\n  a = 1\n}\n`;

const cases: readonly Case[] = [
  {
    name: "unclosed block before another",
    text: `resource "t" "bad" «{»\n  a = 1\n\n${good}`,
    message: /^The block resource "t" "bad" is not closed: add "}" at its end\.$/,
    left: "bad(a) good(a)",
  },
  {
    name: "unclosed nested block, told by the indentation",
    text: `resource "t" "bad" {\n  backend «{»\n    group = x.y.id\n\n  a = 1\n}\n${good}`,
    message: /^The block backend is not closed/,
    left: "bad(backend(group a)) good(a)",
  },
  {
    name: "unclosed nested block whose brace is the outer one's",
    text: `resource "t" "bad" {\n  backend «{»\n    group = x.y.id\n}\n${good}`,
    message: /^The block backend is not closed/,
    left: "bad(backend(group)) good(a)",
  },
  {
    name: "unclosed string",
    text: `resource "t" "bad" {\n  a = «"text»\n  b = 2\n}\n${good}`,
    message: /^This string is not closed: add a quotation mark at its end\.$/,
    left: "bad(a? b) good(a)",
  },
  {
    name: "unclosed string in a list",
    text: `resource "t" "bad" {\n  a = [«"text,»\n  b = 2\n}\n${good}`,
    message: /^This string is not closed/,
    left: "bad(a? b) good(a)",
  },
  {
    name: "missing value",
    text: `resource "t" "bad" {\n  «a =»\n  b = 2\n}\n${good}`,
    message: /^"a" has no value: write one after "="\.$/,
    left: "bad(a? b) good(a)",
  },
  {
    name: "missing value before a comment",
    text: `resource "t" "bad" {\n  «a =» # later\n  b = 2\n}\n`,
    message: /^"a" has no value/,
    left: "bad(a? b)",
  },
  {
    name: "missing value at the end of the block",
    text: `resource "t" "bad" {\n  b = 2\n  «a =»\n}\n`,
    message: /^"a" has no value/,
    left: "bad(b a?)",
  },
  {
    name: "missing operand",
    text: `resource "t" "bad" {\n  a = 1 +«\n»  b = 2\n}\n`,
    message: /^A value is missing before the end of the line\.$/,
    left: "bad(a? b)",
  },
  {
    name: "stray character in a body",
    text: `resource "t" "bad" {\n  a = 1\n  «%»\n  b = 2\n}\n${good}`,
    message: /^Unexpected "%": a name must stand here\.$/,
    left: "bad(a b) good(a)",
  },
  {
    name: "stray text after a value",
    text: `resource "t" "bad" {\n  a = 80 «90»\n  b = 2\n}\n`,
    message: /^Unexpected "90?" after the value of "a"\.$/,
    left: "bad(a? b)",
  },
  {
    name: "two arguments on a line",
    text: `resource "t" "bad" {\n  a = 1 «b» = 2\n  c = 3\n}\n`,
    message: /^Unexpected "b" after the value of "a"\.$/,
    left: "bad(a? c)",
  },
  {
    name: "colon instead of equals sign",
    text: `resource "t" "bad" {\n  «a»: 1\n  b = 2\n}\n`,
    message: /^After "a" must come "=" instead of ":"\.$/,
    left: "bad(a? b)",
  },
  {
    name: "a name alone",
    text: `resource "t" "bad" {\n  «lonely»\n  b = 2\n}\n`,
    message: /^After "lonely" must come "=" and a value, or "{" to open a block\.$/,
    left: "bad(b)",
  },
  {
    name: "brace too many",
    text: `${good}«}»\n${good.replace("good", "more")}`,
    message: /^Nothing is open here that this "}" could close: remove it\.$/,
    left: "good(a) more(a)",
  },
  {
    name: "unclosed bracket",
    text: `resource "t" "bad" {\n  a = «[»1, 2\n  b = 2\n}\n${good}`,
    message: /^This "\[" is not closed: add "]" before "b"\.$/,
    left: "bad(a? b) good(a)",
  },
  {
    name: "missing comma in a list",
    text: `resource "t" "bad" {\n  a = [1 «2»]\n  b = 2\n}\n`,
    message: /^Expected "," or "]" before "2"\.$/,
    left: "bad(a? b)",
  },
  {
    name: "unclosed call",
    text: `resource "t" "bad" {\n  a = lower«(»"x"\n  b = 2\n}\n`,
    message: /^This "\(" is not closed: add "\)" before "b"\.$/,
    left: "bad(a? b)",
  },
  {
    name: "unclosed interpolation",
    text: `resource "t" "bad" {\n  a = "x «\${»var.y"\n  b = 2\n}\n`,
    message: /^This "\${" is not closed|^This string is not closed/,
    left: "bad(a? b)",
  },
  {
    name: "unclosed heredoc",
    text: `resource "t" "bad" {\n  a = «<<EOT»\n  text\n}\n${good}`,
    message: /^This heredoc is not closed: add a line that says only EOT\.$/,
    left: "bad(a?) good(a)",
  },
  {
    name: "unknown escape",
    text: `resource "t" "bad" {\n  a = "c:«\\d»ir"\n  b = 2\n}\n`,
    message: /^"\\d" means nothing in a string: write "\\\\d" for a backslash\.$/,
    left: "bad(a b)",
  },
  {
    name: "unclosed comment",
    text: `${good}«/*» text\nresource "t" "gone" {}\n`,
    message: /^This comment is not closed: add "\*\/" at its end\.$/,
    left: "good(a) gone()",
  },
  {
    name: "no opening brace",
    text: `«resource "t" "bad"»\n\n${good}`,
    message: /^The block resource "t" "bad" needs "{" here\.$/,
    left: "good(a)",
  },
  {
    name: "attribute outside of blocks",
    text: `«a» = 1\n${good}`,
    message: /^"a" stands outside of any block: put it into one\.$/,
    left: "good(a)",
  },
  {
    name: "conditional without colon",
    text: `resource "t" "bad" {\n  a = x ? 1«\n»  b = 2\n}\n`,
    message: /^A conditional needs ":" and a second value before the end of the line\.$/,
    left: "bad(a? b)",
  },
  {
    name: "value on the next line",
    text: `resource "t" "bad" {\n  «a =»\n    1\n  b = 2\n}\n`,
    message: /^"a" has no value/,
    left: "bad(a? b)",
  },
  {
    name: "name in quotation marks",
    text: `resource "t" "bad" {\n  «"»a" = 1\n  b = 2\n}\n`,
    message: /^A name must stand here without quotation marks\.$/,
    left: "bad(b)",
  },
];

describe("a message at the place", () => {
  test.each(cases.map((it) => [it.name, it] as const))("%s", (_, { text, message, left }) => {
    const start = text.indexOf("«");
    const end = text.indexOf("»") - 1;
    const plain = text.replace(/[«»]/g, "");
    const file = parseTerraform(grammar, "main.tf", plain);
    const [first] = file.errors;
    expect(first?.message).toMatch(message);
    expect({ start: first?.start }).toEqual({ start });
    expect(first?.end).toBeGreaterThan(start);
    expect(first?.end).toBeLessThanOrEqual(Math.max(end, start + 6));
    expect(file.blocks.map(({ block }) => outline(block)).join(" ")).toBe(left);
  });
});

test("several errors in several blocks are all reported, each at its place", () => {
  const text = cases
    .slice(0, 8)
    .map((it) => it.text.replace(/[«»]/g, ""))
    .join("\n");
  const { errors, blocks } = parseTerraform(grammar, "main.tf", text);
  expect(errors.length).toBeGreaterThanOrEqual(8);
  expect([...errors].sort((a, b) => a.start - b.start)).toEqual(errors);
  expect(blocks.filter(({ block }) => block.labels[1]?.text === "good")).toHaveLength(6);
});

function outline(block: Block): string {
  const items = block.body.items.map((it) =>
    isBlock(it) ? outline(it) : `${it.name}${it.value.node === "invalid" ? "?" : ""}`,
  );
  return `${block.labels[1]?.text ?? block.type}(${items.join(" ")})`;
}
