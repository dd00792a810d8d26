/** Helm templates: YAML only after rendering. */
import type { TextRange } from "../../model/range";

const action =
  /\{\{-?\s*(?:[.$]|\/\*|(?:include|template|tpl|if|else|range|with|define|block|end|toYaml|required|default|lookup|printf|quote)\b)/g;

/** Where a text's first template action stands, those in comments apart; undefined where there is none. */
export function templateActionIn(text: string): TextRange | undefined {
  if (!text.includes("{{")) return undefined;
  for (const match of text.matchAll(action)) {
    const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
    if (/^\s*#/.test(line)) continue;
    return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
