/** The probe of a health check: the object that says how, of which a check has one. */
import type { Resource } from "../model/resource";
import { field } from "../topology/read";

/** The objects by protocol. A legacy check has none: its settings are fields of its own. */
export const PROBES = [
  "httpHealthCheck",
  "httpsHealthCheck",
  "http2HealthCheck",
  "tcpHealthCheck",
  "sslHealthCheck",
  "grpcHealthCheck",
  "grpcTlsHealthCheck",
] as const;

/** Paths of the probes that a check has; more than one is a mistake of its own. */
export function probesOf(check: Resource): readonly (typeof PROBES)[number][] {
  return PROBES.filter((it) => field(check, it)?.type === "object");
}

/** Whether the type, or the link, is that of a legacy health check: for one protocol, with rules of its own. */
export function isLegacyCheck(typeOrLink: string): boolean {
  return /^google_compute_https?_health_check$|^ComputeHTTPS?HealthCheck$|(?:#|\/)https?HealthChecks?(?:\/|$)/.test(
    typeOrLink,
  );
}
