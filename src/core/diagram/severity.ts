/** Counting and comparing severities. */
import type { Finding, Severity } from "../model/finding";
import type { Resource } from "../model/resource";
import { endpointsOf } from "../topology/queries";
import type { Topology } from "../topology/topology";
import type { Badge } from "./model";

const ORDER: readonly Severity[] = ["error", "warning", "info"];

/** The gravest severity among findings, or undefined when there are none. */
export function worst(findings: readonly Finding[]): Severity | undefined {
  return ORDER.find((severity) => findings.some((it) => it.severity === severity && !it.quiet));
}

/** How many findings of each severity; those only worth knowing are not counted. */
export function badgeOf(findings: readonly Finding[]): Badge {
  const badge = { errors: 0, warnings: 0, infos: 0 };
  for (const { severity, quiet } of findings) if (!quiet) badge[`${severity}s`] += 1;
  return badge;
}

/** Findings by the resource they are on. */
export function byResource(findings: readonly Finding[]): Map<string, Finding[]> {
  const map = new Map<string, Finding[]>();
  for (const finding of findings)
    for (const id of [finding.resource, ...(finding.instances ?? [])]) {
      const list = map.get(id);
      if (list) list.push(finding);
      else map.set(id, [finding]);
    }
  return map;
}

/** The gravest first; what is only worth knowing last. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  const weight = (it: Finding) => ORDER.indexOf(it.severity) * 2 + (it.quiet ? 1 : 0);
  return [...findings].sort((a, b) => weight(a) - weight(b));
}

/** Findings that a node stands for: its own, and for a NEG those of the endpoints that are its rows. */
export function findingsOfNode(
  topology: Topology,
  resource: Resource,
  findings: ReadonlyMap<string, readonly Finding[]>,
): readonly Finding[] {
  const own = findings.get(resource.id) ?? [];
  if (resource.kind !== "NetworkEndpointGroup" || findings.size === 0) return own;
  const rows = new Set(endpointsOf(topology, resource).endpoints.map((it) => it.resource.id));
  return [...own, ...[...rows].flatMap((id) => findings.get(id) ?? [])];
}
