/** What is asked of the YAML library's tokens before they become a document. Nothing here calls itself. */
import type { CST } from "yaml";
import type { Comment } from "./tree";

/** Adds the comments among a token and all tokens in it, in text order. */
export function commentsIn(token: CST.Token, into: Comment[]): void {
  const stack: CST.Token[] = [token];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.type === "comment") {
      const text = next.source.replace(/\r$/, "");
      into.push({ start: next.offset, end: next.offset + text.length, text });
    }
    const parts = partsOf(next);
    for (let at = parts.length - 1; at >= 0; at--) {
      const part = parts[at];
      if (part) stack.push(part);
    }
  }
}

/** Where a collection lies deeper than `deepest` collections; undefined when none does. */
export function tooDeepAt(token: CST.Token | undefined, deepest: number): number | undefined {
  const stack: [CST.Token, number][] = token ? [[token, 0]] : [];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [at, depth] = next;
    if (!("items" in at)) continue;
    if (depth >= deepest) return at.offset;
    for (const item of at.items) {
      if (item.key) stack.push([item.key, depth + 1]);
      if (item.value) stack.push([item.value, depth + 1]);
    }
  }
  return undefined;
}

/** The tokens in a token, in text order. */
function partsOf(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case "document":
      return [...token.start, ...(token.value ? [token.value] : []), ...(token.end ?? [])];
    case "block-map":
    case "block-seq":
      return token.items.flatMap(itemParts);
    case "flow-collection":
      return [token.start, ...token.items.flatMap(itemParts), ...token.end];
    case "block-scalar":
      return token.props;
    case "doc-end":
    case "alias":
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      return token.end ?? [];
    default:
      return [];
  }
}

function itemParts(item: CST.CollectionItem): readonly CST.Token[] {
  const parts: CST.Token[] = [...item.start];
  if (item.key) parts.push(item.key);
  if (item.sep) parts.push(...item.sep);
  if (item.value) parts.push(item.value);
  return parts;
}
