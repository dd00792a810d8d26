/** Writes the comment that silences a rule for a block. */
import type { EditPlan } from "../../../model/change";
import type { SourceRange } from "../../../model/range";
import { readSuppressionComment, suppressionComment } from "../../suppression-comment";
import type { TerraformFile } from "../syntax";
import { indentationAt, lineBreakOf } from "./container-edits";
import { suppressInJson } from "./json/suppress";
import { commentsBetween, lineEnd, lineStart } from "./lines";

/**
 * Puts `# lb-topology:ignore RULE reason` on a line of its own above the top-level block that a range is in; the reason
 * is there to be overwritten. In JSON it is the block's property `"//"`. Where a comment names the rule already, nothing is
 * to be done.
 */
export function planSuppress(files: ReadonlyMap<string, TerraformFile>, range: SourceRange, rule: string): EditPlan {
  const file = files.get(range.file);
  if (!file) return { ok: false, reason: `${range.file} is not one of the files that are open for editing.` };
  const top = file.blocks.find((it) => it.offset <= range.start && range.start < it.offset + it.block.end);
  if (!top)
    return {
      ok: false,
      reason: "There is no block here to write the comment above.",
      at: { file: range.file, start: range.start },
    };
  if (file.json) return suppressInJson(file, top, rule);
  const line = lineStart(file.text, top.offset);
  const newText = `${indentationAt(file.text, top.offset)}# ${suppressionComment(rule)}${lineBreakOf(file.text)}`;
  if (isNamedAbove(file, line, rule)) return { ok: true, edits: [] };
  return { ok: true, edits: [{ file: range.file, start: line, end: line, newText }] };
}

/** Whether one of the comments right above a line silences the rule already. */
function isNamedAbove(file: TerraformFile, line: number, rule: string): boolean {
  for (let at = line; at > 0; ) {
    const above = lineStart(file.text, at - 1);
    const text = file.text.slice(above, lineEnd(file.text, above));
    if (commentsBetween(file.comments, above, at).length === 0) return false;
    if (readSuppressionComment(text)?.rules.includes(rule)) return true;
    at = above;
  }
  return false;
}
