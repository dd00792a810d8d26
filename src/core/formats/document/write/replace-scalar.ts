/** The scalar at a place of a file made to say another value: what an alias stands for. */
import type { EditPlan } from "../../../model/change";
import type { SourceRange } from "../../../model/range";
import type { ScalarType } from "../../../model/value";
import type { ScalarNode, TreeFile, TreeNode } from "../tree";
import { yamlScalar } from "./scalars";
import { styleOf } from "./style";

/** Edits of the scalar that begins where `range` begins. Refuses what is none, and texts of several lines. */
export function planScalar(tree: TreeFile | undefined, range: SourceRange, value: ScalarType): EditPlan {
  if (!tree) return { ok: false, reason: `${range.file} is not one of the files that are open for editing.` };
  const found = tree.documents.flatMap(({ root }) => (root ? (scalarAt(root, range.start, false) ?? []) : []))[0];
  if (!found || found.node.style === "literal" || found.node.style === "folded" || found.node.style === "empty")
    return { ok: false, reason: "What stands there is no plain value; edit it as text.", at: range };
  const { node, flow } = found;
  const plain = typeof node.value === "string" ? String(value) : value;
  const { quotes } = styleOf(tree);
  const newText =
    tree.language === "json" ? JSON.stringify(plain) : yamlScalar(plain, { flow, before: node.style, quotes });
  return newText === tree.text.slice(node.start, node.end)
    ? { ok: true, edits: [] }
    : { ok: true, edits: [{ file: range.file, start: node.start, end: node.end, newText }] };
}

function scalarAt(
  node: TreeNode,
  start: number,
  flow: boolean,
): { readonly node: ScalarNode; readonly flow: boolean } | undefined {
  if (node.type === "scalar") return node.start === start ? { node, flow } : undefined;
  if (node.type === "alias" || start < node.start || start > node.end) return undefined;
  const inside = flow || node.style === "flow";
  const values = node.type === "map" ? node.entries.map((it) => it.value) : node.items.map((it) => it.value);
  for (const value of values) {
    const found = scalarAt(value, start, inside);
    if (found) return found;
  }
  return undefined;
}
