/** Everything in any file that refers to an object by its name. */
import { referenceKey } from "../../../kinds/connector-names";
import type { ObjectValue, Value } from "../../../model/value";
import { child, entriesOf, resolved, textOf } from "../../document/look-up";
import type { TreeNode } from "../../document/tree";
import type { Manifest } from "../manifests";
import type { Place } from "./bench";
import type { Editor } from "./editor";
import type { Path } from "./locate";

export interface Mention {
  readonly place: Place;
  /** Where the name stands in its document. */
  readonly path: Path;
  readonly start: number;
}

/** What is referred to, and where it stands (or stood). */
export interface Named {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly file: string;
}

/**
 * References of known kinds by their tables; in other objects what stands under a key for the kind
 * (`backendServiceRef`), or says the kind itself (`{kind: ComputeBackendService, name: web}`); and the names of patches.
 * Where several objects have the name, as in overlays, those that mean another one are left out.
 */
export function mentionsOf(editor: Editor, named: Named): readonly Mention[] {
  const places = [...editor.bench.places()];
  const others = places.filter(
    ({ patch, file, manifest }) => !patch && file !== named.file && isNamed(manifest, named),
  );
  return places.flatMap((place) => {
    const nearest = sharedPath(place.file, named.file);
    if (others.some((it) => sharedPath(place.file, it.file) > nearest)) return [];
    const resource = editor.bench.resource(place);
    const starts = new Set(resource ? inFields(resource.fields, named, place.manifest) : []);
    for (const start of inOtherKeys(place.manifest, named)) starts.add(start);
    const { nameEntry } = place.manifest;
    if (place.patch && nameEntry && isNamed(place.manifest, named)) starts.add(nameEntry.value.start);
    const { root } = place.tree.documents[place.manifest.document] ?? {};
    return [...starts].flatMap((start) => {
      const path = root && pathOf(root, start);
      return path ? [{ place, path, start }] : [];
    });
  });
}

/** Whether an object has a name; patches need not say the namespace. */
function isNamed({ kind, name, namespace }: Manifest, named: Named): boolean {
  return kind === named.kind && name === named.name && (namespace === undefined || namespace === named.namespace);
}

/** How many folders two files have in common. */
function sharedPath(one: string, other: string): number {
  if (one === other) return Number.POSITIVE_INFINITY;
  const parts = one.split("/").slice(0, -1);
  const others = other.split("/").slice(0, -1);
  let shared = 0;
  while (shared < parts.length && parts[shared] === others[shared]) shared++;
  // In the very same folder is nearer than in one below.
  return shared + (parts.length === others.length && shared === parts.length ? 0.5 : 0);
}

function inFields(fields: ObjectValue, named: Named, { namespace }: Manifest): number[] {
  const starts: number[] = [];
  const visit = (value: Value) => {
    if (value.type === "object") Object.values(value.fields).forEach(visit);
    else if (value.type === "list") value.items.forEach(visit);
    else if (
      value.type === "reference" &&
      value.target.by === "object" &&
      value.target.address === `${named.kind}/${named.name}` &&
      (value.target.namespace ?? namespace) === named.namespace
    )
      starts.push(value.range.start);
  };
  visit(fields);
  return starts;
}

function inOtherKeys({ root, namespace }: Manifest, named: Named): number[] {
  const starts: number[] = [];
  const key = referenceKey(named.kind);
  const visit = (node: TreeNode | undefined, under: string | undefined) => {
    if (node?.type === "sequence") for (const { value } of node.items) visit(value, undefined);
    if (node?.type !== "map") return;
    const name = entriesOf(node).get("name")?.entry.value;
    const kind = textOf(child(node, "kind"));
    if (
      name &&
      textOf(name) === named.name &&
      (textOf(child(node, "namespace")) ?? namespace) === named.namespace &&
      (kind === undefined ? under === key : kind === named.kind)
    )
      starts.push(name.start);
    for (const entry of node.entries) visit(entry.value, entry.key);
  };
  visit(child(root, "spec"), undefined);
  return starts;
}

/** The path of the scalar, or alias of one, that begins at an offset. */
export function pathOf(root: TreeNode, start: number): Path | undefined {
  if (root.type === "scalar" || root.type === "alias")
    return root.start === start && resolved(root)?.type === "scalar" ? [] : undefined;
  const parts =
    root.type === "map"
      ? root.entries.map((it) => ({ step: it.key, value: it.value }))
      : root.items.map((it, step) => ({ step, value: it.value }));
  for (const { step, value } of parts) {
    if (start < value.start || start > value.end) continue;
    const below = pathOf(value, start);
    if (below) return [step, ...below];
  }
  return undefined;
}

/** The text at a path of a document; undefined for what is no text. */
export function textAt(root: TreeNode | undefined, path: Path): string | undefined {
  let node: TreeNode | undefined = root;
  for (const step of path) {
    const at = resolved(node);
    node = typeof step === "number" ? (at?.type === "sequence" ? at.items[step]?.value : undefined) : child(at, step);
  }
  return textOf(node);
}
