/** Takes objects out of files. */
import type { TreeFile } from "../../document/tree";
import { Refusal } from "../../refusal";
import { linkIn } from "../links";
import { addressOf, folderOf } from "../resources";
import { writtenLinks } from "./connect";
import type { Editor } from "./editor";
import { linksAgree } from "./link-text";
import type { Subject } from "./subjects";

/** Takes an object away, with the record or document around it; its copies in other lists of the folder too. */
export function removeResource(editor: Editor, subject: Subject): void {
  const { bench, subjects } = editor;
  subjects.place(subject);
  for (const path of bench.paths) {
    if (folderOf(path) !== folderOf(subject.file)) continue;
    for (;;) {
      const copy =
        subject.spec.kind === "NetworkEndpoint"
          ? path === subject.file
            ? endpointPlace(editor, subject)
            : undefined
          : bench.objects(path).objects.find((it) => addressOf(it) === subject.address);
      if (!copy) break;
      if (copy.outer.length > 0) bench.edit(path, (it) => it.remove(copy.document, copy.outer));
      else if (mayBeEmpty(bench.tree(path)) || bench.tree(path).documents.filter((it) => it.root).length > 1)
        bench.edit(path, (it) => it.removeDocument(copy.document));
      else
        throw new Refusal(`${subject.id} is all that ${path} holds: delete the file instead.`, {
          file: path,
          start: copy.node.start,
        });
    }
  }
}

/** Refuses a plan that leaves links to what it removed. */
export function refuseDangling({ bench, subjects }: Editor, subject: Subject): void {
  const own = subject.resource && linkIn(subject.address);
  if (!own) return;
  for (const path of bench.paths)
    for (const object of bench.objects(path).objects)
      for (const { field, value } of writtenLinks(bench.resource(path, object).fields, object.spec.fields)) {
        const link = value.target.by === "link" ? linkIn(value.target.link) : undefined;
        if (!link || !linksAgree(link, own) || subjects.object(subject)) continue;
        throw new Refusal(`${addressOf(object)} refers to ${subject.id} in ${field}; change or remove that first.`, {
          file: path,
          start: value.range.start,
        });
      }
}

/** An empty file is YAML, and no JSON lines at all are JSON lines; JSON must hold a value. */
function mayBeEmpty({ path, language }: TreeFile): boolean {
  return language === "yaml" || /\.(?:jsonl|ndjson)$/i.test(path);
}

function endpointPlace({ subjects }: Editor, subject: Subject) {
  try {
    return subjects.place(subject);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
