/** The lenses of a file. */
import * as vscode from "vscode";
import { count } from "../../../core/diagram/text";
import type { Resource } from "../../../core/model/resource";
import { downstream } from "../../../core/queries/chains";
import { textsIn } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import { toRange } from "../../infrastructure/convert";
import { openTopologyCommand } from "../panel/commands";

/** One for each text that declares forwarding rules or backend services. */
export function lenses(snapshot: Snapshot, file: string): vscode.CodeLens[] {
  return textsIn(snapshot.topology, file)
    .filter(([{ kind }]) => kind === "ForwardingRule" || kind === "BackendService")
    .map((resources) => {
      const [resource] = resources;
      const findings = findingsBehind(snapshot, resources);
      const title = `Topology · ${findings === 0 ? "no findings" : count(findings, "finding")}`;
      return new vscode.CodeLens(toRange(snapshot, resource.headRange), {
        title,
        tooltip: `Show ${resource.name} in the load balancer topology`,
        command: openTopologyCommand,
        arguments: [resource.id],
      });
    });
}

/** Findings on the resources and on everything that their traffic can meet. */
function findingsBehind(snapshot: Snapshot, resources: readonly Resource[]): number {
  const ids = new Set(resources.flatMap(({ id }) => [id, ...downstream(snapshot.topology, id)]));
  return snapshot.findings.filter((it) => [it.resource, ...(it.instances ?? [])].some((id) => ids.has(id)) && !it.quiet)
    .length;
}
