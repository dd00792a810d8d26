/**
 * Which files are worth reading, by name alone: most YAML and JSON of a workspace is somebody else's. What a file really
 * is, its format says by its text.
 */

/** Endings of the files that some format may claim. */
export const candidateEndings: readonly string[] = [
  ".tf",
  ".tfvars",
  ".yaml",
  ".yml",
  ".json",
  ".jsonl",
  ".ndjson",
  ".tfstate",
];

/** Folders that hold no configuration of the user's own. */
export const skippedFolders: readonly string[] = [".git", ".terraform", ".terragrunt-cache", "node_modules"];

/** Above this a YAML or JSON file is not looked into: nobody wrote it, and an export of this size is no load balancer's. */
export const largestDocument = 20 * 1024 * 1024;

/** Whether some format may claim a file of this path. */
export function isCandidate(path: string): boolean {
  if (!candidateEndings.some((it) => path.endsWith(it))) return false;
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  return !foreign.test(name) && !parts.some((it) => skippedFolders.includes(it));
}

/** Files of package managers, compilers and editors, some of which are very large. */
const foreign =
  /^(?:package(?:-lock)?|npm-shrinkwrap|composer|jsconfig|lerna|nx|turbo|launch|settings|tasks|extensions|[tj]sconfig[\w.-]*)\.json$|^(?:pnpm-lock|pnpm-workspace|mkdocs|docker-compose|\.[\w.-]+)\.ya?ml$|^\.[\w.-]+\.json$|\.code-workspace$/;
