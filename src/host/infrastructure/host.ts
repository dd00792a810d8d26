/** What every feature is given. */
import type * as vscode from "vscode";
import type { Log } from "./log";
import type { Settings } from "./settings";
import type { Workspace } from "./workspace";

export interface Host {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly settings: Settings;
  readonly workspace: Workspace;
}

/** Switches a feature on; disposing the result switches it off without a trace. */
export type Feature = (host: Host) => vscode.Disposable;
