/** Which resource a change means. */
import type { Resource } from "../model/resource";
import type { Topology } from "../topology/topology";

export type Resolved =
  | { readonly ok: true; readonly resource: Resource }
  | { readonly ok: false; readonly reason: string };

/** The resource with an id, or with an address where that is unique; else a sentence that says why there is none. */
export function resolveResource(topology: Topology, idOrAddress: string): Resolved {
  const byId = topology.get(idOrAddress);
  if (byId) return { ok: true, resource: byId };
  const [only, ...others] = topology.resources.filter((it) => it.address === idOrAddress);
  if (only && others.length === 0) return { ok: true, resource: only };
  if (only) {
    const ids = [only, ...others].map((it) => it.id).join(", ");
    return { ok: false, reason: `${idOrAddress} stands for several resources; name one of them: ${ids}.` };
  }
  const ghost = topology.ghost(idOrAddress);
  const reason = ghost
    ? `${ghost.name} is not defined in these files (${ghost.reason}), so it cannot be edited.`
    : `There is no resource ${idOrAddress}.`;
  return { ok: false, reason };
}
