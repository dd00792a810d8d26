/** Builds the infrastructure and switches on each feature; knows nothing else. */
import * as vscode from "vscode";
import { registerCodeActions } from "./host/features/code-actions";
import { registerCodeLens } from "./host/features/code-lens";
import { registerCommands } from "./host/features/commands";
import { registerCompletion } from "./host/features/completion";
import { registerContext } from "./host/features/context";
import { registerDiagnostics } from "./host/features/diagnostics";
import { registerDrift } from "./host/features/drift";
import { registerEditing } from "./host/features/editing";
import { registerHover } from "./host/features/hover";
import { registerNavigation } from "./host/features/navigation";
import { registerNewLoadBalancer } from "./host/features/new-load-balancer";
import { registerOutline } from "./host/features/outline";
import { registerPanel } from "./host/features/panel";
import { registerReview } from "./host/features/review";
import { registerRules } from "./host/features/rules";
import { registerSample } from "./host/features/sample";
import { registerStatusBar } from "./host/features/status-bar";
import { registerTrace } from "./host/features/trace";
import { registerTree } from "./host/features/tree";
import { fieldDocsReader } from "./host/infrastructure/field-docs";
import type { Feature, Host } from "./host/infrastructure/host";
import { createLog } from "./host/infrastructure/log";
import { Settings } from "./host/infrastructure/settings";
import type { Traffic } from "./host/infrastructure/traffic";
import { Workspace } from "./host/infrastructure/workspace";

const features: readonly Feature[] = [
  registerCommands,
  registerContext,
  registerDiagnostics,
  registerDrift,
  registerEditing,
  registerCodeActions,
  registerCodeLens,
  registerCompletion,
  registerHover,
  registerNavigation,
  registerNewLoadBalancer,
  registerOutline,
  registerPanel,
  registerReview,
  registerRules,
  registerSample,
  registerStatusBar,
  registerTrace,
  registerTree,
];

/** What the tests of the extension in a real VS Code hold on to. */
export interface Api {
  readonly host: Host;
}

export function activate(context: vscode.ExtensionContext): Api {
  const log = createLog();
  const settings = new Settings();
  const workspace = new Workspace(context.extensionUri, settings, log);
  const traffic = new vscode.EventEmitter<Traffic>();
  const fieldDocs = fieldDocsReader(context.extensionUri, log);
  const host: Host = { context, log, settings, workspace, fieldDocs, traffic };
  context.subscriptions.push(log, settings, workspace, traffic, ...features.map((it) => it(host)));
  // Parsing and reading begin after activation has returned: VS Code waits for nothing of it.
  setTimeout(() => workspace.begin(), 0);
  return { host };
}

export function deactivate(): void {
  // VS Code disposes of the subscriptions.
}
