/** Removes whole objects. */
import type { Editor } from "./editor";
import { mentionsOf } from "./mentions";
import { Refusal } from "./refusal";
import { addressOf, type Subject } from "./subjects";

/** Takes away an object's document, or its item of a list. */
export function removeResource(editor: Editor, subject: Subject): void {
  const { file, manifest } = editor.subjects.place(subject);
  editor.bench.edit(file, (it) => {
    if (manifest.path.length === 0) it.removeDocument(manifest.document);
    else it.remove(manifest.document, manifest.path);
  });
}

/** Refuses when something still refers to an object that is gone, and no other one has its name. */
export function refuseDangling(editor: Editor, removed: Subject): void {
  const { connector, name, namespace } = removed;
  for (const { manifest } of editor.bench.places())
    if (manifest.kind === connector.kind && manifest.name === name && manifest.namespace === namespace) return;
  const mentions = mentionsOf(editor, {
    kind: connector.kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
  });
  const [first] = mentions;
  if (!first) return;
  const names = [...new Set(mentions.map(({ place: { manifest } }) => `${manifest.kind}/${manifest.name ?? ""}`))];
  const shown = names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} others` : names.join(", ");
  throw new Refusal(`${addressOf(removed)} cannot be removed while it is referred to by ${shown}.`, {
    file: first.place.file,
    start: first.start,
  });
}
