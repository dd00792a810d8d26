/** What a tree says of a text: values, places, problems. */
import { describe, expect, it } from "vitest";
import { commentsOf } from "../../../../src/core/formats/document/comments";
import { entriesOf, nodeAt, toJson } from "../../../../src/core/formats/document/look-up";
import { readJson } from "../../../../src/core/formats/document/read-json";
import { readYaml } from "../../../../src/core/formats/document/read-yaml";
import type { TreeNode } from "../../../../src/core/formats/document/tree";
import { ValueReader } from "../../../../src/core/formats/document/values";
import { parseMarked } from "../../../support/marked";

const json = (text: string) => readYaml("a.yaml", text).documents.map((it) => toJson(it.root));

describe("YAML", () => {
  it.each([
    ["a: 1\nb: yes\nc: 'x'\nd:\n", [{ a: 1, b: "yes", c: "x", d: null }]],
    ["- 1\n-\n  - 2\n- k: v\n  l: [a, {b: c}]\n", [[1, [2], { k: "v", l: ["a", { b: "c" }] }]]],
    ["a: |\n  x\n  y\nb: >-\n  x\n  y\n", [{ a: "x\ny\n", b: "x y" }]],
    ["---\na: 1\n---\n# only a comment\n---\nb: 2\n...\n", [{ a: 1 }, null, { b: 2 }]],
    [
      "base: &base {a: 1, b: 2}\nuse: *base\nmore:\n  <<: *base\n  b: 3\n",
      [{ base: { a: 1, b: 2 }, use: { a: 1, b: 2 }, more: { a: 1, b: 3 } }],
    ],
    ["a: &a {x: 1}\nb: &b {y: 2, x: 3}\nc: {<<: [*a, *b]}\n", [{ a: { x: 1 }, b: { y: 2, x: 3 }, c: { x: 1, y: 2 } }]],
    ["%YAML 1.1\n---\na: 2024-01-02\nb: yes\n<<: {c: 1}\n", [{ a: "2024-01-02", b: true, c: 1 }]],
    ["a: 1\na: 2\n", [{ a: 2 }]],
    ["\ufeffa: 1\r\nb:\r\n- x\r\n", [{ a: 1, b: ["x"] }]],
    ["__proto__: {x: 1}\n", [JSON.parse('{"__proto__": {"x": 1}}')]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(json(text)).toEqual(expected);
  });

  it.each<[string, (string | number)[]]>([
    ["name: «web» # c\n", ["name"]],
    ["a:\n- name: x\n  list: «[1, 2]»\n", ["a", 0, "list"]],
    ["a:\n  «b: 1\n  c:\n  - 2» # c\n# d\n", ["a"]],
    ["😀: «'é'»\n", ["😀"]],
    ["x: &x 1\ny: «*x»\n", ["y"]],
    ["t: «|\n  a\n  b»\n\nu: 1\n", ["t"]],
    ['- «"a b"»\r\n- c\r\n', [0]],
    ["a: !!str «1»\n", ["a"]],
  ])("knows where %j is", (marked, path) => {
    const { text, marks } = parseMarked(marked);
    const node = nodeAt(readYaml("a.yaml", text).documents[0]?.root, path);
    expect({ start: node?.start, end: node?.end }).toEqual(marks[0]);
  });

  it("knows where a key and a whole entry are", () => {
    const { text, marks } = parseMarked("a:\n  «key»: &x «1»\n");
    const entry = entriesOf(nodeAt(readYaml("a.yaml", text).documents[0]?.root, ["a"])).get("key")?.entry;
    expect([entry?.keyRange, { start: entry?.value.start, end: entry?.value.end }]).toEqual(marks);
    expect({ start: entry?.start, end: entry?.end }).toEqual({ start: marks[0]?.start, end: marks[1]?.end });
    expect(entry?.value).toMatchObject({ anchor: "x", propertiesStart: text.indexOf("&x") });
  });

  it("takes the comments above, behind and in a part for its own", () => {
    const file = readYaml("a.yaml", "# far\n\n# above\n# b\na: # on\n  x: 1 # in\n# below\nb: 2\n");
    const entry = entriesOf(file.documents[0]?.root).get("a")?.entry;
    expect(entry && commentsOf(file, entry).map((it) => it.text)).toEqual(["# above", "# b", "# on", "# in"]);
  });

  it.each<[string, string, string, unknown]>([
    ["a: [1,\n---\nb: «»2\n", "syntax", "a flow list that is not closed", [{ a: [1] }, { b: 2 }]],
    ["a: 1\n b: 2\nc: 3\n", "syntax", "wrong indentation", undefined],
    ["a: *nope\nb: 2\n", "syntax", "no anchor", [{ a: null, b: 2 }]],
    ["a: &a [*a]\n", "syntax", "an alias in itself", [{ a: [null] }]],
    ["a: 1\na: 2\n", "duplicate-key", "a key twice", [{ a: 2 }]],
    ["\tx: 1\n", "syntax", "a tab", undefined],
    ["a: 'open\n", "syntax", "a quote that is not closed", undefined],
  ])("%j: a problem %s", (marked, code, _why, says) => {
    const text = marked.replaceAll(/[«»]/g, "");
    const file = readYaml("a.yaml", text);
    expect(file.problems.map((it) => it.code)).toContain(code);
    for (const { range, message } of file.problems) {
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThan(range.start);
      expect(range.end).toBeLessThanOrEqual(text.length);
      expect(message).toMatch(/^[A-Z"*&].*\.$/s);
    }
    if (says !== undefined) expect(file.documents.map((it) => toJson(it.root))).toEqual(says);
  });

  it.each([
    ["lists", readYaml("a.yaml", `${"[".repeat(300)}1${"]".repeat(300)}`)],
    ["maps", readYaml("a.yaml", Array.from({ length: 300 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"))],
    ["JSON", readJson("a.json", '{"a":'.repeat(5000))],
  ])("does not follow very deep %s", (_, { problems, documents }) => {
    expect(problems.map((it) => it.code)).toContain("too-deep");
    expect(documents.every((it) => it.broken)).toBe(true);
  });

  it("loses a broken document only", () => {
    const file = readYaml("a.yaml", "a: 1\n---\nb: [\n---\nc: 3\n");
    expect(file.documents.map((it) => it.broken)).toEqual([false, true, false]);
    expect(toJson(file.documents[2]?.root)).toEqual({ c: 3 });
  });

  it("does not unfold anchors that repeat one another", () => {
    const rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let row = 1; row < 12; row++)
      rows.push(
        `a${row}: &a${row} [${Array(9)
          .fill(`*a${row - 1}`)
          .join(", ")}]`,
      );
    const file = readYaml("a.yaml", rows.join("\n"));
    const root = file.documents[0]?.root;
    expect(toJson(root)).toBeUndefined();
    expect(JSON.stringify(new ValueReader(file).object(root as TreeNode))).toContain("repeats its anchors too often");
  });

  it("refuses what is too large or no text", () => {
    expect(readYaml("a.yaml", `a: ${"x".repeat(5_000_000)}`).problems.map((it) => [it.code, it.message])).toEqual([
      ["too-large", "This file is larger than 5 million characters and is not read. Split it into several files."],
    ]);
    expect(readYaml("a.yaml", "a\0b").problems.map((it) => it.code)).toEqual(["not-text"]);
    expect(readJson("a.json", " ".repeat(8_000_001)).problems.map((it) => it.code)).toEqual(["too-large"]);
  });
});

describe("values", () => {
  it("have the place of the alias that says them, and tell of the anchor", () => {
    const text = "base: &base\n  a: 1\nuse: *base\nmerged:\n  <<: *base\n";
    const file = readYaml("a.yaml", text);
    const value = new ValueReader(file).object(file.documents[0]?.root as TreeNode);
    const use = { file: "a.yaml", start: text.indexOf("*base"), end: text.indexOf("*base") + 5 };
    const anchor = { file: "a.yaml", start: text.indexOf("a: 1"), end: text.indexOf("a: 1") + 4 };
    expect(value.fields.use).toMatchObject({
      type: "object",
      range: use,
      via: [{ what: "&base", range: anchor }],
      fields: { a: { type: "scalar", value: 1, range: use } },
    });
    const merge = text.lastIndexOf("*base");
    expect(value.fields.merged).toMatchObject({
      fields: { a: { value: 1, range: { start: merge, end: merge + 5 }, via: [{ what: "&base" }] } },
    });
  });

  it("leave out null, and say in lists that it is there", () => {
    const file = readJson("a.json", '{"a": null, "b": [1, null]}');
    const value = new ValueReader(file).object(file.documents[0]?.root as TreeNode);
    expect(Object.keys(value.fields)).toEqual(["b"]);
    expect(value.fields.b).toMatchObject({ items: [{ value: 1 }, { type: "unknown", reason: "it is null" }] });
  });
});

describe("JSON", () => {
  it.each<[string, string, unknown[]]>([
    ["a.json", '{"a": [1, "x", true, null]}', [{ a: [1, "x", true, null] }]],
    ["a.json", '// c\n{"a": 1 /* d */}\n', [{ a: 1 }]],
    ["a.jsonl", '{"a": 1}\n{"b": [}\n{"c": 3}\n', [{ a: 1 }, { b: [] }, { c: 3 }]],
    ["a.json", '{"a": 1}\n{"b": 2}\n', [{ a: 1 }, { b: 2 }]],
    ["a.json", '[\n{"a": 1},\n{"b": 2}\n]', [[{ a: 1 }, { b: 2 }]]],
    ["a.json", '{"a": 1,, "b": 2}', [{ a: 1, b: 2 }]],
    ["a.json", '\ufeff{"a": 1}', [{ a: 1 }]],
    ["a.json", "", []],
  ])("%s %j", (path, text, expected) => {
    expect(readJson(path, text).documents.map((it) => toJson(it.root))).toEqual(expected);
  });

  it.each(['{"a": }', '{"a" 1}', '{"a": 1', "[1 2]", '{"a": "x', "{a: 1}", '{"a": 1}}', '{"a": 1, "a": 2}'])(
    "%j has a problem with a place",
    (text) => {
      const { problems } = readJson("a.json", text);
      expect(problems.length).toBeGreaterThan(0);
      for (const { range } of problems)
        expect(range.start >= 0 && range.end > range.start && range.end <= text.length).toBe(true);
    },
  );

  it("knows the places of keys and values after a byte order mark", () => {
    const { text, marks } = parseMarked('\ufeff{"a": {«"b"»: «[1, 2]»}}');
    const entry = entriesOf(nodeAt(readJson("a.json", text).documents[0]?.root, ["a"])).get("b")?.entry;
    expect([entry?.keyRange, { start: entry?.value.start, end: entry?.value.end }]).toEqual(marks);
  });
});
