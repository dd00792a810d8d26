/** Whether a backend service has health checks. */
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import { items } from "../topology/read";

/** At least one health check is certainly named: an expression that may turn out null or empty does not count. */
export function hasHealthCheck(service: Resource): boolean {
  return items(service, "healthChecks").items.some(({ value }) => isCertainlyThere(value));
}

/** No health check at all, for certain. */
export function lacksHealthCheck(service: Resource): boolean {
  const { items: entries, complete } = items(service, "healthChecks");
  return complete && entries.length === 0;
}

function isCertainlyThere(value: Value): boolean {
  return value.type === "scalar" || (value.type === "reference" && value.target.by !== "outside");
}
