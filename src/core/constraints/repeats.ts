/** Findings that say of an export what is said of the text that declares the same object: said once, where it can be mended. */
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import { sameObjects, sideOf } from "../topology/same-object";
import type { Topology } from "../topology/topology";

/** The findings without those on an exported object whose declaration has a finding of the same rule. */
export function withoutRepeats(topology: Topology, findings: readonly Finding[]): readonly Finding[] {
  if (!topology.resources.some((it) => sideOf(it.format) === "exported")) return findings;
  const said = new Set(findings.map((it) => `${it.rule} ${it.resource}`));
  return findings.filter((finding) => {
    const resource = topology.get(finding.resource);
    return !resource || !declarations(topology, resource).some((it) => said.has(`${finding.rule} ${it.id}`));
  });
}

function declarations(topology: Topology, resource: Resource): readonly Resource[] {
  if (sideOf(resource.format) === "declared") return [];
  return sameObjects(topology, resource).filter((it) => sideOf(it.format) === "declared");
}
