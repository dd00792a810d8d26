/** Templates, Helm's and those of other tools: YAML only after rendering. */
import type { TextRange } from "../../model/range";

/** What Helm does, wherever it stands. */
const action =
  /\{\{-?\s*(?:[.$]|\/\*|(?:include|template|tpl|if|else|range|with|define|block|end|toYaml|required|default|lookup|printf|quote)\b)/g;
/** Double braces where a line, a value or an item begins: no YAML that anybody means. */
const opening = /^[ \t]*(?:-[ \t]+)*(?:[\w./-]+:[ \t]+)?(\{\{-?[ \t]*\w[^\n]*\}\})/gm;

/** Where a text's first template action stands, those in comments apart; undefined where there is none. */
export function templateActionIn(text: string): TextRange | undefined {
  if (!text.includes("{{")) return undefined;
  for (const match of text.matchAll(action)) {
    const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
    if (!/^\s*#/.test(line)) return { start: match.index, end: match.index + match[0].length };
  }
  for (const match of text.matchAll(opening)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    return { start, end: match.index + match[0].length };
  }
  return undefined;
}
