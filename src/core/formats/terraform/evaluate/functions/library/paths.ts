/** Functions on the text of paths; none looks at a file. */
import type { PureFunction } from "../function";
import { pure, text } from "./signature";

export const paths: { readonly [name: string]: PureFunction } = {
  basename: pure([text], basename),
  dirname: pure([text], (path) => clean(path.slice(0, path.lastIndexOf("/") + 1))),
};

function basename(path: string): string {
  const bare = path.replace(/\/+$/, "");
  if (bare === "") return path === "" ? "." : "/";
  return bare.slice(bare.lastIndexOf("/") + 1);
}

/** The shortest path of the same meaning. */
function clean(path: string): string {
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length && kept.at(-1) !== "..") kept.pop();
    else if (!rooted) kept.push(part);
  }
  return `${rooted ? "/" : ""}${kept.join("/")}` || ".";
}
