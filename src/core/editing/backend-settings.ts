/** How a group that becomes a backend is to be filled: without it the API refuses many groups. */
import { limits, modesFor } from "../constraints/balancing";
import type { Resource } from "../model/resource";
import { type ScalarType, scalarOf } from "../model/value";
import { negTypes } from "../topology/queries";
import { items } from "../topology/read";
import type { Topology } from "../topology/topology";
import { ownExpression } from "./expression-behind";

export type Settings = Readonly<Record<string, ScalarType>>;

/** The target to begin with where the config names none; the rules' repairs take the same. */
const usualTarget = 100;
const settingNames = ["balancingMode", "capacityScaler", ...limits];

/**
 * Settings to try for a group as one more backend of a service, best first: those of a backend of the same sort, then
 * what such groups need, then none.
 */
export function settingsFor(topology: Topology, service: Resource, group: Resource): readonly Settings[] {
  const sibling = siblingSettings(topology, service, group);
  const own = typicalSettings(service, group);
  const all = [...(sibling ? [sibling] : []), ...own];
  return all.filter((it, index) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(it)) === index);
}

function typicalSettings(service: Resource, group: Resource): readonly Settings[] {
  const per = group.kind === "NetworkEndpointGroup" ? "PerEndpoint" : "PerInstance";
  const counted = modesFor(service).map(
    (mode): Settings => ({
      balancingMode: mode,
      [`${mode === "RATE" ? "maxRate" : "maxConnections"}${per}`]: usualTarget,
    }),
  );
  const bare: readonly Settings[] = [{}, { balancingMode: "CONNECTION" }];
  const isCounted =
    group.kind === "NetworkEndpointGroup" &&
    negTypes(group)?.every((it) => it === "GCE_VM_IP_PORT" || it === "NON_GCP_PRIVATE_IP_PORT");
  if (isCounted) return [...counted, ...bare];
  if (group.kind !== "NetworkEndpointGroup") return [...bare, ...counted];
  return negTypes(group)?.every((it) => it === "GCE_VM_IP") ? [...bare].reverse() : bare;
}

/** What the last backend of the same sort of group says, where it says it plainly. */
function siblingSettings(topology: Topology, service: Resource, group: Resource): Settings | undefined {
  for (const { value, path } of [...items(service, "backends").items].reverse()) {
    if (value.type !== "object") continue;
    const edge = topology.out(service.id, "backend").find((it) => it.field === `${path}.group`);
    const other = edge && topology.get(edge.to);
    if (!other || other.kind !== group.kind) continue;
    if (String(negTypes(other)) !== String(negTypes(group))) continue;
    const set = settingNames.flatMap((name) => (value.fields[name] ? [[name, value.fields[name]] as const] : []));
    const plain = set.flatMap(([name, it]) => {
      const scalar = ownExpression(it) === undefined ? scalarOf(it) : undefined;
      return scalar === undefined ? [] : [[name, scalar] as const];
    });
    if (plain.length === set.length) return Object.fromEntries(plain);
  }
  return undefined;
}

/** "balancingMode RATE, maxRatePerEndpoint 100"; empty for none. */
export function settingsText(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
