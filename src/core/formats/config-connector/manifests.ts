/** The Kubernetes objects of a file: its documents, and the items of lists. */
import { child, entriesOf, itemsOf, resolved, textOf } from "../document/look-up";
import type { MapEntry, MapNode, TreeFile, TreeNode } from "../document/tree";

export interface Manifest {
  readonly apiVersion: string;
  /** As the file spells it: `ComputeURLMap`. */
  readonly kind: string;
  readonly root: MapNode;
  /** The number of its document in the file. */
  readonly document: number;
  /** Where it is in the document: nowhere else than at the root, or among the items of a list. */
  readonly path: readonly (string | number)[];
  /** `metadata.name`; absent when it is not there or is no text. */
  readonly name?: string;
  readonly nameEntry?: MapEntry;
  readonly namespace?: string;
}

/** Every object with an `apiVersion` and a `kind`, in text order. */
export function manifestsOf(file: TreeFile): readonly Manifest[] {
  return file.documents.flatMap(({ root }, document) => {
    const items = listItems(root);
    const found = items
      ? items.flatMap((item, index) => manifestAt(item, document, ["items", index]) ?? [])
      : manifestAt(root, document, []);
    return found ?? [];
  });
}

/** The items of a `List` of objects; undefined for anything else. */
export function listItems(root: TreeNode | undefined): readonly TreeNode[] | undefined {
  const items = child(root, "items");
  return items && /List$/.test(textOf(child(root, "kind")) ?? "") ? itemsOf(items) : undefined;
}

function manifestAt(node: TreeNode | undefined, document: number, path: Manifest["path"]): Manifest | undefined {
  const root = resolved(node);
  const apiVersion = textOf(child(root, "apiVersion"));
  const kind = textOf(child(root, "kind"));
  if (root?.type !== "map" || apiVersion === undefined || kind === undefined) return undefined;
  const metadata = child(root, "metadata");
  const nameEntry = entriesOf(metadata).get("name")?.entry;
  const name = textOf(nameEntry?.value);
  const namespace = textOf(child(metadata, "namespace"));
  return {
    apiVersion,
    kind,
    root,
    document,
    path,
    ...(name === undefined || name === "" ? {} : { name, nameEntry }),
    ...(namespace === undefined || namespace === "" ? {} : { namespace }),
  };
}

/** Whether an object is one that Config Connector reconciles. */
export function isConnector({ apiVersion }: Pick<Manifest, "apiVersion">): boolean {
  return /^[a-z0-9-]+\.cnrm\.cloud\.google\.com\//.test(apiVersion);
}

/** Whether an object says by `$patch` that it is a strategic merge patch. */
export function isPatch({ root }: Pick<Manifest, "root">): boolean {
  return entriesOf(root).has("$patch");
}
