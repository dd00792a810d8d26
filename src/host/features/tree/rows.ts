/** The rows that VS Code was given, and which of them look different after an edit. */
import * as vscode from "vscode";
import { TopologyTree, type TreeRow } from "../../../core/diagram/tree";
import type { Snapshot } from "../../../core/snapshot";
import type { Host } from "../../infrastructure/host";

export class TreeRows implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<TreeRow | undefined>();
  readonly onDidChange = this.changes.event;
  private tree: TopologyTree | undefined;
  private from: Snapshot | undefined;
  /** Rows by id, and the ids below those that were opened; undefined is the root. */
  private readonly given = new Map<string, TreeRow>();
  private readonly opened = new Map<string | undefined, readonly string[]>();

  constructor(private readonly host: Host) {}

  children(row: TreeRow | undefined): TreeRow[] {
    this.refresh();
    const rows = this.below(row).map((it) => this.take(it));
    this.opened.set(
      row?.id,
      rows.map((it) => it.id),
    );
    return rows;
  }

  parent({ parent }: TreeRow): TreeRow | undefined {
    return parent === undefined ? undefined : this.given.get(parent);
  }

  /** The row of a resource, with all above it known. */
  rowOf(node: string): TreeRow | undefined {
    this.refresh();
    return this.tree
      ?.pathTo(node)
      .map((it) => this.take(it))
      .at(-1);
  }

  /** Takes in the newest snapshot, and tells VS Code of the topmost rows that are not what it was given. */
  update(): void {
    if (!this.refresh()) return;
    const changed: TreeRow[] = [];
    if (this.compare(undefined, changed)) this.changes.fire(undefined);
    else for (const row of changed) this.changes.fire(row);
  }

  dispose(): void {
    this.changes.dispose();
  }

  private refresh(): boolean {
    const { snapshot } = this.host.workspace;
    if (snapshot === this.from) return false;
    this.from = snapshot;
    this.tree = snapshot && new TopologyTree(snapshot);
    return true;
  }

  private below(row: TreeRow | undefined): TreeRow[] {
    if (!this.tree) return [];
    return row ? this.tree.children(row) : this.tree.roots;
  }

  /** Whether other rows stand below `row`; else gathers those below it that changed. */
  private compare(row: TreeRow | undefined, changed: TreeRow[]): boolean {
    const known = this.opened.get(row?.id);
    if (!known) return false;
    const now = this.below(row);
    if (now.length !== known.length || now.some((it, index) => it.id !== known[index])) {
      this.forget(row?.id);
      return true;
    }
    for (const fresh of now) {
      const old = this.given.get(fresh.id);
      const isSame = old !== undefined && JSON.stringify(old) === JSON.stringify(fresh);
      const taken = this.take(fresh);
      if (this.compare(taken, changed) || !isSame) changed.push(taken);
    }
    return false;
  }

  /** The row under its id: the object that VS Code has, with what is new of it. */
  private take(row: TreeRow): TreeRow {
    const old = this.given.get(row.id);
    if (old) return Object.assign(old, row);
    this.given.set(row.id, row);
    return row;
  }

  private forget(id: string | undefined): void {
    for (const child of this.opened.get(id) ?? []) {
      this.forget(child);
      this.given.delete(child);
    }
    this.opened.delete(id);
  }
}
