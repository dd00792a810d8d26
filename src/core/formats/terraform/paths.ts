/** Paths of files and folders, as the engine has them: with `/`, and "" for the folder that all are relative to. */

/** The folder of a file, "" for the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** How a folder is written from another one: `modules/lb`, `../shared`, `.` for the same. */
export function relativePath(from: string, to: string): string {
  const start = from === "" ? [] : from.split("/");
  const end = to === "" ? [] : to.split("/");
  let shared = 0;
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => ".."), ...end.slice(shared)].join("/") || ".";
}

/** A path that is relative to a folder, without `.` and `..` as far as they can be told; an absolute one as it is. */
export function joinPath(folder: string, path: string): string {
  if (path.startsWith("/")) return path.replace(/(?<=.)\/+$/, "");
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
