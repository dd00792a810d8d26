/** Gives an object another name, and every link to it in every file. */

import type { TreeFile, TreeNode } from "../../document/tree";
import type { Replacement } from "../../edited-text";
import { linkIn } from "../links";
import { addressOf } from "../resources";
import type { Editor } from "./editor";
import { linkOf, linksAgree } from "./link-text";
import { Refusal } from "./refusal";
import type { Subject } from "./subjects";

/**
 * The object's `name` and `selfLink`, and every link that means it, those that the server keeps of who uses it too. In
 * place of the name alone, so that whatever else a link says stays.
 */
export function rename(editor: Editor, subject: Subject, name: string): void {
  const { bench, subjects } = editor;
  const { node } = subjects.place(subject);
  const object = subjects.object(subject);
  if (!object) throw new Refusal(`${subject.id} has no name in the API, so it cannot be renamed.`);
  if (object.name === name) return;
  if (!/^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name))
    throw new Refusal(
      `"${name}" cannot be the name: it must begin with a lower-case letter and go on with lower-case letters, digits and hyphens, 63 at most.`,
    );
  const own = linkOf(subjects, subject);
  const address = subject.address.replace(/[^/]+$/, name);
  for (const path of bench.paths) {
    const [taken] = bench.objects(path).objects.filter((it) => addressOf(it) === address);
    if (taken)
      throw new Refusal(`There is a ${object.spec.label.toLowerCase()} called ${name} already.`, {
        file: path,
        start: taken.node.start,
      });
  }
  const before = object.name;
  for (const path of bench.paths) {
    const { text, documents } = bench.tree(path);
    const replacements: Replacement[] = [];
    // A list and an aggregated list may hold the same object.
    const copies: ReadonlySet<TreeNode> = new Set<TreeNode>(
      bench
        .objects(path)
        .objects.filter((it) => addressOf(it) === subject.address)
        .map((it) => it.node),
    );
    for (const { root } of documents)
      if (root)
        collect(root, (scalar, key, parent) => {
          const isName =
            key === "name" &&
            parent !== undefined &&
            (parent === node || copies.has(parent)) &&
            scalar.value === before;
          const link = isName ? undefined : linkIn(String(scalar.value));
          if (isName || (link && own && linksAgree(link, own)))
            replacements.push(nameIn(path, text, scalar, before, name));
        });
    if (replacements.length > 0) bench.edit(path, (it) => it.replace(replacements));
  }
  subject.address = address;
}

type Scalar = Extract<TreeNode, { readonly type: "scalar" }>;

/** Every text of a tree, with the key that it stands under and the map that has the key. */
function collect(root: TreeNode, each: (scalar: Scalar, key: string, parent: TreeNode | undefined) => void): void {
  const stack: { node: TreeNode; key: string; parent?: TreeNode }[] = [{ node: root, key: "" }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, key, parent } = next;
    if (node.type === "map")
      for (const entry of node.entries) stack.push({ node: entry.value, key: entry.key, parent: node });
    else if (node.type === "sequence")
      for (const item of node.items) stack.push({ node: item.value, key: "", parent: node });
    else if (node.type === "scalar" && typeof node.value === "string") each(node, key, parent);
  }
}

/** The name at the end of what is written there. */
function nameIn(
  file: string,
  text: TreeFile["text"],
  { start, end }: Scalar,
  before: string,
  name: string,
): Replacement {
  const at = text.slice(start, end).lastIndexOf(before);
  if (at < 0) throw new Refusal("The name is written in a way that cannot be edited here.", { file, start });
  return { start: start + at, end: start + at + before.length, newText: name };
}
