/** An edited file gives what the same text gives from scratch; no text makes the parser throw. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { FileParser, parseTerraform } from "../../../../src/core/formats/terraform/parser";
import type { TerraformFile } from "../../../../src/core/formats/terraform/syntax";
import { grammar } from "./support";

const sample = `# 😀 heading
variable "env" {
  default = "prod"
}

locals {
  name = "\${var.env}-web" # note
  list = [
    "a", "b", # {
  ]
}

resource "google_compute_backend_service" "web" {
  name          = "web-é-😀"
  health_checks = [google_compute_health_check.hc.id]
  backend {
    group = google_compute_instance_group.a.id
  }
  description = <<-EOT
    Text {
      with \${var.env}
    EOT
}
/* between */
resource "google_compute_health_check" "hc" {
  name = "hc"
  http_health_check { port = 80 }
}
output "x" { value = { for k, v in local.list : k => v... if v != "}" } }
`;

const snippets = [
  "",
  "x",
  '"',
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  "=",
  "\n",
  "\r\n",
  "#",
  "/*",
  "*/",
  "${",
  "<<EOT\n",
  "EOT\n",
  "é",
  "😀",
  "a = 1\n",
  'resource "t" "n" {\n}\n',
  'resource "t" "n" {\n',
  "\ufeff",
  ",",
  "\\",
  "%{",
  "\0",
  "locals {\n",
];

const edits = fc.array(
  fc.record({ at: fc.nat(2000), remove: fc.nat(12), insert: fc.constantFrom(...snippets), known: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);

/** What a reader can see of a file. */
function content(file: TerraformFile) {
  return {
    blocks: file.blocks.map(({ offset, block }) => ({ offset, block })),
    comments: file.comments,
    errors: file.errors,
  };
}

test("an edited file is what its text is from scratch, after every edit", () => {
  fc.assert(
    fc.property(edits, fc.constantFrom(sample, sample.replaceAll("\n", "\r\n"), `\ufeff${sample}`), (list, start) => {
      const parser = new FileParser(grammar, "main.tf");
      let text = start;
      parser.update(text);
      for (const { at, remove, insert, known } of list) {
        const from = at % (text.length + 1);
        const end = Math.min(text.length, from + remove);
        const deltas = [{ start: from, end, newText: insert }];
        text = text.slice(0, from) + insert + text.slice(end);
        expect(content(parser.update(text, known ? deltas : undefined))).toEqual(
          content(parseTerraform(grammar, "main.tf", text)),
        );
      }
      parser.dispose();
    }),
    { numRuns: 150 },
  );
});

test("deltas that do not lead to the new text are not believed", () => {
  const parser = new FileParser(grammar, "main.tf");
  parser.update(sample);
  const text = sample.replace('"prod"', '"test"');
  const wrong = [
    [{ start: 0, end: 1, newText: "y" }],
    [{ start: -5, end: 3, newText: "" }],
    [{ start: 5, end: 1, newText: "" }],
    [{ start: 0, end: 99_999, newText: "z" }],
    [{ start: 3, end: 7, newText: "test" }],
  ];
  for (const deltas of wrong) {
    expect(content(parser.update(text, deltas))).toEqual(content(parseTerraform(grammar, "main.tf", text)));
    expect(content(parser.update(sample, deltas))).toEqual(content(parseTerraform(grammar, "main.tf", sample)));
  }
  parser.dispose();
});

test("blocks that an edit leaves alone keep their identity, with and without errors", () => {
  const parser = new FileParser(grammar, "main.tf");
  const before = parser.update(sample);
  const blocks = (file: TerraformFile) => file.blocks.map((it) => it.block);
  const typed = parser.update(sample.replace("prod", "produce"));
  expect(blocks(typed).slice(1)).toEqual(blocks(before).slice(1));
  blocks(typed)
    .slice(1)
    .forEach((it, at) => {
      expect(it).toBe(blocks(before)[at + 1]);
    });
  const broken = parser.update(sample.replace('"prod"', '"prod'));
  expect(broken.errors).toHaveLength(1);
  blocks(broken)
    .slice(1)
    .forEach((it, at) => {
      expect(it).toBe(blocks(before)[at + 1]);
    });
  const mended = parser.update(sample);
  blocks(mended)
    .slice(1)
    .forEach((it, at) => {
      expect(it).toBe(blocks(before)[at + 1]);
    });
  parser.dispose();
});

test("no text makes the parser throw, and every error has a place in it", () => {
  const pieces = fc.array(fc.constantFrom(...snippets, sample.slice(0, 200), sample.slice(150, 500)), {
    maxLength: 12,
  });
  const cut = fc
    .tuple(fc.nat(sample.length), fc.nat(sample.length))
    .map(([a, b]) => sample.slice(Math.min(a, b), Math.max(a, b)));
  const text = fc.oneof(
    pieces.map((it) => it.join("")),
    cut,
    fc.string({ unit: "binary", maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, (it) => {
      const file = parseTerraform(grammar, "main.tf", it);
      for (const error of file.errors) {
        expect(error.message).not.toBe("");
        expect(error.start).toBeGreaterThanOrEqual(0);
        expect(error.end).toBeLessThanOrEqual(it.length);
        expect(error.start).toBeLessThanOrEqual(error.end);
      }
      for (const { offset, block } of file.blocks) {
        expect(offset + block.end).toBeLessThanOrEqual(it.length);
        expect(block.start).toBe(0);
      }
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["a large valid file", `resource "t" "n" {\n  a = [1, "\${x.y}"]\n}\n`.repeat(110_000)],
  ["a large broken file", `${`resource "t" "n" {\n  a = 1\n}\n`.repeat(150_000)}resource "t" {`],
  ["brackets without end", `locals {\n  a = ${"[".repeat(2_000_000)}`],
  ["parentheses without end", `locals {\n  a = ${"(".repeat(300_000)}`],
  ["one long string", `locals {\n  a = "${"x".repeat(5_000_000)}"\n}\n`],
  ["one long sum", `locals {\n  a = ${"1 + ".repeat(300_000)}1\n}\n`],
  ["deep blocks", "a {\n".repeat(50_000)],
  ["quotation marks", '"'.repeat(100_000)],
  ["open heredocs", "a = <<E\n".repeat(20_000)],
  ["open comments", "/* \n".repeat(100_000)],
  ["open interpolations", 'a = "${'.repeat(50_000)],
  ["nested interpolations", `locals {\n  a = ${'"${'.repeat(400)}1${'}"'.repeat(400)}\n}\n`],
  ["block headers only", 'resource "a" "b" {\n'.repeat(5_000)],
])("%s is read to its end, within the runner's time", (_, text) => {
  const file = parseTerraform(grammar, "main.tf", text);
  expect(file.blocks.length + file.errors.length).toBeGreaterThan(0);
});
