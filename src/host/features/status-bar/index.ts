/** Load balancers and findings at a glance; a click opens the topology. */
import * as vscode from "vscode";
import { count } from "../../../core/diagram/text";
import type { Snapshot } from "../../../core/snapshot";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import type { Workspace } from "../../infrastructure/workspace";
import { showOutputCommand } from "../commands";
import { openTopologyCommand } from "../panel/commands";

interface Content {
  readonly text: string;
  readonly tooltip: string;
}

export function registerStatusBar(host: Host): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("lb-topology.status", vscode.StatusBarAlignment.Left, 10);
  item.name = "Load Balancer Topology";
  const update = () => guard(host.log, "Status bar", undefined, () => show(item, host));
  update();
  return vscode.Disposable.from(
    item,
    host.workspace.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function show(item: vscode.StatusBarItem, host: Host): void {
  const content = contentOf(host);
  if (!content) {
    item.hide();
    return;
  }
  item.text = content.text;
  item.tooltip = content.tooltip;
  item.accessibilityInformation = { label: content.tooltip };
  item.command = host.workspace.state === "failed" ? showOutputCommand : openTopologyCommand;
  item.show();
}

/** Nothing where there is neither a load balancer nor a config file in front. */
function contentOf({ workspace }: Host): Content | undefined {
  const { snapshot, state } = workspace;
  if (state === "failed")
    return {
      text: "$(type-hierarchy) LB $(error)",
      tooltip: "Load Balancer Topology could not start. Show the output",
    };
  if (state === "loading" && isConfigInFront(workspace))
    return {
      text: "$(type-hierarchy) LB $(loading~spin)",
      tooltip: "Load Balancer Topology is reading the config files",
    };
  const worth = snapshot && (snapshot.topology.loadBalancers.length > 0 || isConfigInFront(workspace));
  return worth ? words(snapshot) : undefined;
}

function words(snapshot: Snapshot): Content {
  const balancers = snapshot.topology.loadBalancers.length;
  const of = (severity: string) => snapshot.findings.filter((it) => it.severity === severity && !it.quiet).length;
  const [errors, warnings, infos] = [of("error"), of("warning"), of("info")];
  const icons = [
    errors ? `$(error) ${errors}` : "",
    warnings ? `$(warning) ${warnings}` : "",
    infos ? `$(info) ${infos}` : "",
  ].filter(Boolean);
  const spoken = [
    count(balancers, "load balancer"),
    errors ? count(errors, "error") : "",
    warnings ? count(warnings, "warning") : "",
    infos ? count(infos, "hint") : "",
  ].filter(Boolean);
  return {
    text: [`$(type-hierarchy) LB ${balancers}`, ...icons].join(" "),
    tooltip: `${spoken.join(", ")}. Open the load balancer topology`,
  };
}

function isConfigInFront(workspace: Workspace): boolean {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && workspace.owns(document.uri);
}
