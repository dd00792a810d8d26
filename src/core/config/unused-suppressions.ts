/** Comments that silence nothing, as problems. */
import { constraints } from "../constraints/all";
import { nearest } from "../constraints/nearest";
import type { Problem, Suppression } from "../model/problem";
import type { Level } from "./presets";
import { unusedSuppression } from "./unused-comment";

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
