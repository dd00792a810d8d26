/** Writes the comment that silences a rule for an object. */
import type { EditPlan } from "../../../model/change";
import type { SourceRange } from "../../../model/range";
import { commentsAbove, lineStart } from "../../document/comments";
import { readSuppressionComment, suppressionComment } from "../../suppression-comment";
import type { ConnectorFile } from "../file";

/**
 * Puts `# lb-topology:ignore RULE reason` on a line of its own above the object that a range is in. Where such a comment
 * stands there already, nothing is to be done. JSON has no comments.
 */
export function planSuppress(files: ReadonlyMap<string, ConnectorFile>, range: SourceRange, rule: string): EditPlan {
  const file = files.get(range.file);
  if (!file) return { ok: false, reason: `${range.file} is not one of the files that are open for editing.` };
  const at = { file: range.file, start: range.start };
  const { text, language } = file.tree;
  if (language === "json") return { ok: false, reason: "JSON has no comments, so a rule cannot be silenced here.", at };
  const found = file.manifests.find(({ root }) => root.start <= range.start && range.start <= root.end);
  if (!found) return { ok: false, reason: "There is no object here to write the comment above.", at };
  const line = lineStart(text, found.root.start);
  if (commentsAbove(file.tree, found.root.start).some((it) => readSuppressionComment(it.text)?.rules.includes(rule)))
    return { ok: true, edits: [] };
  const indentation = /^\s*/.exec(text.slice(line, found.root.start))?.[0] ?? "";
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const newText = `${indentation}# ${suppressionComment(rule)}${lineBreak}`;
  return { ok: true, edits: [{ file: range.file, start: line, end: line, newText }] };
}
