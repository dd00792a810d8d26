/** Writes the comment that silences a rule for an object. */
import type { EditPlan } from "../../../model/change";
import type { SourceRange } from "../../../model/range";
import { planSuppressIn } from "../../document/write/suppress";
import type { ConnectorFile } from "../file";

export function planSuppress(files: ReadonlyMap<string, ConnectorFile>, range: SourceRange, rule: string): EditPlan {
  const file = files.get(range.file);
  return planSuppressIn(file?.tree, file?.manifests.map((it) => it.root) ?? [], range, rule);
}
