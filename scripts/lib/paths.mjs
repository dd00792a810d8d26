/** Where things are, for every script. */
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Results and pictures of a run: git-ignored, safe to delete. */
export const runFolder = path.join(root, ".cache");
