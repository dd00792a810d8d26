/** Gives an object another name in its cluster, and every reference to it in every file. */
import { parseLink } from "../../../topology/links";
import { Refusal } from "../../refusal";
import { folderOf } from "../resources";
import type { Editor } from "./editor";
import { mentionsOf, pathOf, textAt } from "./mentions";
import type { Subject } from "./subjects";

/**
 * `metadata.name` and the references by name. Without a `spec.resourceID` the object's name in the API follows, and with
 * it the self-links in references by `external`.
 */
export function rename(editor: Editor, subject: Subject, name: string): void {
  if (name === subject.name) return;
  refuseName(name);
  const place = editor.subjects.editable(subject);
  const { file, manifest } = place;
  for (const { file: path, manifest: it, patch } of editor.bench.places()) {
    const same = !patch && it.kind === manifest.kind && it.name === name && it.namespace === manifest.namespace;
    if (same && folderOf(path) === folderOf(file))
      throw new Refusal(`${it.kind}/${name} is there already; choose another name than "${name}".`, {
        file: path,
        start: it.root.start,
      });
  }
  const links = hasOwnName(editor, subject) ? [] : linksTo(editor, subject);
  const { kind, namespace } = manifest;
  const mentions = mentionsOf(editor, {
    kind,
    name: subject.name,
    file,
    ...(namespace === undefined ? {} : { namespace }),
  });
  editor.bench.edit(file, (it) => {
    it.set(manifest.document, [...manifest.path, "metadata", "name"], name);
  });
  for (const mention of mentions)
    editor.bench.edit(mention.place.file, (it) => {
      it.set(mention.place.manifest.document, mention.path, name);
    });
  for (const { path, document, at, text } of links)
    editor.bench.edit(path, (it) => {
      it.set(document, at, `${text.slice(0, text.lastIndexOf("/") + 1)}${name}`);
    });
  subject.name = name;
}

/** A DNS subdomain, as Kubernetes wants names to be. */
export function refuseName(name: string): void {
  if (name.length > 253 || !/^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(name))
    throw new Refusal(
      `"${name}" cannot be the name of an object: it must consist of lower-case letters, digits, hyphens and dots, and begin and end with a letter or digit.`,
    );
}

function hasOwnName(editor: Editor, subject: Subject): boolean {
  const { tree, manifest } = editor.subjects.place(subject);
  return textAt(tree.documents[manifest.document]?.root, [...manifest.path, "spec", "resourceID"]) !== undefined;
}

/** Self-links in these files that lead to the object. */
function linksTo(editor: Editor, subject: Subject) {
  const { resource } = subject;
  if (!resource || subject.touched) return [];
  return editor.subjects.topology.into(resource.id).flatMap(({ from, value }) => {
    const owner = editor.subjects.topology.get(from);
    if (owner?.format !== "config-connector" || value.type !== "reference" || value.target.by !== "link") return [];
    const path = value.range.file;
    const start = editor.bench.toCurrent(path, value.range.start);
    const tree = editor.bench.tree(path);
    const document = tree.documents.findIndex((it) => start !== undefined && it.start <= start && start < it.end);
    const root = tree.documents[document]?.root;
    const at = root && start !== undefined ? pathOf(root, start) : undefined;
    const text = at && textAt(root, at);
    const isLink = text !== undefined && parseLink(text)?.name === resource.name;
    return at && isLink ? [{ path, document, at, text }] : [];
  });
}
