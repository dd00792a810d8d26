/** Makes sure that node_modules is what package-lock.json says. Node built-ins only. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { npm } from "./command.mjs";
import { root } from "./paths.mjs";

/** Runs `npm ci` when node_modules is missing or stale. Throws with npm's words when that fails. */
export async function ensureDependencies(log = console.log) {
  const reason = whyStale();
  if (!reason) return;
  log(`Installing the dependencies (npm ci): ${reason}…`);
  const { code, output, seconds } = await npm(["ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: root });
  if (code !== 0) throw new Error(`npm ci failed (exit status ${code}):\n${output}`);
  log(`Dependencies installed in ${seconds.toFixed(0)} s.`);
}

/** npm notes what it installed in a second lock file inside node_modules: the two must agree. */
function whyStale() {
  const wanted = packagesOf("package-lock.json");
  const installed = packagesOf("node_modules/.package-lock.json");
  if (!wanted) throw new Error("package-lock.json is missing: this is not a whole copy of the repository");
  if (!installed) return "node_modules is missing or incomplete";
  for (const [name, { version, optional, link }] of Object.entries(wanted)) {
    if (name === "" || link) continue;
    const found = installed[name];
    // An optional package may be for another platform.
    if (!found && !optional) return `${name.replace(/^node_modules\//, "")} is missing`;
    if (found && found.version !== version)
      return `${name.replace(/^node_modules\//, "")} is ${found.version}, ${version} is wanted`;
  }
  return undefined;
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}
