/** Whatever is asked of whatever text: what comes out says just that, and everything else is as it was. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { readJson } from "../../../../src/core/formats/document/read-json";
import { readYaml } from "../../../../src/core/formats/document/read-yaml";
import { TreeEditor } from "../../../../src/core/formats/document/write/tree-editor";
import { applyTextEdits } from "../../../../src/core/model/change";
import {
  at,
  changed,
  habits,
  jsonText,
  type Plain,
  pathsOf,
  root,
  type Step,
  value,
  type Written,
  writeYaml,
} from "./generated";

type Ask =
  | { readonly op: "set"; readonly path: Step[]; readonly value: Plain }
  | { readonly op: "remove"; readonly path: Step[] }
  | { readonly op: "insert"; readonly path: Step[]; readonly index: number; readonly value: Plain };

/** One thing to do to a value: picked by numbers, so that it shrinks with it. */
const asked = fc.record({
  op: fc.constantFrom("set", "add", "remove", "insert"),
  pick: fc.nat(),
  index: fc.nat(),
  value,
});

function askOf(
  it: Plain,
  { op, pick, index, value: given }: { op: string; pick: number; index: number; value: Plain },
): Ask | undefined {
  const paths = pathsOf(it);
  const maps = paths.filter((path) => isMap(at(it, path)));
  const lists = paths.filter((path) => Array.isArray(at(it, path)));
  const inner = paths.slice(1);
  if (op === "set" && inner.length > 0) return { op, path: inner[pick % inner.length] ?? [], value: given };
  if (op === "add" && maps.length > 0)
    return { op: "set", path: [...(maps[pick % maps.length] ?? []), `new${index % 3}`], value: given };
  if (op === "remove" && inner.length > 0) return { op, path: inner[pick % inner.length] ?? [] };
  if (op === "insert" && lists.length > 0) {
    const path = lists[pick % lists.length] ?? [];
    const list = at(it, path);
    return { op, path, index: index % ((Array.isArray(list) ? list.length : 0) + 1), value: given };
  }
  return undefined;
}

function wanted(it: Plain, ask: Ask): Plain {
  if (ask.op === "set")
    return changed(it, ask.path, (parent, step) => {
      if (Array.isArray(parent) && typeof step === "number") parent[step] = ask.value;
      else if (isMap(parent)) parent[String(step)] = ask.value;
    });
  if (ask.op === "remove")
    return changed(it, ask.path, (parent, step) => {
      if (Array.isArray(parent) && typeof step === "number") parent.splice(step, 1);
      else if (isMap(parent)) delete parent[String(step)];
    });
  return changed(it, [...ask.path, 0], (parent) => {
    if (Array.isArray(parent)) parent.splice(ask.index, 0, ask.value);
  });
}

function perform(editor: TreeEditor, document: number, ask: Ask): void {
  if (ask.op === "set") editor.set(document, ask.path, ask.value);
  else if (ask.op === "remove") editor.remove(document, ask.path);
  else editor.insert(document, ask.path, ask.index, ask.value);
}

function isMap(it: Plain | undefined): it is { [key: string]: Plain } {
  return typeof it === "object" && it !== null && !Array.isArray(it);
}

function yamlSays(text: string): unknown {
  const documents = parseAllDocuments(text, { uniqueKeys: true });
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS({ mapAsMap: false });
  });
}

const runs = { numRuns: 150, seed: 20261121 };
const yaml = fc
  .tuple(fc.array(root, { minLength: 1, maxLength: 3 }), habits)
  .map(([values, habit]) => writeYaml(values, habit));

describe("YAML", () => {
  it("is written by the generator as it says", () => {
    fc.assert(
      fc.property(yaml, ({ text, values }) => {
        expect(yamlSays(text)).toEqual(values);
      }),
      runs,
    );
  });

  it("says what was asked, in every style", () => {
    fc.assert(
      fc.property(yaml, fc.nat(), asked, (written, pick, ask) => {
        const done = edit(written, pick, ask);
        if (!done) return;
        expect(yamlSays(done.text)).toEqual(
          written.values.map((it, index) => (index === done.document ? wanted(it, done.ask) : it)),
        );
        expect(applyTextEdits(written.text, done.edits)).toBe(done.text);
      }),
      { ...runs, numRuns: 500 },
    );
  });

  it("keeps every comment but those of what is removed or replaced", () => {
    fc.assert(
      fc.property(yaml, fc.nat(), asked, (written, pick, ask) => {
        const done = edit(written, pick, ask);
        if (!done || done.ask.op === "insert") return;
        const gone = `${[done.document, ...done.ask.path].join("/")}`;
        for (const [number, path] of written.comments) {
          // Removing the only entry of a map leaves `{}`; the comments in it go with it.
          const parent = gone.slice(0, gone.lastIndexOf("/"));
          if (path === gone || path.startsWith(`${gone}/`) || (done.ask.op === "remove" && path.startsWith(parent)))
            continue;
          expect(done.text).toContain(`# c${number}.`);
        }
      }),
      runs,
    );
  });

  it("keeps the kind of line break and whether the last line has one", () => {
    fc.assert(
      fc.property(yaml, fc.nat(), asked, (written, pick, ask) => {
        const done = edit(written, pick, ask);
        if (!done) return;
        if (written.text.includes("\r\n")) expect(done.text.replaceAll("\r\n", "")).not.toContain("\n");
        else expect(done.text).not.toContain("\r");
      }),
      runs,
    );
  });

  it("edits nothing when it is so already", () => {
    fc.assert(
      fc.property(yaml, fc.nat(), ({ text, values }, pick) => {
        const editor = new TreeEditor(readYaml("a.yaml", text));
        const document = pick % values.length;
        const it = values[document] ?? null;
        for (const path of pathsOf(it).slice(1)) editor.set(document, path, at(it, path) ?? null);
        editor.remove(document, ["not", "there"]);
        expect(editor.edits()).toEqual([]);
      }),
      runs,
    );
  });

  it("adds and removes whole documents", () => {
    fc.assert(
      fc.property(yaml, root, fc.nat(), ({ text, values }, added, pick) => {
        const editor = new TreeEditor(readYaml("a.yaml", text));
        editor.addDocument(added);
        expect(yamlSays(editor.file.text)).toEqual([...values, added]);
        const gone = pick % (values.length + 1);
        editor.removeDocument(gone);
        expect(yamlSays(editor.file.text)).toEqual([...values, added].filter((_, index) => index !== gone));
      }),
      runs,
    );
  });

  function edit(
    { text, values }: Written,
    pick: number,
    how: { op: string; pick: number; index: number; value: Plain },
  ) {
    const document = pick % values.length;
    const ask = askOf(values[document] ?? null, how);
    if (!ask) return undefined;
    const editor = new TreeEditor(readYaml("a.yaml", text));
    perform(editor, document, ask);
    return { document, ask, text: editor.file.text, edits: editor.edits() };
  }
});

describe("JSON", () => {
  it("says what was asked, in every layout, and keeps the layout", () => {
    fc.assert(
      fc.property(root, jsonText, asked, (it, layout, how) => {
        const ask = askOf(it, how);
        if (!ask) return;
        const text = layout(it);
        const editor = new TreeEditor(readJson("a.json", text));
        perform(editor, 0, ask);
        const result = wanted(it, ask);
        expect(JSON.parse(editor.file.text)).toEqual(result);
        expect(applyTextEdits(text, editor.edits())).toBe(editor.file.text);
        // Except for the order of keys and for what was empty, the text is what the layout makes of the result.
        const indented = text.includes("\n");
        if (!text.includes("\n")) expect(editor.file.text).not.toContain("\n");
        else if (indented && text.includes("\r\n")) expect(editor.file.text.replaceAll("\r\n", "")).not.toContain("\n");
      }),
      { ...runs, numRuns: 500 },
    );
  });

  it("edits nothing when it is so already", () => {
    fc.assert(
      fc.property(root, jsonText, (it, layout) => {
        const editor = new TreeEditor(readJson("a.json", layout(it)));
        for (const path of pathsOf(it).slice(1)) editor.set(0, path, at(it, path) ?? null);
        expect(editor.edits()).toEqual([]);
      }),
      runs,
    );
  });
});
