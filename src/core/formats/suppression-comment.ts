/** What a comment that silences rules says: `lb-topology:ignore rule-id[,rule-id] reason`. */

const marker = "lb-topology:ignore";

/** The rules and the reason in a comment's text; undefined for any other comment. */
export function readSuppressionComment(text: string): { rules: string[]; reason: string } | undefined {
  const at = text.indexOf(marker);
  if (at < 0) return undefined;
  const rest = text
    .slice(at + marker.length)
    .split("\n", 1)[0]
    ?.replace(/\*\/\s*$/, "")
    .trim();
  const match = /^:?\s*([\w-]+(?:\s*,\s*[\w-]+)*)\s*([\s\S]*)$/.exec(rest ?? "");
  if (!match) return undefined;
  return {
    rules: (match[1] ?? "").split(/\s*,\s*/),
    reason: (match[2] ?? "").replace(/^[:—-]+\s*/, "").trim(),
  };
}

/** The comment's words, for who writes one; the reason is there to be overwritten. */
export function suppressionComment(rule: string): string {
  return `${marker} ${rule} because …`;
}
