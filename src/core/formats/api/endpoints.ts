/** Which group the endpoints of a file belong to: the answer of `listNetworkEndpoints` does not say. */
import type { Problem } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import { scalarOf } from "../../model/value";
import { ValueReader } from "../document/values";
import type { ApiFile } from "./file";
import { folderOf, readEndpoint } from "./resources";

/**
 * The endpoints of all files with their groups: the group that the answer's `id` names, the only one in the same file,
 * or the one whose name the file's name holds. Endpoints of which it is not known are left out, and a problem says so.
 */
export function attachEndpoints(
  files: ReadonlyMap<string, ApiFile>,
  resources: readonly ParsedResource[],
): { readonly endpoints: readonly ParsedResource[]; readonly problems: readonly Problem[] } {
  const endpoints: ParsedResource[] = [];
  const problems: Problem[] = [];
  const groups = resources.filter((it) => it.kind === "NetworkEndpointGroup");
  for (const path of [...files.keys()].sort()) {
    const file = files.get(path);
    const [first] = file?.found.endpoints ?? [];
    if (!file || !first) continue;
    const values = new ValueReader(file.tree);
    let unknown = 0;
    for (const endpoint of file.found.endpoints) {
      const group = groupOf(path, endpoint.group, groups);
      if (group) endpoints.push(readEndpoint(file.tree, endpoint, group, values));
      else unknown++;
    }
    if (unknown > 0)
      problems.push({
        severity: "info",
        code: "no-group",
        message:
          "Which network endpoint group these endpoints belong to does not stand here. Give the file the group's name, as in web-neg-endpoints.json, beside a file that holds the group.",
        range: { file: path, start: first.node.start, end: first.node.start + 1 },
      });
  }
  return { endpoints, problems };
}

function groupOf(
  path: string,
  said: string | undefined,
  groups: readonly ParsedResource[],
): ParsedResource | undefined {
  const near = groups.filter((it) => it.module === folderOf(path));
  if (said !== undefined) return only(near.filter((it) => it.address.endsWith(said)));
  const here = near.filter((it) => it.range.file === path);
  if (here.length > 0) return only(here);
  const base = path.slice(path.lastIndexOf("/") + 1).replace(/\.[a-z]+$/i, "");
  const named = near.filter((it) => holds(base, String(scalarOf(it.fields.fields.name))));
  // `web` and `web-api` are both in web-api-endpoints: the longer one is meant.
  const longest = Math.max(...named.map((it) => String(scalarOf(it.fields.fields.name)).length));
  return only(named.filter((it) => String(scalarOf(it.fields.fields.name)).length === longest));
}

/** Whether a name stands in another between marks: `neg-1` in `neg-1-endpoints`, not in `neg-12`. */
function holds(base: string, name: string): boolean {
  const at = ` ${base.replace(/[^a-z\d]+/gi, " ")} `.toLowerCase();
  return at.includes(` ${name.replace(/[^a-z\d]+/gi, " ")} `.toLowerCase());
}

function only(groups: readonly ParsedResource[]): ParsedResource | undefined {
  const addresses = new Set(groups.map((it) => it.address));
  return addresses.size === 1 ? groups[0] : undefined;
}
