/** How a backend is filled: the fields that say so, and fixes that replace one way by another. */
import type { Change } from "../model/change";
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import { isAbsentIn, knownIn } from "../topology/read";
import { type Backend, isInstanceGroup, isNegOf } from "./backends";
import { removeFields, setField } from "./changes";
import { protocolsOf } from "./endpoints";

/** Target capacities. `capacityScaler` is none: it scales whatever capacity there is. */
export const limits = [
  "maxRate",
  "maxRatePerInstance",
  "maxRatePerEndpoint",
  "maxConnections",
  "maxConnectionsPerInstance",
  "maxConnectionsPerEndpoint",
  "maxInFlightRequests",
  "maxInFlightRequestsPerInstance",
  "maxInFlightRequestsPerEndpoint",
  "maxUtilization",
] as const;

/** Balancing modes that measure something other than utilization. */
export const countingModes = ["RATE", "CONNECTION", "IN_FLIGHT", "CUSTOM_METRICS"];

/** Fields of a backend that are certainly set, with their paths: an expression may turn out null and does not count. */
export function setFields(backend: Backend, names: readonly string[]): readonly string[] {
  return names.filter((it) => knownIn(backend.value, it) !== undefined).map((it) => `${backend.path}.${it}`);
}

/** Changes that take balancing mode and limits away from a backend. */
export function removeBalancing(service: Resource, backend: Backend): readonly Change[] {
  return removeFields(service, present(backend, ["balancingMode", ...limits]));
}

/** The target to begin with when a config names none; the fix's effect says that it wants adjusting. */
const usualTarget = 100;

/**
 * Changes that balance a backend by requests (RATE) or connections (CONNECTION). A fitting limit stays, one of another
 * mode goes, and where none is left a usual one is set for each instance or endpoint, because these modes need one.
 */
export function balanceBy(service: Resource, backend: Backend, mode: "RATE" | "CONNECTION"): readonly Change[] {
  const prefix = mode === "RATE" ? "maxRate" : "maxConnections";
  const fitting = limits.filter((it) => it.startsWith(prefix));
  const unfit = limits.filter((it) => !it.startsWith(prefix));
  const wanted = `${prefix}${isInstanceGroup(backend) ? "PerInstance" : "PerEndpoint"}`;
  const path = `${backend.path}.${wanted}`;
  return [
    setField(service, `${backend.path}.balancingMode`, mode),
    ...removeFields(service, present(backend, unfit)),
    ...(present(backend, fitting).length === 0 ? [setField(service, path, usualTarget)] : []),
  ];
}

/** The targets of a mode that count for a backend: those of its sort of group, all of them where that is not known. */
function fittingTargets(backend: Backend, mode: "RATE" | "CONNECTION"): readonly string[] {
  const prefix = mode === "RATE" ? "maxRate" : "maxConnections";
  const members = isInstanceGroup(backend) ? ["PerInstance"] : ["PerEndpoint"];
  return [prefix, ...(backend.group ? members : ["PerInstance", "PerEndpoint"]).map((it) => `${prefix}${it}`)];
}

/** The fitting targets for a message: "maxRate or maxRatePerEndpoint". */
export function fittingWords(backend: Backend, mode: "RATE" | "CONNECTION"): string {
  return fittingTargets(backend, mode).join(" or ");
}

/** Whether certainly none of the fitting targets of a mode is set: absent or 0, which is the same to the API. */
export function lacksTarget(backend: Backend, mode: "RATE" | "CONNECTION"): boolean {
  return fittingTargets(backend, mode).every((it) => isAbsentIn(backend.value, it) || knownIn(backend.value, it) === 0);
}

/** Whether a backend needs a target: instance groups, zonal and hybrid NEGs. Of a group that is not known it is taken so. */
export function takesTarget(backend: Backend): boolean {
  if (!backend.group || isInstanceGroup(backend)) return true;
  // A GCE_VM_IP NEG does not belong behind proxies at all: vm-ip-neg-passthrough-only says so.
  return isNegOf(backend, "GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT", "GCE_VM_IP") && !isNegOf(backend, "GCE_VM_IP");
}

/** The modes that fit what a service speaks; both where that is not known. */
export function modesFor(service: Resource): readonly ("RATE" | "CONNECTION")[] {
  const protocols = protocolsOf(service) ?? ["HTTP", "TCP"];
  const connections = (it: string) => it === "TCP" || it === "SSL";
  if (protocols.every(connections)) return ["CONNECTION"];
  return protocols.some(connections) ? ["RATE", "CONNECTION"] : ["RATE"];
}

/** Sets a target of the mode for each instance or endpoint, in place of one for the other sort of group. */
export function addTarget(service: Resource, backend: Backend, mode: "RATE" | "CONNECTION"): readonly Fix[] {
  if (!backend.group) return [];
  const fitting = fittingTargets(backend, mode);
  const [prefix = "", wanted = ""] = fitting;
  const unfit = limits.filter((it) => it.startsWith(prefix) && !fitting.includes(it));
  return [
    {
      title: `Set ${wanted} to ${usualTarget}`,
      changes: [
        setField(service, `${backend.path}.${wanted}`, usualTarget),
        ...removeFields(service, present(backend, unfit)),
      ],
      effect: `At ${usualTarget} traffic begins to go elsewhere: adjust it to what one ${isInstanceGroup(backend) ? "instance" : "endpoint"} can take.`,
    },
  ];
}

/** In words, for the title of a fix. */
export function balanceTitle(mode: "RATE" | "CONNECTION"): string {
  return mode === "RATE" ? "Balance by requests (RATE)" : "Balance by connections (CONNECTION)";
}

export const balanceEffect = `Where no limit fits the mode, one of ${usualTarget} is set for each instance or endpoint: adjust it to what one can take.`;

/** Those of some fields of a backend that are in the text, known or not, with their paths. */
export function present(backend: Backend, names: readonly string[]): readonly string[] {
  return names.filter((it) => !isAbsentIn(backend.value, it)).map((it) => `${backend.path}.${it}`);
}
