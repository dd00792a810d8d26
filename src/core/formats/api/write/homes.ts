/** Where one more object can go: a list, JSON lines, or YAML to which a document can be added. */
import type { KindSpec } from "../../../kinds/kind";
import type { Scope } from "../../../model/resource";
import { child, entriesOf, resolved, textOf } from "../../document/look-up";
import type { TreeNode } from "../../document/tree";
import { Refusal } from "../../refusal";
import type { ApiObject } from "../objects";
import { folderOf } from "../resources";
import { type AddResource, referencesIn } from "./asked";
import type { Editor } from "./editor";

export interface Home {
  readonly file: string;
  readonly list?: { readonly document: number; readonly path: readonly (string | number)[]; readonly length: number };
  readonly project?: string;
  /** Whether objects say their kind, and how their self-links begin. */
  readonly kindWord: boolean;
  readonly selfLink?: string;
}

/** A file that takes one more object: where most of its kind are, or where those are that it refers to. */
export function homeFor(editor: Editor, change: AddResource, spec: KindSpec, scope: Scope): Home {
  const { bench, subjects } = editor;
  const folders = new Set(referencesIn(change.fields).map((it) => folderOf(subjects.find(it).file)));
  const count = (path: string, own: boolean) =>
    bench.objects(path).objects.filter((it) => !own || it.spec === spec).length;
  const paths =
    change.file === undefined ? bench.paths.filter((it) => count(it, false) > 0) : matching(bench.paths, change.file);
  const ranked = [...paths].sort(
    (a, b) =>
      Number(folders.has(folderOf(b))) - Number(folders.has(folderOf(a))) ||
      count(b, true) - count(a, true) ||
      count(b, false) - count(a, false),
  );
  for (const path of ranked) {
    const home = homeIn(editor, path, spec, scope);
    if (home) return home;
  }
  throw new Refusal(
    change.file === undefined
      ? "There is no file of the API or gcloud that takes one more object: a list, or YAML to which a document can be added."
      : `${change.file} takes no more objects of this kind: it is neither a list of them nor YAML to which a document can be added.`,
  );
}

function homeIn({ bench }: Editor, file: string, spec: KindSpec, scope: Scope): Home | undefined {
  const tree = bench.tree(file);
  const { objects } = bench.objects(file);
  const like = objects.filter((it) => it.spec === spec);
  const near = like.find((it) => it.scope.level === scope.level && it.scope.name === scope.name);
  const model = near ?? like[0] ?? objects[0];
  const about = {
    file,
    ...(model?.project === undefined ? {} : { project: model.project }),
    kindWord: model ? child(model.node, "kind") !== undefined : true,
    ...(model ? selfLinkPrefix(model) : {}),
  };
  // Beside one of its kind in a list; in lists by place only beside one of its own place.
  const sibling = objects.some((it) => it.path.length > 0 && typeof it.outer.at(-1) !== "number")
    ? undefined
    : (near ?? like[0] ?? anyInPlainList(objects));
  if (sibling && sibling.outer.length > 0) {
    const path = sibling.outer.slice(0, -1);
    const byPlace = path.length >= 3 && path.at(-3) === "items";
    const record = sibling.outer.length !== sibling.path.length;
    if (record || (byPlace && !near)) return undefined;
    const length = objects.filter(
      (it) => it.document === sibling.document && samePath(it.outer.slice(0, -1), path),
    ).length;
    const list = listLength(tree.documents[sibling.document]?.root, path);
    return { ...about, list: { document: sibling.document, path, length: list ?? length } };
  }
  const isJsonLines = tree.language === "json" && tree.documents.length > 1;
  if (objects.length === 0 || objects.some((it) => it.outer.length > 0) || (tree.language === "json" && !isJsonLines))
    return undefined;
  return about;
}

function anyInPlainList(objects: readonly ApiObject[]): ApiObject | undefined {
  return objects.find((it) => it.outer.length === 1);
}

/** How many items the list at a path has; undefined for what is no list. */
export function listLength(root: TreeNode | undefined, path: readonly (string | number)[]): number | undefined {
  let node = resolved(root);
  for (const step of path) {
    if (node?.type === "map" && typeof step === "string") node = resolved(child(node, step));
    else if (node?.type === "sequence" && typeof step === "number") node = resolved(node.items[step]?.value);
    else return undefined;
  }
  return node?.type === "sequence" ? node.items.length : undefined;
}

function selfLinkPrefix({ node }: ApiObject): { readonly selfLink?: string } {
  const own = textOf(entriesOf(node).get("selfLink")?.entry.value);
  const prefix = own === undefined ? undefined : /^.*?projects\/[^/]+\//.exec(own)?.[0];
  return prefix === undefined ? {} : { selfLink: prefix };
}

function matching(paths: readonly string[], file: string): readonly string[] {
  const found = paths.filter((it) => it === file || it.endsWith(`/${file}`));
  const matches = found.includes(file) ? [file] : found;
  if (matches.length === 0) throw new Refusal(`${file} is not one of the files that are open for editing.`);
  if (matches.length > 1) throw new Refusal(`"${file}" could be any of ${matches.join(", ")}.`);
  return matches;
}

function samePath(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  return one.length === other.length && one.every((it, at) => it === other[at]);
}
