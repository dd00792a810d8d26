/** Collects changes of files and gives them to the engine in one go: one new snapshot for one burst of changes. */
import * as vscode from "vscode";
import type { PresetId } from "../../core/config/presets";
import type { Engine, FileUpdate, RuleSettings, Snapshot } from "../../core/snapshot";
import { guard, type Log } from "./log";
import { deltaBetween } from "./text-delta";

/** How long changes are collected: long enough for an edit over many files, far below what a person notices. */
const collectMilliseconds = 5;

interface Pending {
  readonly text: string | undefined;
  /** The document version that the text is of; undefined for text from disk. */
  readonly version: number | undefined;
}

export class Analyzer implements vscode.Disposable {
  private readonly pending = new Map<string, Pending>();
  private readonly versions = new Map<string, number>();
  private readonly emitter = new vscode.EventEmitter<Snapshot>();
  private readonly idleEmitter = new vscode.EventEmitter<void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** While held, changes are only collected: the first scan publishes one snapshot, not one for each file. */
  private holds = 1;

  /** Fires with every new snapshot. */
  readonly onDidChange = this.emitter.event;
  /** Fires when nothing is left to analyze. */
  readonly onDidFlush = this.idleEmitter.event;

  constructor(
    private readonly engine: Engine,
    private readonly log: Log,
  ) {}

  get snapshot(): Snapshot {
    return this.engine.snapshot;
  }

  get busy(): boolean {
    return this.holds > 0 || this.timer !== undefined;
  }

  /** The text of a file as it will be analyzed next. */
  text(file: string): string | undefined {
    const pending = this.pending.get(file);
    return pending ? pending.text : this.engine.snapshot.text(file);
  }

  put(file: string, text: string | undefined, version?: number): void {
    this.pending.set(file, { text, version });
    if (this.holds === 0) this.timer ??= setTimeout(() => this.flush(), collectMilliseconds);
  }

  /** Starts to collect without analyzing; `release` analyzes what came together. */
  hold(): void {
    this.holds++;
  }

  release(): void {
    this.holds = Math.max(0, this.holds - 1);
    if (this.holds === 0) this.flush();
  }

  /** Whether the snapshot was made from this version of the document; analyzes now when it is only waiting for its turn. */
  isAt(file: string, version: number): boolean {
    if (this.pending.has(file) && this.holds === 0) this.flush();
    return this.versions.get(file) === version;
  }

  configure(rules: RuleSettings, preset: PresetId): void {
    guard(this.log, "Applying the rule settings", undefined, () =>
      this.emitter.fire(this.engine.configure(rules, preset)),
    );
  }

  setVariableFiles(files: readonly string[]): void {
    guard(this.log, "Choosing files of variables", undefined, () =>
      this.emitter.fire(this.engine.setVariableFiles(files)),
    );
  }

  /** Analyzes everything that waits. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const updates: FileUpdate[] = [];
    for (const [file, { text, version }] of this.pending) {
      const before = this.engine.snapshot.text(file);
      if (version === undefined) this.versions.delete(file);
      else this.versions.set(file, version);
      if (before === text) continue;
      const deltas = before !== undefined && text !== undefined ? [deltaBetween(before, text)] : undefined;
      updates.push({ path: file, text, deltas });
    }
    this.pending.clear();
    // Files are read in whatever order the disk answers; what is drawn must not depend on it.
    updates.sort((a, b) => (a.path < b.path ? -1 : 1));
    if (updates.length > 0)
      guard(this.log, "Analyzing", undefined, () => {
        const start = performance.now();
        const snapshot = this.engine.update(updates);
        this.emitter.fire(snapshot);
        this.log.trace(`analyzed ${updates.length} file(s) in ${(performance.now() - start).toFixed(1)} ms`);
      });
    this.idleEmitter.fire();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.emitter.dispose();
    this.idleEmitter.dispose();
    this.engine.dispose();
  }
}
