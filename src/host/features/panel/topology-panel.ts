/** One webview that shows the diagram: tells it what changed, follows the caret, answers what it asks. */
import * as vscode from "vscode";
import { type Server, serve } from "../../../protocol/channel";
import type { Envelope } from "../../../protocol/messages";
import { toFile } from "../../infrastructure/convert";
import { isTerraformPath } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { nodeAt, nodeOf } from "./caret";
import { viewType } from "./commands";
import { DiagramStore } from "./diagram-store";
import { diagramState, panelHandlers } from "./handlers";
import { panelHtml } from "./html";

/** Diagnostics go first: the picture may follow a few frames later, and a burst of edits is one change to it. */
const redrawMilliseconds = 30;
const caretMilliseconds = 15;

export class TopologyPanel implements vscode.Disposable {
  private readonly store = new DiagramStore();
  private readonly server: Server;
  private readonly subscriptions: vscode.Disposable[] = [];
  private redraw: ReturnType<typeof setTimeout> | undefined;
  private follow: ReturnType<typeof setTimeout> | undefined;
  private told = "";
  private selected: string | null = null;
  /** Resource to select as soon as the webview shows something. */
  private wanted: string | undefined;
  private isDrawn = false;

  /** A new panel in a column. */
  static create(host: Host, column: vscode.ViewColumn, preserveFocus: boolean): TopologyPanel {
    const panel = vscode.window.createWebviewPanel(
      viewType,
      "Load Balancer Topology",
      { viewColumn: column, preserveFocus },
      panelOptions(host),
    );
    return new TopologyPanel(host, panel);
  }

  /** Takes over a panel, new or restored after the window was closed. */
  constructor(
    private readonly host: Host,
    readonly panel: vscode.WebviewPanel,
  ) {
    const { webview } = panel;
    webview.options = panelOptions(host);
    panel.iconPath = {
      light: vscode.Uri.joinPath(host.context.extensionUri, "media", "icons", "topology-light.svg"),
      dark: vscode.Uri.joinPath(host.context.extensionUri, "media", "icons", "topology-dark.svg"),
    };
    const handlers = panelHandlers(host, this.store, {
      get column() {
        return panel.viewColumn;
      },
      drawn: () => this.onDrawn(),
    });
    this.server = serve(this.port(webview), handlers, (message) => host.log.warn(`panel: ${message}`));
    this.subscriptions.push(
      host.workspace.onDidChange(() => this.scheduleRedraw()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.scheduleFollow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.scheduleFollow(editor)),
      panel.onDidChangeViewState(() => {
        // A hidden webview is thrown away and starts anew when it is shown: until then it cannot be told anything.
        if (!panel.visible) this.isDrawn = false;
        else this.scheduleRedraw();
      }),
    );
    webview.html = panelHtml(webview, host.context.extensionUri);
  }

  /** Selects the node of a resource, now or as soon as there is something to select. */
  select(id: string): void {
    this.wanted = id;
    if (this.isDrawn) this.onDrawn();
  }

  emit(name: "fit" | "search" | "focusDiagram"): void {
    this.server.emit("command", { name });
  }

  dispose(): void {
    clearTimeout(this.redraw);
    clearTimeout(this.follow);
    this.server.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private port(webview: vscode.Webview) {
    const { traffic } = this.host;
    return {
      post: (message: Envelope) => {
        traffic.fire({ to: "diagram", message });
        void webview.postMessage(message);
      },
      listen: (receive: (message: unknown) => void) => {
        const subscription = webview.onDidReceiveMessage((message: unknown) => {
          traffic.fire({ to: "extension", message });
          receive(message);
        });
        return () => void subscription.dispose();
      },
    };
  }

  private onDrawn(): void {
    this.isDrawn = true;
    const { snapshot } = this.host.workspace;
    const { diagram } = this.store;
    if (!snapshot || !diagram) return;
    const id = this.wanted === undefined ? this.caretNode() : nodeOf(snapshot, diagram, this.wanted);
    this.wanted = undefined;
    this.selected = id;
    // After the answer that is on its way: a node can be selected only where it is drawn.
    if (id !== null) setTimeout(() => this.server.emit("selectionChanged", { id }), 0);
  }

  private scheduleRedraw(): void {
    this.redraw ??= setTimeout(() => {
      this.redraw = undefined;
      guard(this.host.log, "Diagram", undefined, () => this.tellChange());
    }, redrawMilliseconds);
  }

  private tellChange(): void {
    if (!this.panel.visible) return;
    const { snapshot } = this.host.workspace;
    if (snapshot) this.store.refresh(snapshot);
    const body = { version: this.store.version, state: diagramState(this.host, this.store) };
    const text = JSON.stringify([body, this.host.workspace.state]);
    if (text === this.told) return;
    this.told = text;
    this.server.emit("diagramChanged", body);
  }

  private scheduleFollow(editor: vscode.TextEditor): void {
    if (!isTerraformPath(editor.document.uri)) return;
    clearTimeout(this.follow);
    this.follow = setTimeout(() => {
      const id = guard(this.host.log, "Following the caret", null, () => this.caretNode(editor));
      if (!this.isDrawn || id === this.selected) return;
      this.selected = id;
      this.server.emit("selectionChanged", { id });
    }, caretMilliseconds);
  }

  private caretNode(editor = terraformEditor()): string | null {
    const snapshot = editor && this.host.workspace.at(editor.document);
    const { diagram } = this.store;
    if (!editor || !snapshot || !diagram) return null;
    const { document, selection } = editor;
    return nodeAt(snapshot, diagram, toFile(document.uri), document.offsetAt(selection.active));
  }
}

function panelOptions(host: Host): vscode.WebviewPanelOptions & vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [vscode.Uri.joinPath(host.context.extensionUri, "dist")],
  };
}

function terraformEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].find((it) => it && isTerraformPath(it.document.uri));
}
