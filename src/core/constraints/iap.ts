/** Identity-Aware Proxy on a backend service. */
import type { Resource } from "../model/resource";
import { field, isAbsent, known } from "../topology/read";

/**
 * Whether it is certainly switched on. Config Connector has no field for that: there a client to sign in with means on
 * (reference of ComputeBackendService, `spec.iap`).
 */
export function isIapOn(service: Resource): boolean {
  if (service.format !== "config-connector") return known(service, "iap.enabled") === true;
  return field(service, "iap")?.type === "object" && !isAbsent(service, "iap.oauth2ClientId");
}
