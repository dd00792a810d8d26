/**
 * The one service that watches the workspace and publishes snapshots. Features read `snapshot` or `at`, listen to
 * `onDidChange`, and never open a file themselves.
 */
import * as vscode from "vscode";
import type { Snapshot } from "../../core/snapshot";
import { Analyzer } from "./analyzer";
import { toFile } from "./convert";
import { loadEngine } from "./engine";
import { FileSelection, isTerraformPath } from "./files";
import { type Log, runSafely } from "./log";
import type { Settings, SettingValues } from "./settings";
import { Sources } from "./sources";
import { whenNeeded } from "./wake";

export type WorkspaceState = "off" | "loading" | "ready" | "failed";

interface Session {
  readonly analyzer: Analyzer;
  readonly sources: Sources;
  readonly subscriptions: vscode.Disposable;
}

export class Workspace implements vscode.Disposable {
  private session: Session | undefined;
  private starting: Promise<void> = Promise.resolve();
  private current: WorkspaceState = "off";
  private readonly emitter = new vscode.EventEmitter<Snapshot | undefined>();
  private readonly subscription: vscode.Disposable;
  private waiting: vscode.Disposable | undefined;
  /** Whether an analysis was ever started; until then one may be waited for. */
  private begun = false;

  /** Fires with every new snapshot, and with undefined when the extension is switched off or starts anew. */
  readonly onDidChange = this.emitter.event;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {
    this.subscription = settings.onDidChange(({ before, now, files }) => {
      if (before.enable !== now.enable) void this.restart();
      if (before.enable !== now.enable || !this.session) return;
      const levels = (it: SettingValues) => JSON.stringify([it.rules, it.preset]);
      if (levels(before) !== levels(now)) this.session.analyzer.configure(now.rules, now.preset);
      if (JSON.stringify(before.variableFiles) !== JSON.stringify(now.variableFiles))
        this.session.analyzer.setVariableFiles(now.variableFiles);
      if (files) void this.session.sources.scan(new FileSelection(now.exclude));
    });
  }

  get state(): WorkspaceState {
    return this.current;
  }

  /** Begins when there is something to read, or as soon as a feature asks for a settled snapshot. */
  begin(): void {
    // A command that woke the extension may have asked already.
    if (this.begun) return;
    const waiting = whenNeeded(() => void this.restart());
    // A config document that is open begins at once.
    if (this.begun) waiting.dispose();
    else this.waiting = waiting;
  }

  /** Whether a document is config: Terraform by its name, YAML and JSON by what the engine made of them. */
  owns(uri: vscode.Uri): boolean {
    return isTerraformPath(uri) || this.snapshot?.formatOf(toFile(uri)) !== undefined;
  }

  /** The newest snapshot; undefined until the first analysis is done. */
  get snapshot(): Snapshot | undefined {
    return this.current === "ready" ? this.session?.analyzer.snapshot : undefined;
  }

  /** Files that are there and could not be read, with the reason. */
  get unreadable(): ReadonlyMap<string, string> {
    return this.session?.sources.unreadable ?? new Map();
  }

  /** The snapshot, when it was made from this very version of the document. */
  at(document: Pick<vscode.TextDocument, "uri" | "version">): Snapshot | undefined {
    if (this.current !== "ready" || !this.session) return undefined;
    return this.session.analyzer.isAt(toFile(document.uri), document.version)
      ? this.session.analyzer.snapshot
      : undefined;
  }

  /** The snapshot once everything known so far is read and analyzed; undefined when switched off or failed. */
  async settled(): Promise<Snapshot | undefined> {
    if (!this.begun) void this.restart();
    // A start may have been followed by another one meanwhile.
    for (let awaited: Promise<void> | undefined; awaited !== this.starting; ) {
      awaited = this.starting;
      await awaited;
    }
    // What was read may ask for more: modules that call modules.
    do {
      await this.session?.sources.settled();
      const analyzer = this.session?.analyzer;
      if (analyzer?.busy) analyzer.flush();
    } while (this.session?.sources.busy);
    return this.snapshot;
  }

  /** Starts over: a new engine, every file read again. Also the way to switch on and off. */
  restart(): Promise<void> {
    this.begun = true;
    this.waiting?.dispose();
    this.waiting = undefined;
    this.starting = this.starting.then(async () => {
      await runSafely(this.log, "Starting the analysis", () => this.start());
    });
    return this.starting;
  }

  dispose(): void {
    this.waiting?.dispose();
    this.stop();
    this.subscription.dispose();
    this.emitter.dispose();
  }

  private async start(): Promise<void> {
    this.stop();
    if (!this.settings.values.enable) {
      this.publish("off");
      return;
    }
    this.publish("loading");
    try {
      const began = performance.now();
      const analyzer = new Analyzer(await loadEngine(this.extensionUri), this.log);
      analyzer.configure(this.settings.values.rules, this.settings.values.preset);
      analyzer.setVariableFiles(this.settings.values.variableFiles);
      const sources = new Sources(analyzer, new FileSelection(this.settings.values.exclude), this.log);
      const again = () => {
        if (this.current === "ready") this.emitter.fire(this.snapshot);
      };
      const subscriptions = vscode.Disposable.from(analyzer.onDidChange(again), sources.onDidChangeUnreadable(again));
      this.session = { analyzer, sources, subscriptions };
      await sources.scan(new FileSelection(this.settings.values.exclude));
      analyzer.release(); // The hold it was born with: from here on every change is analyzed.
      this.publish("ready");
      this.log.info(`ready after ${Math.round(performance.now() - began)} ms`);
    } catch (error) {
      this.stop();
      this.publish("failed");
      throw error;
    }
  }

  private publish(state: WorkspaceState): void {
    this.current = state;
    this.emitter.fire(this.snapshot);
  }

  private stop(): void {
    this.session?.subscriptions.dispose();
    this.session?.sources.dispose();
    this.session?.analyzer.dispose();
    this.session = undefined;
  }
}
