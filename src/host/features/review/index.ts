/**
 * *Review Changes*: what has changed since git HEAD, or in a plan, and what may go wrong when it is applied; a list in the
 * source control view that follows the text as it changes.
 */
import * as vscode from "vscode";
import type { Fix } from "../../../core/model/finding";
import { applyPlanned, tell } from "../../infrastructure/apply";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";
import { NoHead } from "./git";
import type { Row } from "./rows";
import type { Shown } from "./version";

/** Argument: the URI of a plan, or "HEAD"; without one, the user is asked. Answers with the lines of the list. */
export const reviewCommand = "lb-topology.reviewChanges";
export const fixHazardCommand = "lb-topology.fixHazard";
const refreshCommand = "lb-topology.refreshReview";
const closeCommand = "lb-topology.closeReview";
const viewId = "lb-topology.review";
/** Context key: whether there is a list. */
const openKey = "lb-topology.reviewing";
const pauseMilliseconds = 300;

type Wanted = "HEAD" | vscode.Uri;

export function registerReview(host: Host): vscode.Disposable {
  const list = new ReviewList(host);
  const command = (id: string, what: string, action: (argument: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(id, (argument: unknown) => runSafely(host.log, what, () => action(argument)));
  return vscode.Disposable.from(
    list,
    command(reviewCommand, "Reviewing the changes", (argument) => list.open(argument)),
    command(refreshCommand, "Reviewing the changes", () => list.refresh()),
    command(closeCommand, "Closing the review", () => list.close()),
    command(fixHazardCommand, "Applying the fix", (row) => fix(host, row)),
    host.workspace.onDidChange(() => list.soon()),
  );
}

class ReviewList implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<Row>;
  private wanted: Wanted | undefined;
  private rows: readonly Row[] = [];
  private following: vscode.Disposable | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts refreshes: one that was overtaken shows nothing. */
  private turn = 0;
  private refreshing: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly host: Host) {
    this.view = vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
  }

  async open(argument: unknown): Promise<readonly Row[] | undefined> {
    const wanted = argument === "HEAD" || argument instanceof vscode.Uri ? argument : await ask();
    if (!wanted) return undefined;
    this.wanted = wanted;
    if (!(await this.refresh())) return undefined;
    await vscode.commands.executeCommand("setContext", openKey, true);
    await vscode.commands.executeCommand(`${viewId}.focus`);
    return this.rows;
  }

  /** Makes the list anew; false where there is nothing to compare with, which is then said. */
  refresh(): Promise<boolean> {
    this.refreshing = this.renew();
    return this.refreshing;
  }

  private async renew(): Promise<boolean> {
    const { wanted } = this;
    const turn = ++this.turn;
    const { rowsOf } = await import("./rows");
    const shown = wanted && (await this.compare(wanted));
    // Overtaken: whoever asked waits for the one that counts.
    if (turn !== this.turn) return this.refreshing;
    if (!shown) {
      await this.close();
      return false;
    }
    this.following?.dispose();
    this.following = shown.onDidChange(() => this.soon());
    this.rows = rowsOf(shown);
    this.view.description = shown.title;
    this.view.message = this.rows.length === 0 ? "Nothing about load balancers has changed." : undefined;
    const grave = shown.hazards.filter((it) => it.severity !== "info").length;
    this.view.badge = grave > 0 ? { value: grave, tooltip: `${grave} may go wrong when this is applied` } : undefined;
    this.changes.fire(undefined);
    return true;
  }

  /** After an edit: a plan says of itself what it says, whatever the text is now. */
  soon(): void {
    if (this.wanted !== "HEAD") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => void runSafely(this.host.log, "Reviewing the changes", () => this.refresh()),
      pauseMilliseconds,
    );
  }

  async close(): Promise<void> {
    this.wanted = undefined;
    this.rows = [];
    clearTimeout(this.timer);
    this.following?.dispose();
    this.following = undefined;
    this.view.badge = undefined;
    this.changes.fire(undefined);
    await vscode.commands.executeCommand("setContext", openKey, false);
  }

  getChildren(row?: Row): Row[] {
    return [...(row?.children ?? this.rows)];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : row.expanded ? Expanded : Collapsed);
    if (row.description !== undefined) item.description = row.description;
    if (row.tooltip !== undefined) item.tooltip = row.tooltip;
    if (row.icon) item.iconPath = row.icon;
    if (row.hazard && row.hazard.fixes.length > 0) item.contextValue = "fixable";
    if (row.location)
      item.command = {
        command: "vscode.open",
        title: "Open",
        arguments: [row.location.uri, { selection: row.location.range, preserveFocus: true, preview: true }],
      };
    return item;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.following?.dispose();
    this.view.dispose();
    this.changes.dispose();
  }

  private async compare(wanted: Wanted): Promise<Shown | undefined> {
    // The comparison and its hazards: loaded when somebody reviews.
    const { againstHead, ofPlan } = await import("./version");
    try {
      const shown = wanted === "HEAD" ? await againstHead(this.host) : await ofPlan(this.host, wanted);
      if (!shown)
        void vscode.window.showWarningMessage(
          wanted === "HEAD"
            ? "There is no folder to compare, or Load Balancer Topology is switched off in the settings."
            : "This is no plan that terraform show -json printed.",
        );
      return shown;
    } catch (error) {
      if (!(error instanceof NoHead)) throw error;
      void vscode.window.showWarningMessage(error.message);
      return undefined;
    }
  }
}

async function ask(): Promise<Wanted | undefined> {
  const plan = { label: "$(file-code) A Plan…", detail: "What terraform show -json printed", wanted: "plan" } as const;
  const head = {
    label: "$(git-commit) Changes since HEAD",
    detail: "What is in the editor against git",
    wanted: "HEAD",
  } as const;
  const choice = await vscode.window.showQuickPick([head, plan], { title: "Review Changes" });
  if (choice?.wanted !== "plan") return choice?.wanted;
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: "A plan as JSON",
      filters: { JSON: ["json"] },
      canSelectMany: false,
    })) ?? [];
  return uri;
}

async function fix(host: Host, row: unknown): Promise<void> {
  const { hazard } = (typeof row === "object" && row !== null ? row : {}) as Partial<Row>;
  const fixes = hazard?.fixes ?? [];
  const chosen = fixes.length > 1 ? await choose(fixes) : fixes[0];
  if (chosen) tell(await applyPlanned(host, (snapshot) => snapshot.plan(chosen.changes), chosen.title));
}

async function choose(fixes: readonly Fix[]): Promise<Fix | undefined> {
  const items = fixes.map((it) => ({
    label: it.title,
    ...(it.effect === undefined ? {} : { detail: it.effect }),
    fix: it,
  }));
  return (await vscode.window.showQuickPick(items, { title: "How to repair it" }))?.fix;
}
