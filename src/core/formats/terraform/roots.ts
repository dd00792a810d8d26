/** Which folders are root modules: those that no other one calls. */
import { localSource } from "./calls";
import { isDownloaded } from "./downloads";
import type { ModuleIndex } from "./module-index";

/**
 * Root modules, by path. Folders that only call each other in a circle have one among them; what `terraform init` has
 * downloaded is never one.
 */
export function findRoots(folders: readonly ModuleIndex[]): readonly string[] {
  const calls = new Map(folders.map((it) => [it.folder, calledFrom(it)]));
  const called = new Set([...calls].flatMap(([folder, targets]) => targets.filter((it) => it !== folder)));
  const own = folders.map((it) => it.folder).filter((it) => !isDownloaded(it));
  const roots: string[] = [];
  const reached = new Set<string>();
  const reach = (root: string) => {
    roots.push(root);
    const open = [root];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (reached.has(at)) continue;
      reached.add(at);
      open.push(...(calls.get(at) ?? []));
    }
  };
  for (const folder of own) if (!called.has(folder)) reach(folder);
  for (const folder of own) if (!reached.has(folder)) reach(folder);
  return roots.sort();
}

function calledFrom({ calls, folder }: ModuleIndex): readonly string[] {
  return calls.flatMap(({ top }) => localSource(top.block, folder) ?? []);
}
