/** The Kubernetes objects of a file: its documents, and the items of lists. */
import { child, entriesOf, itemsOf, resolved, textOf } from "../document/look-up";
import type { MapEntry, MapNode, TreeDocument, TreeFile } from "../document/tree";

export interface Manifest {
  readonly apiVersion: string;
  /** As the file spells it: `ComputeURLMap`. */
  readonly kind: string;
  readonly root: MapNode;
  readonly document: TreeDocument;
  /** `metadata.name`; absent when it is not there or is no text. */
  readonly name?: string;
  readonly nameEntry?: MapEntry;
  readonly namespace?: string;
  /** It stands among the items of a `List`. */
  readonly inList: boolean;
}

/** Every object with an `apiVersion` and a `kind`, in text order. */
export function manifestsOf(file: TreeFile): readonly Manifest[] {
  return file.documents.flatMap((document) => {
    const root = resolved(document.root);
    return root?.type === "map" ? collect(root, document, false) : [];
  });
}

function collect(root: MapNode, document: TreeDocument, inList: boolean): Manifest[] {
  const apiVersion = textOf(child(root, "apiVersion"));
  const kind = textOf(child(root, "kind"));
  if (apiVersion === undefined || kind === undefined) return [];
  const items = child(root, "items");
  if (!inList && /List$/.test(kind) && items)
    return itemsOf(items).flatMap((item) => {
      const map = resolved(item);
      return map?.type === "map" ? collect(map, document, true) : [];
    });
  const metadata = child(root, "metadata");
  const nameEntry = entriesOf(metadata).get("name")?.entry;
  const name = textOf(nameEntry?.value);
  const namespace = textOf(child(metadata, "namespace"));
  return [
    {
      apiVersion,
      kind,
      root,
      document,
      inList,
      ...(name === undefined || name === "" ? {} : { name, nameEntry }),
      ...(namespace === undefined || namespace === "" ? {} : { namespace }),
    },
  ];
}

/** Whether an object is one that Config Connector reconciles. */
export function isConnector({ apiVersion }: Pick<Manifest, "apiVersion">): boolean {
  return /^[a-z0-9-]+\.cnrm\.cloud\.google\.com\//.test(apiVersion);
}
