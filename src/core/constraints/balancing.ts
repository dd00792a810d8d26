/** How a backend is filled: the fields that say so, and fixes that replace one way by another. */
import type { Change } from "../model/change";
import type { Resource } from "../model/resource";
import { isAbsentIn, knownIn } from "../topology/read";
import { type Backend, isInstanceGroup } from "./backends";
import { removeFields, setField } from "./changes";

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
  const unfit = limits.filter((it) => !it.startsWith(prefix) && !(it === "maxUtilization" && isInstanceGroup(backend)));
  const wanted = `${prefix}${isInstanceGroup(backend) ? "PerInstance" : "PerEndpoint"}`;
  const path = `${backend.path}.${wanted}`;
  return [
    setField(service, `${backend.path}.balancingMode`, mode),
    ...removeFields(service, present(backend, unfit)),
    ...(present(backend, fitting).length === 0 ? [setField(service, path, usualTarget)] : []),
  ];
}

/** In words, for the title of a fix. */
export function balanceTitle(mode: "RATE" | "CONNECTION"): string {
  return mode === "RATE" ? "Balance by requests (RATE)" : "Balance by connections (CONNECTION)";
}

export const balanceEffect = `Where no limit fits the mode, one of ${usualTarget} is set for each instance or endpoint: adjust it to what one can take.`;

function present(backend: Backend, names: readonly string[]): readonly string[] {
  return names.filter((it) => !isAbsentIn(backend.value, it)).map((it) => `${backend.path}.${it}`);
}
