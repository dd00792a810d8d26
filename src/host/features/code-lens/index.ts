/** `Topology · N findings` above forwarding rules and backend services: the way from the text into the picture. */
import * as vscode from "vscode";
import { count } from "../../../core/diagram/text";
import type { Resource } from "../../../core/model/resource";
import { downstream } from "../../../core/queries/chains";
import { textsIn } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import { toFile, toRange } from "../../infrastructure/convert";
import { configFiles } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { openTopologyCommand } from "../panel/commands";

export function registerCodeLens(host: Host): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) =>
      guard(host.log, "Code lens", [], () => {
        const snapshot = host.settings.values.codeLens ? host.workspace.at(document) : undefined;
        return snapshot ? lenses(snapshot, toFile(document.uri)) : [];
      }),
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(configFiles, provider),
    host.workspace.onDidChange(() => changed.fire()),
    host.settings.onDidChange(() => changed.fire()),
  );
}

function lenses(snapshot: Snapshot, file: string): vscode.CodeLens[] {
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
