/** Identity-Aware Proxy on a backend service. */
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import { field, isAbsent, known } from "../topology/read";
import { removing, setting } from "./changes";

/**
 * Whether it is certainly switched on. Config Connector has no field for that: there a client to sign in with means on
 * (reference of ComputeBackendService, `spec.iap`).
 */
export function isIapOn(service: Resource): boolean {
  if (!isAbsent(service, "iap.enabled")) return known(service, "iap.enabled") === true;
  return service.format === "config-connector" && !isAbsent(service, "iap.oauth2ClientId") && hasBlock(service);
}

/** The field that says so. */
export function iapField(service: Resource): string {
  return field(service, "iap.enabled") ? "iap.enabled" : "iap";
}

/** The fix that lets requests through without a sign-in. */
export function switchIapOff(service: Resource): Fix {
  const title = "Switch Identity-Aware Proxy off";
  const effect = "Nobody has to sign in from then on: the service is open to everyone who reaches the load balancer.";
  return field(service, "iap.enabled")
    ? setting(title, service, "iap.enabled", false, effect)
    : { ...removing(title, service, "iap"), effect };
}

function hasBlock(service: Resource): boolean {
  return field(service, "iap")?.type === "object";
}
