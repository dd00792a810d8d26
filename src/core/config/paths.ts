/** Paths of files as a host names them: URIs written out, absolute paths, or paths relative to a base folder. */

/** The path in full, with `/`, `.` and `..` resolved; that of a URI decoded, so that globs mean what they say. */
export function fullPath(path: string, base: string): string {
  const scheme = /^[a-z][a-z\d+.-]+:\/\/[^/]*/i.exec(path)?.[0];
  if (scheme !== undefined) return scheme + resolved(decoded(path.slice(scheme.length)));
  return resolved(isAbsolute(path) ? path : `${base}/${path}`);
}

/** The folder that a file lies in, with a `/` at the end. */
export function folderOf(fullPath: string): string {
  return fullPath.slice(0, fullPath.lastIndexOf("/") + 1);
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[a-z]:[\\/]/i.test(path);
}

function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.replaceAll("\\", "/").split("/"))
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  return `/${steps.join("/")}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A percent sign that escapes nothing stands for itself.
  }
}
