/** What is meant by a path that is not quite one. */

/** The path of a request that somebody wrote as a URL, without its slash, or with a query: `/` first, no `?` and `#`. */
export function completePath(text: string): string {
  const path = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "")
    .replace(/[?#].*$/s, "");
  return path.startsWith("/") ? path : `/${path}`;
}

/** Completes a path pattern: a `*` only at the end, right after a slash. Undefined where it stands elsewhere as well. */
export function completePattern(text: string): string | undefined {
  const path = completePath(text);
  const plain = path.replace(/\/?\*+$/, "");
  if (plain.includes("*")) return undefined;
  return plain === path ? path : `${plain}/*`;
}
