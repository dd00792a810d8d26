/** Writes the comment that silences a rule for an object. */
import type { EditPlan } from "../../../model/change";
import type { SourceRange } from "../../../model/range";
import { planSuppressIn } from "../../document/write/suppress";
import type { ApiFile } from "../file";

export function planSuppress(files: ReadonlyMap<string, ApiFile>, range: SourceRange, rule: string): EditPlan {
  const file = files.get(range.file);
  const all = file ? [...file.found.objects, ...file.found.endpoints] : [];
  return planSuppressIn(
    file?.tree,
    all.map((it) => it.node),
    range,
    rule,
  );
}
