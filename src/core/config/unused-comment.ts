/** What editors need of comments that silence nothing; the rules themselves are not loaded for it. */
import type { TextEdit } from "../model/change";
import type { SourceRange } from "../model/range";

/** The `code` of the problems. */
export const unusedSuppression = "unused-suppression";

/**
 * The edit that takes a comment away: its whole line where nothing else is on it. Undefined in JSON, where a comment is a
 * member of an object.
 */
export function removeComment(text: string, { file, start, end }: SourceRange): TextEdit | undefined {
  if (!/^(?:#|\/\/|\/\*)/.test(text.slice(start, end))) return undefined;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const lineEnd = next < 0 ? text.length : next;
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd);
  if (before.trim() === "" && after.trim() === "")
    return { file, start: lineStart, end: Math.min(text.length, lineEnd + 1), newText: "" };
  const blanks = /[ \t]*$/.exec(before)?.[0].length ?? 0;
  return { file, start: start - blanks, end, newText: "" };
}
