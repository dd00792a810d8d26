/** Writes an object once more, under another name. */
import { type Json, toJson } from "../../document/look-up";
import { Refusal } from "../../refusal";
import { addressOf } from "../resources";
import { serverFields } from "../server-fields";
import type { AddResource } from "./asked";
import type { Editor } from "./editor";
import { setField } from "./fields";
import { listLength } from "./homes";
import type { Subject } from "./subjects";

/** The copy stands in the same list, or as one more document, without what the API gave the first one. */
export function copyResource(editor: Editor, change: AddResource, original: string): void {
  const { bench, subjects } = editor;
  const source = subjects.findOwn(original);
  if (source.spec.kind !== change.kind) throw new Refusal(`${source.id} is no ${change.kind}.`);
  subjects.place(source);
  const object = subjects.object(source);
  const json = object && toJson(object.node);
  if (!object || typeof json !== "object" || json === null || Array.isArray(json))
    throw new Refusal(`${source.id} cannot be read, so it is not copied.`);
  const { file } = source;
  for (const path of bench.paths)
    for (const it of bench.objects(path).objects)
      if (it.spec === source.spec && it.name === change.name && it.scope.name === object.scope.name)
        throw new Refusal(`${addressOf(it)} is there already.`, { file: path, start: it.node.start });
  const own = Object.entries(json).filter(([key]) => key === "kind" || key === "selfLink" || !serverFields.has(key));
  const copy: Json = Object.fromEntries(
    own.map(([key, value]) => [
      key,
      key === "name" ? change.name : key === "selfLink" ? renamed(value, change.name) : value,
    ]),
  );
  if (object.outer.length !== object.path.length)
    throw new Refusal(`${file} is an asset export, whose records are not copied.`);
  const list = object.outer.slice(0, -1);
  const length =
    object.outer.length > 0 ? listLength(bench.tree(file).documents[object.document]?.root, list) : undefined;
  if (object.outer.length > 0 && length === undefined) throw new Refusal(`${file} has no list to put the copy into.`);
  const tree = bench.tree(file);
  if (length === undefined && tree.language === "json" && tree.documents.length < 2)
    throw new Refusal(`${file} is one object in JSON, so there is no place for a second one.`);
  bench.edit(file, (it) =>
    length === undefined ? it.addDocument(copy) : it.insert(object.document, list, length, copy),
  );
  const added = bench
    .objects(file)
    .objects.filter((it) => it.name === change.name && it.spec === source.spec)
    .at(-1);
  if (!added) throw new Refusal(`${file} has no place for the copy.`);
  const address = addressOf(added);
  const subject: Subject = { id: address, address, spec: source.spec, file, touched: true };
  subjects.add(subject, change.name);
  for (const [path, value] of Object.entries(change.fields))
    if (path !== "name") setField(editor, subject, path, value);
}

function renamed(link: Json, name: string): Json {
  return typeof link === "string" ? link.replace(/[^/]*$/, name) : link;
}
