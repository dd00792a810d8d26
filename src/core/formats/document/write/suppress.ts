/** Writes the comment that silences a rule for an object. */
import type { EditPlan } from "../../../model/change";
import type { SourceRange } from "../../../model/range";
import { readSuppressionComment, suppressionComment } from "../../suppression-comment";
import { commentsAbove, lineStart } from "../comments";
import type { MapNode, TreeFile } from "../tree";

/**
 * Puts `# lb-topology:ignore RULE reason` on a line of its own above the one of a file's objects that a range is in. Where
 * such a comment stands there already, nothing is to be done. JSON has no comments.
 */
export function planSuppressIn(
  tree: TreeFile | undefined,
  objects: readonly MapNode[],
  range: SourceRange,
  rule: string,
): EditPlan {
  if (!tree) return { ok: false, reason: `${range.file} is not one of the files that are open for editing.` };
  const at = { file: range.file, start: range.start };
  const { text, language } = tree;
  if (language === "json") return { ok: false, reason: "JSON has no comments, so a rule cannot be silenced here.", at };
  const found = objects.find((it) => it.start <= range.start && range.start <= it.end);
  if (!found) return { ok: false, reason: "There is no object here to write the comment above.", at };
  const line = lineStart(text, found.start);
  const begin = text.slice(line, found.start);
  if (!/^\ufeff?[\s-]*$/.test(begin))
    return {
      ok: false,
      reason: "The object does not begin on a line of its own, so there is no place for the comment.",
      at,
    };
  if (commentsAbove(tree, found.start).some((it) => readSuppressionComment(it.text)?.rules.includes(rule)))
    return { ok: true, edits: [] };
  const start = text.startsWith("\ufeff") && line === 0 ? 1 : line;
  const indentation = /^\ufeff?([ \t]*)/.exec(begin)?.[1] ?? "";
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
  const newText = `${indentation}# ${suppressionComment(rule)}${lineBreak}`;
  return { ok: true, edits: [{ file: range.file, start, end: start, newText }] };
}
