/**
 * Resources that are the same object of the API in several texts: declared in Terraform or for Config Connector, and
 * present in a plan, a state or an export.
 */
import type { FormatId, Resource } from "../model/resource";
import { apiNameOf, collectionOf, projectsAgree } from "./api-object";
import type { Topology } from "./topology";

/** Whether a format says what is wanted, or shows what is there. */
export type Side = "declared" | "exported";

export function sideOf(format: FormatId): Side {
  return format === "api" || format === "terraform-plan" ? "exported" : "declared";
}

/**
 * The other resources that are certainly the same object: same kind and collection, same name, same place, projects
 * that agree. Where a project is not known and objects of several projects would fit, none is chosen.
 */
export function sameObjects(topology: Topology, resource: Resource): readonly Resource[] {
  const key = keyOf(resource);
  if (key === undefined) return [];
  const others = indexOf(topology).get(key) ?? [];
  const fitting = others.filter((it) => it !== resource && projectsAgree(it.project, resource.project));
  const agree = fitting.every((it) => fitting.every((other) => projectsAgree(it.project, other.project)));
  return agree ? fitting : fitting.filter((it) => it.project !== undefined && it.project === resource.project);
}

const indexes = new WeakMap<Topology, ReadonlyMap<string, readonly Resource[]>>();

function indexOf(topology: Topology): ReadonlyMap<string, readonly Resource[]> {
  let index = indexes.get(topology);
  if (!index) {
    const made = new Map<string, Resource[]>();
    for (const resource of topology.resources) {
      const key = keyOf(resource);
      if (key === undefined) continue;
      const same = made.get(key);
      if (same) same.push(resource);
      else made.set(key, [resource]);
    }
    index = made;
    indexes.set(topology, index);
  }
  return index;
}

/** Everything but the project; undefined while a part is not known. */
function keyOf(resource: Resource): string | undefined {
  const name = apiNameOf(resource);
  const { level, name: place } = resource.scope;
  if (name === undefined || level === "unknown" || (level !== "global" && place === undefined)) return undefined;
  return `${resource.kind}|${collectionOf(resource)}|${level}|${place ?? ""}|${name}`;
}
