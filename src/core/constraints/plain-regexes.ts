/** Regular expressions that say no more than a plain comparison does. They match whole values. */

export type PlainMatch = { readonly how: "exact" | "prefix" | "suffix"; readonly text: string };

/** The comparison that an expression amounts to; undefined where it takes a regular expression. */
export function plainMatch(expression: string): PlainMatch | undefined {
  const body = expression.replace(/^\^/, "").replace(/(^|[^\\])\$$/, "$1");
  const before = /^\.\*/.test(body);
  const after = /(^|[^\\])\.\*$/.test(body);
  const text = literal(body.slice(before ? 2 : 0, after && body.length > 2 ? -2 : undefined));
  if (text === undefined || text === "" || (before && after)) return undefined;
  return { how: before ? "suffix" : after ? "prefix" : "exact", text };
}

/** The path template that an expression for a path amounts to: one segment, `[^/]+`, is `*`, and a last `.*` is `**`. */
export function templateOf(expression: string): string | undefined {
  const segments = expression
    .replace(/^\^/, "")
    .replace(/\$$/, "")
    .replace(/\[\^\/\]\+/g, "\0")
    .split("/");
  if (segments.length < 2 || segments[0] !== "") return undefined;
  const parts = segments.slice(1).map((segment, index) => {
    if (segment === "\0") return "*";
    if (segment === ".*" && index === segments.length - 2) return "**";
    return segment.includes("\0") ? undefined : literal(segment);
  });
  if (!parts.every((it) => it !== undefined && !/[{}]/.test(it))) return undefined;
  const operators = parts.filter((it) => it === "*" || it === "**").length;
  return operators > 0 && operators <= 5 ? `/${parts.join("/")}` : undefined;
}

/** The text that an expression without operators stands for. */
function literal(expression: string): string | undefined {
  let text = "";
  for (let index = 0; index < expression.length; index++) {
    let char = expression.charAt(index);
    if (char === "\\") {
      // Before a letter or digit a backslash is an operator.
      char = expression.charAt(++index);
      if (!/^[^a-zA-Z0-9]$/.test(char)) return undefined;
    } else if ("^$.|?*+()[]{}".includes(char)) return undefined;
    text += char;
  }
  return text;
}
