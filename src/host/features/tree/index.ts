/** The topology as a native tree: the same load balancers, findings and commands as in the diagram, in words. */
import * as vscode from "vscode";
import type { TreeRow } from "../../../core/diagram/tree";
import { resourceAt } from "../../../core/queries/places";
import { toFile } from "../../infrastructure/convert";
import type { Host } from "../../infrastructure/host";
import { guard, runSafely } from "../../infrastructure/log";
import { openTopologyCommand } from "../panel/commands";
import { placeOf, showPlace } from "../panel/reveal";
import { severityColours, treeItem } from "./item";
import { offers, tellOffers } from "./offers";
import type { TreeRows } from "./rows";

export const treeId = "lb-topology.tree";
/** Argument of the following: the row. */
export const treeShowTextCommand = "lb-topology.tree.showText";
export const treeShowInTopologyCommand = "lb-topology.tree.showInTopology";
/** Without a row: carried out by a click, the keyboard stays in the tree. */
const treeSelectCommand = "lb-topology.tree.select";
const refreshMilliseconds = 120;
const caretMilliseconds = 60;

export function registerTree(host: Host): vscode.Disposable {
  const changes = new vscode.EventEmitter<TreeRow | undefined>();
  let rows: TreeRows | undefined;
  /** Made when somebody looks: the diagram is no part of activation. */
  const made = async (): Promise<TreeRows> => {
    const { TreeRows: Rows } = await import("./rows");
    if (rows) return rows;
    rows = new Rows(host);
    rows.onDidChange((row) => changes.fire(row));
    return rows;
  };
  const view = vscode.window.createTreeView(treeId, {
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getChildren: async (row?: TreeRow) => {
        const all = await made();
        return guard(host.log, "Tree", [], () => all.children(row));
      },
      getParent: (row: TreeRow) => rows?.parent(row),
      getTreeItem: (row: TreeRow) => treeItem(row, treeSelectCommand),
    },
    showCollapseAll: true,
  });
  let refresh: ReturnType<typeof setTimeout> | undefined;
  let follow: ReturnType<typeof setTimeout> | undefined;

  const update = () => {
    clearTimeout(refresh);
    refresh = undefined;
    guard(host.log, "Tree", undefined, () => {
      // Before VS Code has asked for rows there are none that could be old.
      rows?.update();
      tell(view, host);
    });
  };
  const caret = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    if (!editor || !view.visible || !host.workspace.owns(editor.document.uri)) return;
    const snapshot = host.workspace.at(editor.document);
    const offset = editor.document.offsetAt(editor.selection.active);
    const resource = snapshot && resourceAt(snapshot.topology, toFile(editor.document.uri), offset);
    if (!resource || view.selection.some((it) => it.node === resource.id)) return;
    const all = await made();
    all.update();
    const row = all.rowOf(resource.id);
    if (row && !view.selection.some((it) => it.id === row.id)) await view.reveal(row, { select: true, focus: false });
  };
  const followSoon = (editor: vscode.TextEditor | undefined) => {
    clearTimeout(follow);
    follow = setTimeout(() => void runSafely(host.log, "Following the caret", () => caret(editor)), caretMilliseconds);
  };
  const show = async (row: unknown, focus: boolean): Promise<void> => {
    const id = nodeOf(row ?? view.selection[0]);
    const snapshot = await host.workspace.settled();
    const place = snapshot && id !== undefined ? placeOf(snapshot, id) : undefined;
    if (snapshot && place) await showPlace(snapshot, place, { focus });
  };
  const command = (id: string, what: string, action: (row: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(id, (row: unknown) => runSafely(host.log, what, () => action(row)));
  tell(view, host);
  return vscode.Disposable.from(
    view,
    changes,
    vscode.window.registerFileDecorationProvider(severityColours),
    host.workspace.onDidChange(() => {
      // Nobody looks: the next one who does gets it fresh.
      if (view.visible) refresh ??= setTimeout(update, refreshMilliseconds);
      else tell(view, host);
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return;
      void tellOffers();
      update();
      followSoon(vscode.window.activeTextEditor);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => followSoon(textEditor)),
    vscode.window.onDidChangeActiveTextEditor((editor) => editor && followSoon(editor)),
    command(treeSelectCommand, "Showing the resource", (row) => show(row, false)),
    command(treeShowTextCommand, "Showing the resource", (row) => show(row, true)),
    command(treeShowInTopologyCommand, "Showing the resource in the topology", async (row) =>
      vscode.commands.executeCommand(openTopologyCommand, nodeOf(row ?? view.selection[0])),
    ),
    ...offers.map(({ own, theirs, what }) =>
      command(own, what, async (row) => vscode.commands.executeCommand(theirs, nodeOf(row ?? view.selection[0]))),
    ),
    {
      dispose: () => {
        rows?.dispose();
        clearTimeout(refresh);
        clearTimeout(follow);
      },
    },
  );
}

function nodeOf(row: unknown): string | undefined {
  if (typeof row === "string") return row;
  if (typeof row !== "object" || row === null || !("node" in row)) return undefined;
  return typeof row.node === "string" ? row.node : undefined;
}

/** What stands instead of a tree while there is none, and the number of errors at the view's icon. */
function tell(view: vscode.TreeView<TreeRow>, { workspace }: Host): void {
  const { state, snapshot } = workspace;
  const isEmpty = state === "ready" && snapshot !== undefined && snapshot.topology.resources.length === 0;
  void vscode.commands.executeCommand("setContext", "lb-topology.treeState", isEmpty ? "empty" : state);
  const errors = snapshot?.findings.filter((it) => it.severity === "error" && !it.quiet).length ?? 0;
  const now = view.badge?.value ?? 0;
  if (now !== errors)
    view.badge =
      errors > 0
        ? { value: errors, tooltip: `${errors} load balancer ${errors === 1 ? "error" : "errors"}` }
        : undefined;
}
