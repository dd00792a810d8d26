/** One topology in which every object stands once: what declares it, with the references of all texts. */
import type { Resource } from "../model/resource";
import { linkedTopology } from "./build";
import { sameObjects, sideOf } from "./same-object";
import type { Edge, Topology } from "./topology";

const made = new WeakMap<Topology, Topology>();

/**
 * The topology without exported resources that are also declared: references to them lead to the declaration. An object
 * that two texts declare stays twice. The same topology where there is nothing to leave out.
 */
export function drawnOnce(topology: Topology): Topology {
  let once = made.get(topology);
  if (!once) {
    once = leaveOut(topology);
    made.set(topology, once);
  }
  return once;
}

/** The resource that stands for a resource in `drawnOnce`: itself, or the declaration of the same object. */
export function standIn(topology: Topology, resource: Resource): Resource {
  if (sideOf(resource.format) === "declared") return resource;
  const [only, ...others] = sameObjects(topology, resource).filter((it) => sideOf(it.format) === "declared");
  return only && others.length === 0 ? only : resource;
}

function leaveOut(topology: Topology): Topology {
  const instead = new Map<string, string>();
  for (const resource of topology.resources) {
    if (sideOf(resource.format) === "declared") continue;
    const other = standIn(topology, resource);
    if (other !== resource) instead.set(resource.id, other.id);
  }
  if (instead.size === 0) return topology;
  const edges = topology.edges.flatMap((edge): readonly Edge[] => {
    if (instead.has(edge.from)) return [];
    const to = instead.get(edge.to);
    return [to === undefined ? edge : { ...edge, to }];
  });
  const used = new Set(edges.map((it) => it.to));
  return linkedTopology(
    topology.resources.filter((it) => !instead.has(it.id)),
    edges,
    topology.ghosts.filter((it) => used.has(it.id)),
    topology.unresolved.filter((it) => !instead.has(it.from)),
  );
}
