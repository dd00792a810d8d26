/** Edits of trees, text by text: what generated documents do not have. */
import { describe, expect, it } from "vitest";
import { readJson } from "../../../../src/core/formats/document/read-json";
import { readYaml } from "../../../../src/core/formats/document/read-yaml";
import { Refused } from "../../../../src/core/formats/document/write/refused";
import { TreeEditor } from "../../../../src/core/formats/document/write/tree-editor";

type Do = (editor: TreeEditor) => void;

const edited = (text: string, act: Do, path = "a.yaml") => {
  const editor = new TreeEditor(path.endsWith("yaml") ? readYaml(path, text) : readJson(path, text));
  act(editor);
  return editor.file.text;
};

describe("YAML", () => {
  it.each<[string, string, Do, string]>([
    ["keeps single quotes", "a: 'x' # c\n", (it) => it.set(0, ["a"], "it's"), "a: 'it''s' # c\n"],
    ["keeps double quotes", 'a: "x"\n', (it) => it.set(0, ["a"], 'say "y"'), 'a: "say \\"y\\""\n'],
    ["quotes where plain text would be something else", "a: x\n", (it) => it.set(0, ["a"], "1e3"), "a: '1e3'\n"],
    ["uses the quotes of the file", 'b: "q"\na: x\n', (it) => it.set(0, ["a"], "no"), 'b: "q"\na: "no"\n'],
    ["writes text of several lines as a block", "a: x\n", (it) => it.set(0, ["a"], "b\nc\n"), "a: |\n  b\n  c\n"],
    ["changes a block of text", "a: |\n  b\nz: 1\n", (it) => it.set(0, ["a"], "b\n\nc"), "a: |-\n  b\n\n  c\nz: 1\n"],
    [
      "puts a line in the place of a block of text",
      "a: >-\n  b\n  c\nz: 1\n",
      (it) => it.set(0, ["a"], "d"),
      "a: d\nz: 1\n",
    ],
    [
      "adds behind a block that keeps its empty lines",
      "a: |+\n  b\n\n\nb: 1\n",
      (it) => it.set(0, ["aa"], 1),
      "a: |+\n  b\n\n\naa: 1\nb: 1\n",
    ],
    [
      "removes an entry with a block that keeps its empty lines",
      "z: 1\na: |+\n  b\n\n\nb: 1\n",
      (it) => it.remove(0, ["a"]),
      "z: 1\nb: 1\n",
    ],
    [
      "makes a scalar a map, the comment stays",
      "a: 1 # c\nb: 2\n",
      (it) => it.set(0, ["a"], { x: [1] }),
      "a: # c\n  x:\n  - 1\nb: 2\n",
    ],
    [
      "makes a map a scalar, the comment stays",
      "a: # c\n  x: 1\nb: 2\n",
      (it) => it.set(0, ["a"], 5),
      "a: 5 # c\nb: 2\n",
    ],
    ["fills an empty value", "a:\nb: 1\n", (it) => it.set(0, ["a"], "x"), "a: x\nb: 1\n"],
    [
      "fills an empty value before a comment",
      "a: # c\nb: 1\n",
      (it) => it.set(0, ["a", "k"], 1),
      "a: # c\n  k: 1\nb: 1\n",
    ],
    [
      "fills empty brackets with a block",
      "a: {}\nb: []\n",
      (it) => {
        it.set(0, ["a", "k"], 1);
        it.insert(0, ["b"], 0, 2);
      },
      "a:\n  k: 1\nb:\n- 2\n",
    ],
    [
      "keeps flow flow",
      "a: {p: 1, r: 3}\n",
      (it) => it.set(0, ["a", "q"], [1, "b, c"]),
      "a: {p: 1, q: [1, 'b, c'], r: 3}\n",
    ],
    ["keeps padding", "a: { x: 1 }\n", (it) => it.set(0, ["a", "w"], {}), "a: { x: 1, w: {} }\n"],
    [
      "keeps a trailing comma",
      "a: [\n  1,\n  2,\n]\n",
      (it) => it.insert(0, ["a"], 2, 3),
      "a: [\n  1,\n  2,\n  3,\n]\n",
    ],
    [
      "keeps comments in flow",
      "a: [\n  1, # one\n  2 # two\n]\n",
      (it) => it.insert(0, ["a"], 2, 3),
      "a: [\n  1, # one\n  2, # two\n  3\n]\n",
    ],
    [
      "indents as the file does",
      "a:\n    b:\n        c: 1\n",
      (it) => it.set(0, ["a", "d"], { e: { f: 1 } }),
      "a:\n    b:\n        c: 1\n    d:\n        e:\n            f: 1\n",
    ],
    [
      "puts dashes where the file does",
      "a:\n  - 1\nb: 2\n",
      (it) => it.set(0, ["c"], [{ p: 1, q: 2 }]),
      "a:\n  - 1\nb: 2\nc:\n  - p: 1\n    q: 2\n",
    ],
    [
      "keeps the width of dashes",
      "-   a: 1\n    b: 2\n",
      (it) => it.insert(0, [], 1, { c: 3, d: 4 }),
      "-   a: 1\n    b: 2\n-   c: 3\n    d: 4\n",
    ],
    [
      "removes the first entry behind a dash",
      "- a: 1 # c\n  # about b\n  b: 2\n",
      (it) => it.remove(0, [0, "a"]),
      "- # about b\n  b: 2\n",
    ],
    [
      "inserts before the first item, above its comment",
      "l:\n# one\n- 1\n",
      (it) => it.insert(0, ["l"], 0, 0),
      "l:\n- 0\n# one\n- 1\n",
    ],
    [
      "leaves the head of the file on top",
      "# head\nb: 1\nc: 2\n",
      (it) => it.set(0, ["a"], 0),
      "# head\nb: 1\na: 0\nc: 2\n",
    ],
    [
      "removes with its own comments",
      "a: 1\n\n# far\n\n# near\nb: 2 # on\nc: 3\n",
      (it) => it.remove(0, ["b"]),
      "a: 1\n\n# far\n\nc: 3\n",
    ],
    ["keeps the file's end as it is", "a: 1\nb: 2", (it) => it.remove(0, ["b"]), "a: 1"],
    ["adds at a file's end without a line break", "a: 1", (it) => it.set(0, ["b"], 2), "a: 1\nb: 2"],
    [
      "keeps the byte order mark",
      "\ufeffa: 1\n",
      (it) => {
        it.set(0, ["a"], 2);
        it.set(0, ["b"], 3);
        it.remove(0, ["a"]);
      },
      "\ufeffb: 3\n",
    ],
    ["leaves {} behind", "a:\n  b: 1\nc: 2\n", (it) => it.remove(0, ["a", "b"]), "a: {}\nc: 2\n"],
    [
      "or takes the empty maps too",
      "a:\n  b:\n    c: 1\nd: 2\n",
      (it) => it.remove(0, ["a", "b", "c"], { prune: true }),
      "d: 2\n",
    ],
    [
      "sets only what differs",
      "a:\n# x\n- k: 1 # one\n- k: 2 # two\n",
      (it) => it.set(0, ["a"], [{ k: 1 }, { k: 3 }, { k: 4 }]),
      "a:\n# x\n- k: 1 # one\n- k: 3 # two\n- k: 4\n",
    ],
    ["replaces an alias by a value of its own", "a: &x 1\nb: *x\n", (it) => it.set(0, ["b"], 2), "a: &x 1\nb: 2\n"],
    [
      "comes before what is merged",
      "a: &x {k: 1}\nb:\n  <<: *x\n  z: 0\n",
      (it) => it.set(0, ["b", "k"], 2),
      "a: &x {k: 1}\nb:\n  <<: *x\n  k: 2\n  z: 0\n",
    ],
    [
      "changes one document only",
      "a: 1\n---\na: 1 # second\n",
      (it) => it.set(1, ["a"], 2),
      "a: 1\n---\na: 2 # second\n",
    ],
    ["adds a document", "a: 1", (it) => it.addDocument({ b: [1] }), "a: 1\n---\nb:\n- 1\n"],
    ["adds the first document", "", (it) => it.addDocument({ b: 1 }), "b: 1\n"],
    [
      "removes a document with its marker",
      "a: 1\n---\n# b\nb: 2\n---\nc: 3\n",
      (it) => it.removeDocument(1),
      "a: 1\n---\nc: 3\n",
    ],
  ])("%s", (_, before, act, after) => {
    expect(edited(before, act)).toBe(after);
  });

  it.each<[string, string, Do, RegExp]>([
    ["a change through an alias", "a: &x {k: 1}\nb: *x\n", (it) => it.set(0, ["b", "k"], 2), /alias \*x/],
    [
      "a change of what an alias repeats",
      "a: &x {k: 1}\nb: *x\n",
      (it) => it.set(0, ["a", "k"], 2),
      /repeated elsewhere/,
    ],
    [
      "to remove what an alias repeats",
      "a: &x 1\nb: *x\nc: 1\n",
      (it) => it.remove(0, ["a"]),
      /alias elsewhere repeats &x/,
    ],
    ["a change in what is merged", "a: &x {k: {l: 1}}\nb:\n  <<: *x\n", (it) => it.set(0, ["b", "k", "l"], 2), /merge/],
    ["to remove what is merged", "a: &x {k: 1}\nb:\n  <<: *x\n", (it) => it.remove(0, ["b", "k"]), /merge/],
    ["an item far behind the end", "a: [1]\n", (it) => it.set(0, ["a", 3], 2), /no item 3/],
    ["a field of a scalar", "a: x\n", (it) => it.set(0, ["a", "b"], 2), /no fields/],
    ["another value under a tag", "a: !!str 5\n", (it) => it.set(0, ["a"], 6), /safely/],
  ])("refuses %s, and changes nothing", (_, text, act, reason) => {
    const editor = new TreeEditor(readYaml("a.yaml", text));
    expect(() => act(editor)).toThrow(Refused);
    expect(() => act(editor)).toThrow(reason);
  });
});

describe("JSON", () => {
  it.each<[string, string, Do, string]>([
    [
      "fills an empty object as those around it",
      '{\n  "a": {}\n}\n',
      (it) => it.set(0, ["a", "b"], [1]),
      '{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}\n',
    ],
    ["keeps one line one line", '{"a":1}', (it) => it.set(0, ["b"], { c: [] }), '{"a":1,"b":{"c":[]}}'],
    ["keeps tabs", '{\n\t"a": 1\n}', (it) => it.set(0, ["b"], { c: 2 }), '{\n\t"a": 1,\n\t"b": {\n\t\t"c": 2\n\t}\n}'],
    [
      "removes the last with the comma before it",
      '{\n  "a": 1,\n  "b": 2\n}\n',
      (it) => it.remove(0, ["b"]),
      '{\n  "a": 1\n}\n',
    ],
    ["removes the only one", '{\n  "a": 1\n}\n', (it) => it.remove(0, ["a"]), "{}\n"],
    ["removes the first of a line", '{"a": 1, "b": 2}', (it) => it.remove(0, ["a"]), '{"b": 2}'],
    [
      "keeps comments",
      '{\n  // one\n  "a": 1, // on\n  "b": 2\n}\n',
      (it) => it.set(0, ["c"], 3),
      '{\n  // one\n  "a": 1, // on\n  "b": 2,\n  "c": 3\n}\n',
    ],
    ["escapes", '{"a": "x"}', (it) => it.set(0, ["a"], 'q"\n'), '{"a": "q\\"\\n"}'],
  ])("%s", (_, before, act, after) => {
    expect(edited(before, act, "a.json")).toBe(after);
  });

  it("adds a line to JSON lines, but no second value to JSON", () => {
    expect(edited('{"a":1}\n', (it) => it.addDocument({ b: 2 }), "a.jsonl")).toBe('{"a":1}\n{"b":2}\n');
    expect(() => edited('{"a":1}\n', (it) => it.addDocument({ b: 2 }), "a.json")).toThrow(/one value only/);
  });
});
