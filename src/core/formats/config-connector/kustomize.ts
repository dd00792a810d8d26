/** What a `kustomization.yaml` says about other files: which are patches, and what it changes in which. */
import { child, entriesOf, itemsOf, resolved, textOf } from "../document/look-up";
import type { TreeFile } from "../document/tree";
import { folderOf } from "./resources";

export interface Kustomization {
  /** Files that it applies as patches; they are no objects of their own. */
  readonly patches: readonly string[];
  /** Files and folders whose objects it takes in. */
  readonly resources: readonly string[];
  /** Whether the objects that come out differ from those in the files. */
  readonly changes: boolean;
}

/** Reads a kustomization; paths are made relative to the workspace. */
export function readKustomization(file: TreeFile): Kustomization {
  const root = file.documents[0]?.root;
  const folder = folderOf(file.path);
  const inFolder = (path: string) => (/[\n:]/.test(path) ? [] : [join(folder, path)]);
  const texts = (key: string) => itemsOf(child(root, key)).flatMap((it) => textOf(it) ?? []);
  const paths = (key: string) => itemsOf(child(root, key)).flatMap((it) => textOf(child(it, "path")) ?? []);
  const patches = [...paths("patches"), ...texts("patchesStrategicMerge"), ...paths("patchesJson6902")];
  const keys = [...entriesOf(resolved(root)).keys()];
  return {
    patches: patches.flatMap(inFolder),
    resources: [...texts("resources"), ...texts("bases"), ...texts("components")].flatMap(inFolder),
    changes: keys.some((it) => transformers.has(it)),
  };
}

/** Keys under which Kustomize changes objects. */
const transformers: ReadonlySet<string> = new Set([
  "patches",
  "patchesStrategicMerge",
  "patchesJson6902",
  "namespace",
  "namePrefix",
  "nameSuffix",
  "commonLabels",
  "commonAnnotations",
  "labels",
  "replacements",
  "vars",
  "components",
  "transformers",
]);

/** A relative path below a folder, without `.` and `..`; one that leads out of the workspace keeps its `..`. */
function join(folder: string, path: string): string {
  const parts: string[] = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
