/** Gives an object another name, and every link to it in every file. */

import type { ChangeValue } from "../../../model/change";
import type { TreeFile, TreeNode } from "../../document/tree";
import type { Replacement } from "../../edited-text";
import { Refusal } from "../../refusal";
import { linkIn } from "../links";
import type { ApiObject } from "../objects";
import { addressOf } from "../resources";
import type { Editor } from "./editor";
import { linkOf, linksAgree } from "./link-text";
import type { Subject } from "./subjects";

/**
 * The object's `name` and `selfLink`, and every link that means it, those that the server keeps of who uses it too. In
 * place of the name alone, so that whatever else a link says stays.
 */
export function rename(editor: Editor, subject: Subject, name: string): void {
  const { subjects } = editor;
  subjects.place(subject);
  const object = subjects.object(subject);
  if (!object) throw new Refusal(`${subject.id} has no name in the API, so it cannot be renamed.`);
  if (object.name === name) return;
  if (!/^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name))
    throw new Refusal(
      `"${name}" cannot be the name: it must begin with a lower-case letter and go on with lower-case letters, digits and hyphens, 63 at most.`,
    );
  const address = subject.address.replace(/[^/]+$/, name);
  refuseTaken(editor, object, address, name);
  const before = object.name;
  changeMentions(editor, subject, (scalar, { text, path }, isOwn, key) => {
    if (isOwn === "object" && key === "name" && scalar.value === before)
      return partIn(path, text, scalar, before, name);
    return isOwn === "link" ? partIn(path, text, scalar, before, name) : undefined;
  });
  subject.address = address;
}

/**
 * Puts an object into another region or zone: the field, the `selfLink` and every link that means it. What it refers to
 * stays where it is.
 */
export function move(editor: Editor, subject: Subject, level: "region" | "zone", value: ChangeValue): void {
  const object = editor.subjects.object(subject);
  const place = typeof value === "string" ? value.slice(value.lastIndexOf("/") + 1) : "";
  const before = object?.scope.name;
  if (!object || object.scope.level !== level || before === undefined || !/^[a-z][-a-z0-9]*$/.test(place))
    throw new Refusal(`${subject.id} cannot move there; add it there and remove it here.`);
  if (object.path.includes(`${level}s/${before}`))
    throw new Refusal(`${subject.id} stands in a list of what is in ${before}; add it elsewhere and remove it here.`);
  const address = subject.address.replace(`${level}s/${before}/`, `${level}s/${place}/`);
  refuseTaken(editor, object, address, object.name);
  changeMentions(editor, subject, (scalar, { text, path }, isOwn, key) => {
    if (isOwn === "object" && key === level) return partIn(path, text, scalar, before, place);
    if (isOwn !== "link" || !String(scalar.value).includes(`${level}s/${before}/`)) return undefined;
    return partIn(path, text, scalar, `${level}s/${before}/`, `${level}s/${place}/`);
  });
  subject.address = address;
}

function refuseTaken({ bench }: Editor, { spec }: ApiObject, address: string, name: string): void {
  for (const path of bench.paths) {
    const taken = bench.objects(path).objects.find((it) => addressOf(it) === address);
    if (taken)
      throw new Refusal(`There is a ${spec.label.toLowerCase()} called ${name} already.`, {
        file: path,
        start: taken.node.start,
      });
  }
}

/** What a text is to an object: a field of its own, or a link that means it. */
type Mention = "object" | "link" | undefined;

/** Changes texts of all files: those of the object and of its copies in other lists, and the links to it. */
function changeMentions(
  { bench, subjects }: Editor,
  subject: Subject,
  change: (scalar: Scalar, file: TreeFile, mention: Mention, key: string) => Replacement | undefined,
): void {
  const own = linkOf(subjects, subject);
  const { address } = subject;
  for (const path of bench.paths) {
    const tree = bench.tree(path);
    const replacements: Replacement[] = [];
    const copies: ReadonlySet<TreeNode> = new Set<TreeNode>(
      bench.objects(path).objects.flatMap((it) => (addressOf(it) === address ? [it.node] : [])),
    );
    for (const { root } of tree.documents)
      if (root)
        collect(root, (scalar, key, parent) => {
          const link = linkIn(String(scalar.value));
          const isLink = link !== undefined && own !== undefined && linksAgree(link, own);
          const mention = isLink ? "link" : parent && copies.has(parent) ? "object" : undefined;
          const replacement = mention && change(scalar, tree, mention, key);
          if (replacement) replacements.push(replacement);
        });
    if (replacements.length > 0) bench.edit(path, (it) => it.replace(replacements));
  }
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

/** Another text in the place of the last one like it in what is written there. */
function partIn(file: string, text: string, { start, end }: Scalar, before: string, after: string): Replacement {
  const at = text.slice(start, end).lastIndexOf(before);
  if (at < 0) throw new Refusal("The name is written in a way that cannot be edited here.", { file, start });
  return { start: start + at, end: start + at + before.length, newText: after };
}
