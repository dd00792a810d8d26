/** Comments that silence nothing: how they are told, and the edit that takes them away. */
import { constraints } from "../constraints/all";
import { nearest } from "../constraints/nearest";
import type { TextEdit } from "../model/change";
import type { Problem, Suppression } from "../model/problem";
import type { SourceRange } from "../model/range";
import type { Level } from "./presets";

/** Also the `code` of the problems. */
export const unusedSuppression = "unused-suppression";

interface Levels {
  unusedSuppressions(file: string): Level;
}

/** One problem for each comment, by the rules in it that silence nothing. */
export function unusedSuppressionProblems(unused: readonly Suppression[], levels: Levels): readonly Problem[] {
  return unused.flatMap((it): Problem[] => {
    const severity = levels.unusedSuppressions(it.range.file);
    if (severity === "off") return [];
    return [{ severity, message: messageOf(it.rules), range: it.range, code: unusedSuppression }];
  });
}

function messageOf(rules: readonly string[]): string {
  const known = constraints.map((it) => it.meta.id);
  const [misspelled] = rules.filter((it) => it !== "all" && !known.includes(it));
  if (misspelled !== undefined) {
    const [near] = nearest(misspelled, known);
    return `There is no rule "${misspelled}", so this comment silences nothing.${near ? ` Did you mean "${near}"?` : ""}`;
  }
  const names = rules.map((it) => (it === "all" ? "any rule" : it)).join(", ");
  return `This comment silences ${names}, which finds nothing here (any more). Take it away, so that it hides no mistake to come.`;
}

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
