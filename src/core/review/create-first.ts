/** Whether Terraform makes the new object before it destroys the old one. */
import type { Resource } from "../model/resource";
import type { Topology } from "../topology/topology";

/**
 * By its own `create_before_destroy`, or because something that depends on it has one: Terraform passes it on to all
 * that a resource depends on. Source: Terraform's documentation of the lifecycle meta-argument.
 */
export function createsFirst(topology: Topology, resource: Resource): boolean {
  const seen = new Set<string>();
  const open = [resource];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    if (next.lifecycle?.createBeforeDestroy) return true;
    for (const { from, value } of topology.into(next.id)) {
      const dependent = topology.get(from);
      if (dependent && value.type === "reference" && value.target.by === "address") open.push(dependent);
    }
  }
  return false;
}
