/** Big things that every clone of the repository can share: VS Code, Node, Chromium. Node built-ins only. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runFolder } from "./paths.mjs";

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** The user's cache folder, or the repository's own where that cannot be written. LB_TOPOLOGY_CACHE overrides both. */
export function cacheFolder() {
  const chosen = process.env.LB_TOPOLOGY_CACHE;
  if (chosen) return usable(chosen) ?? fail(`LB_TOPOLOGY_CACHE: ${chosen} cannot be written`);
  return usable(path.join(userCache(), "lb-topology")) ?? usable(runFolder) ?? fail(`${runFolder} cannot be written`);
}

/**
 * Gives `<cache>/<name>`, made by `make(folder)` when it is not there. Made in a folder beside it and renamed when
 * complete: an interrupted run leaves no half of it, and two runs at once both end with a whole one.
 */
export async function cached(name, make) {
  const target = path.join(cacheFolder(), name);
  if (existsSync(target)) return target;
  const parent = path.dirname(target);
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const partial = path.join(parent, `.partial-${process.pid}-${Date.now()}`);
  mkdirSync(partial);
  try {
    await make(partial);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another run may have been quicker.
    if (!existsSync(target)) throw error;
  }
  return target;
}

function removeAbandoned(parent) {
  for (const name of readdirSync(parent).filter((it) => it.startsWith(".partial-"))) {
    const folder = path.join(parent, name);
    const isAlive =
      processExists(Number(name.split("-")[1])) && Date.now() - statSync(folder).mtimeMs < dayInMilliseconds;
    if (!isAlive) rmSync(folder, { recursive: true, force: true });
  }
}

function processExists(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function userCache() {
  if (process.platform === "darwin") return path.join(os.homedir(), "Library/Caches");
  if (process.platform === "win32") return process.env.LOCALAPPDATA ?? path.join(os.homedir(), "AppData/Local");
  return process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
}

function usable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return undefined;
  }
}

function fail(message) {
  throw new Error(message);
}
