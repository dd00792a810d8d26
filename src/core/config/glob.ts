/** VS Code's glob patterns (`**`, `*`, `?`, `{a,b}`, `[a-z]`) over paths with `/`, without a file system. */

/**
 * A test for paths relative to a folder. As with `files.exclude`, a pattern that matches a folder covers everything
 * in it, and a pattern that cannot be read matches nothing.
 */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => compile(glob) ?? []);
  return (path) => patterns.length > 0 && prefixes(path).some((prefix) => patterns.some((it) => it.test(prefix)));
}

/** `a/b/c` and the folders it lies in: `a`, `a/b`, `a/b/c`. */
function prefixes(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function compile(glob: string): RegExp[] {
  const text = glob
    .replace(/\\/g, "/")
    .replace(/^\.?\//, "")
    .replace(/\/$/, "");
  try {
    return [new RegExp(`^${source(text)}$`)];
  } catch {
    return []; // Such as `[z-a]`: the setting's author sees that nothing is left out.
  }
}

function source(glob: string): string {
  let result = "";
  let braces = 0;
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at] ?? "";
    if (glob.startsWith("**/", at)) {
      result += "(?:[^/]+/)*";
      at += 2;
    } else if (glob.startsWith("**", at)) {
      result += ".*";
      at += 1;
    } else if (char === "*") result += "[^/]*";
    else if (char === "?") result += "[^/]";
    else if (char === "{") {
      braces++;
      result += "(?:";
    } else if (char === "}" && braces > 0) {
      braces--;
      result += ")";
    } else if (char === "," && braces > 0) result += "|";
    else if (char === "[" && glob.indexOf("]", at + 1) > at) {
      const end = glob.indexOf("]", at + 1);
      result += `[${glob
        .slice(at + 1, end)
        .replace(/^!/, "^")
        .replace(/\\/g, "\\\\")}]`;
      at = end;
    } else result += char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }
  return result + ")".repeat(braces);
}
