/** The parser's trees: what both ways of reading make of a text, and that they agree. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readChunk } from "../../../../src/core/formats/terraform/parse/read-block";
import { parseTerraform } from "../../../../src/core/formats/terraform/parser";
import { type Attribute, type Expression, isBlock, type Template } from "../../../../src/core/formats/terraform/syntax";
import { grammar } from "./support";

/** The expression of `x = …` in a block, by tree-sitter. */
function parsed(expression: string): Expression {
  const file = parseTerraform(grammar, "main.tf", `locals {\n  x = ${expression}\n}\n`);
  expect(file.errors).toEqual([]);
  const [item] = file.blocks[0]?.block.body.items ?? [];
  if (!item || isBlock(item)) throw new Error("no attribute");
  return item.value;
}

/** A tree as text: the shape without offsets. */
function shape(node: Expression): string {
  switch (node.node) {
    case "literal":
      return String(node.value);
    case "template":
      return `"${node.parts.map(partShape).join("")}"`;
    case "traversal": {
      const root = typeof node.root === "string" ? node.root : `<${shape(node.root)}>`;
      return (
        root +
        node.steps
          .map((it) => (it.node === "attr" ? `.${it.name}` : it.node === "index" ? `[${shape(it.key)}]` : "[*]"))
          .join("")
      );
    }
    case "call":
      return `${node.name}(${node.args.map(shape).join(" ")}${node.spread ? "..." : ""})`;
    case "tuple":
      return `[${node.items.map(shape).join(" ")}]`;
    case "object":
      return `{${node.entries.map((it) => `${shape(it.key)}=${shape(it.value)}`).join(" ")}}`;
    case "conditional":
      return `(${shape(node.test)}?${shape(node.then)}:${shape(node.otherwise)})`;
    case "binary":
      return `(${shape(node.left)}${node.operator}${shape(node.right)})`;
    case "unary":
      return `(${node.operator}${shape(node.operand)})`;
    case "parens":
      return `P${shape(node.inner)}`;
    case "for":
      return `for ${node.keyName ?? ""},${node.valueName} ${shape(node.collection)} ${node.key ? shape(node.key) : ""}:${shape(node.value)}${node.condition ? ` if ${shape(node.condition)}` : ""}${node.grouped ? "..." : ""}`;
    case "invalid":
      return "INVALID";
  }
}

function partShape(part: Template["parts"][number]): string {
  if (typeof part === "string") return part;
  if (part.node === "interpolation") return `\${${shape(part.value)}}`;
  const names = part.names?.filter((it) => it !== undefined).join(", ");
  const said = [part.keyword, ...(names ? [`${names} in`] : []), ...(part.value ? [shape(part.value)] : [])];
  return `%{${said.join(" ")}}`;
}

const shapes: readonly (readonly [string, string])[] = [
  ["1 + 2 * 3", "(1+(2*3))"],
  ["1 * 2 + 3", "((1*2)+3)"],
  ["a || b && c == d < e + f * !g", "(a||(b&&(c==(d<(e+(f*(!g)))))))"],
  ["a - b - c", "((a-b)-c)"],
  ["-a.b", "(-a.b)"],
  ["!a[0].b", "(!a[0].b)"],
  ["a ? b : c ? d : e", "(a?b:(c?d:e))"],
  ["a ? b ? c : d : e", "(a?(b?c:d):e)"],
  ["a == b ? c : d", "((a==b)?c:d)"],
  ["(a + b) * c", "(P(a+b)*c)"],
  ["a.b.0.c", "a.b[0].c"],
  ["a.*.b", "a[*].b"],
  ["a[*].b[0]", "a[*].b[0]"],
  ["a.*.b[0]", "<a[*].b>[0]"],
  ["a[b.c].d", "a[b.c].d"],
  ['a["k"]', 'a["k"]'],
  ["f(a, b...)", "f(a b...)"],
  ["f(a).b[*].c", "<f(a)>[*].b[*].c".replace("[*].b", ".b")],
  ["provider::google::f(1)", "provider::google::f(1)"],
  ["(a).b", "<Pa>.b"],
  ["[1, 2,]", "[1 2]"],
  ['{ a = 1, "b" : 2, (c) = 3 }', '{a=1 "b"=2 Pc=3}'],
  ["{\n    a = 1\n    b = 2\n  }", "{a=1 b=2}"],
  ["[for x in y : x.id if x != null]", "for ,x y :x.id if (x!=null)"],
  ["{for k, v in m : k => v...}", "for k,v m k:v..."],
  ['"a${b}c"', '"a${b}c"'],
  ['"${a}"', '"${a}"'],
  ['"\\n\\t\\"\\\\ \\u00e9"', '"\n\t"\\ é"'],
  ['"$${a} %%{b}"', '"${a} %{b}"'],
  ['"  a ${ b } c  "', '"  a ${b} c  "'],
  ['"%{ if a }x%{ else }y%{ endif }z"', '"%{if a}x%{else}y%{endif}z"'],
  ['"%{ for k, v in a ~} ${v} %{~ endfor }"', '"%{for k, v in a}${v}%{endfor}"'],
  ['"${"${a}"}"', '"${"${a}"}"'],
  ['"${{ a = 1 }.a}"', '"${<{a=1}>.a}"'],
  ["<<EOT\n  a\n${b}\nEOT", '"  a\n${b}\n"'],
  ["<<-EOT\n    a\n      b\n    EOT", '"a\n  b\n"'],
  ["1e5", "100000"],
  ["1.5e-1", "0.15"],
];

describe("expressions", () => {
  test.each(shapes)("%s", (text, expected) => {
    expect(shape(parsed(text))).toBe(expected);
  });
});

test("offsets are UTF-16 code units, relative to the block, whatever stands before", () => {
  for (const before of ["", "# 😀 日本\n", "\ufeff", "\r\n# x\r\n"]) {
    const text = `${before}resource "a" "😀" {\r\n  name = "é😀"\r\n  b {\r\n    c = d.e\r\n  }\r\n}\r\n`;
    const file = parseTerraform(grammar, "main.tf", text);
    const [top] = file.blocks;
    expect(file.errors).toEqual([]);
    if (!top) throw new Error("no block");
    const at = (span: { start: number; end: number }) => text.slice(top.offset + span.start, top.offset + span.end);
    expect(at(top.block)).toBe(text.slice(before.length).trimEnd());
    expect(at(top.block.head)).toBe('resource "a" "😀"');
    const [name, b] = top.block.body.items;
    if (!name || !b || !("body" in b) || "body" in name) throw new Error("wrong items");
    expect([at(name), at(name.nameSpan), at(name.value)]).toEqual(['name = "é😀"', "name", '"é😀"']);
    expect([at(b.head), text[top.offset + b.open], text[top.offset + b.close]]).toEqual(["b", "{", "}"]);
    expect(at(b.body.items[0] as Attribute)).toBe("c = d.e");
    expect(top.block.labels.map((it) => [it.text, at(it)])).toEqual([
      ["a", '"a"'],
      ["😀", '"😀"'],
    ]);
  }
});

test("comments are found wherever they stand, in text order", () => {
  const text = `# one\nresource "a" "b" { // two\n  /* three */ x = [ # four\n    1, # five\n  ]\n  # six\n}\n/* seven\n */\n# eight {}\n`;
  const { comments, errors } = parseTerraform(grammar, "main.tf", text);
  expect(errors).toEqual([]);
  expect(comments.map((it) => it.text)).toEqual([
    "# one",
    "// two",
    "/* three */",
    "# four",
    "# five",
    "# six",
    "/* seven\n */",
    "# eight {}",
  ]);
  for (const it of comments) expect(text.slice(it.start, it.end)).toBe(it.text);
});

const leaf = fc.constantFrom(
  "1",
  "2.5",
  "true",
  "null",
  '"text"',
  '"a ${b} c"',
  '"x\\ny"',
  '"$${z}"',
  "var.x",
  "a.b[0].c",
  "a.*.b",
  "local.é",
  '"😀 ${var.y}"',
  "<<EOT\n  a ${b}\nEOT\n",
  "<<-EOT\n    a\n      ${b}\n    EOT\n",
);
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(tie("any"), fc.constantFrom("+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||"), tie("any"))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    fc
      .array(tie("any"), { maxLength: 3 })
      .map((items) => `[\n${items.map((it) => `  ${it.trimEnd()},\n`.replace(/(EOT),\n$/, "$1\n,\n")).join("")}]`),
    fc.array(tie("any"), { maxLength: 3 }).map((items) => `f(${items.join(", ")})`),
    fc
      .array(tie("any"), { maxLength: 3 })
      .map((items) => `{\n${items.map((it, at) => `  k${at} = ${it.trimEnd()}\n`).join("")}}`),
    tie("any").map((it) => `!(${it})`),
    fc.tuple(tie("any"), tie("any"), tie("any")).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
    tie("any").map((it) => `[for k, v in (${it}) : v.x if k != "a"]`),
    tie("any").map((it) => `(${it}).id`),
  ),
}));

test("both ways of reading make the same of a text without errors", () => {
  const block = fc
    .tuple(fc.array(expression.any, { maxLength: 4 }), fc.constantFrom("\n", "\r\n"))
    .map(([values, line]) => {
      const items = values.map((it, at) => `  a${at} = ${it.trimEnd()} ${it.endsWith("\n") ? "" : "# note"}\n`);
      return `# above\nresource "t" "n" {\n${items.join("")}  nested "label" {\n    x = 1\n  }\n}\n`.replaceAll(
        "\n",
        line,
      );
    });
  fc.assert(
    fc.property(block, (text) => {
      const tree = parseTerraform(grammar, "main.tf", text);
      const tolerant = readChunk(text, 0, text.length);
      expect(tolerant.errors).toEqual(tree.errors);
      expect(tolerant.blocks.map(({ offset, block }) => ({ offset, block }))).toEqual(
        tree.blocks.map(({ offset, block }) => ({ offset, block })),
      );
    }),
    { numRuns: 150 },
  );
});
