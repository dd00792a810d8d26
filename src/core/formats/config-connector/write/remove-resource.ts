/** Removes whole objects. */
import { commentsAbove, lineStart } from "../../document/comments";
import type { TreeFile } from "../../document/tree";
import { Refusal } from "../../refusal";
import { folderOf } from "../resources";
import type { Editor } from "./editor";
import { mentionsOf } from "./mentions";
import { addressOf, type Subject } from "./subjects";

/** Takes away an object's document, or its item of a list. What stands at the head of the file stays. */
export function removeResource(editor: Editor, subject: Subject): void {
  const { file, tree, manifest } = editor.subjects.place(subject);
  const head = manifest.document === 0 ? headOf(tree) : 0;
  editor.bench.edit(file, (it) => {
    if (manifest.path.length > 0) it.remove(manifest.document, manifest.path);
    else if (head > 0) it.replace([{ start: head, end: tree.documents[0]?.end ?? head, newText: "" }]);
    else it.removeDocument(manifest.document);
  });
}

/** Where the comments end that an empty line sets apart from the first object: a licence, what the file is about. */
function headOf(tree: TreeFile): number {
  const [first] = tree.documents;
  if (!first?.root || tree.language === "json") return 0;
  const own = commentsAbove(tree, first.root.start)[0]?.start ?? first.root.start;
  const start = lineStart(tree.text, first.marker && first.marker.start < own ? first.marker.start : own);
  return tree.comments.some((it) => it.end < start) ? start : 0;
}

/** Refuses when something still refers to an object that is gone, and no other one beside it has its name. */
export function refuseDangling(editor: Editor, removed: Subject): void {
  const { connector, name, namespace, file } = removed;
  const { kind } = connector;
  for (const { manifest, patch, file: path } of editor.bench.places())
    if (!patch && manifest.kind === kind && manifest.name === name && manifest.namespace === namespace)
      if (folderOf(path) === folderOf(file)) return;
  const mentions = mentionsOf(editor, { kind, name, file, ...(namespace === undefined ? {} : { namespace }) });
  const [first] = mentions;
  if (!first) return;
  const names = [
    ...new Set(
      mentions.map(({ place }) =>
        place.patch ? `the patch ${place.file}` : `${place.manifest.kind}/${place.manifest.name ?? ""}`,
      ),
    ),
  ];
  const shown = names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} others` : names.join(", ");
  throw new Refusal(`${addressOf(removed)} cannot be removed while it is referred to by ${shown}.`, {
    file: first.place.file,
    start: first.start,
  });
}
