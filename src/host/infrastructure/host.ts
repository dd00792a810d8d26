/** What every feature is given. */
import type * as vscode from "vscode";
import type { FieldDocs } from "../../core/queries/field-docs";
import type { Log } from "./log";
import type { Settings } from "./settings";
import type { Traffic } from "./traffic";
import type { Workspace } from "./workspace";

export interface Host {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly settings: Settings;
  readonly workspace: Workspace;
  /** What is known about fields apart from the tables; never rejects. */
  readonly fieldDocs: () => Promise<FieldDocs>;
  /** Every message between the diagram and the extension, for the trace and for tests. */
  readonly traffic: vscode.EventEmitter<Traffic>;
}

/** Switches a feature on; disposing the result switches it off without a trace. */
export type Feature = (host: Host) => vscode.Disposable;
