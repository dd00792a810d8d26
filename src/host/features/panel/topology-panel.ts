/** One webview that shows the diagram: tells it what changed, follows the caret, answers what it asks. */
import * as vscode from "vscode";
import type { Snapshot } from "../../../core/snapshot";
import { type Server, serve } from "../../../protocol/channel";
import type { Envelope, EventBody } from "../../../protocol/messages";
import { displayPath, toFile } from "../../infrastructure/convert";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { UndoStack } from "../../infrastructure/undo";
import { nodeAt, nodeOf } from "./caret";
import { viewType } from "./commands";
import { DiagramStore } from "./diagram-store";
import { diagramState, panelHandlers } from "./handlers";
import { panelHtml } from "./html";
import { KeptLayout } from "./kept-layout";

/** Diagnostics go first: the picture may follow a few frames later, and a burst of edits is one change to it. */
const redrawMilliseconds = 30;
const caretMilliseconds = 15;

export type Command = EventBody<"command">["name"];

type Gesture = EventBody<"runAction">;

export class TopologyPanel implements vscode.Disposable {
  private readonly store = new DiagramStore(displayPath);
  private readonly server: Server;
  private readonly edits: UndoStack;
  private readonly subscriptions: vscode.Disposable[] = [];
  private redraw: ReturnType<typeof setTimeout> | undefined;
  private follow: ReturnType<typeof setTimeout> | undefined;
  private told = "";
  /** The snapshot that the webview was last told of. */
  private read: Snapshot | undefined;
  private selected: string | null = null;
  /** Resource to select as soon as the webview shows something. */
  private wanted: string | undefined;
  private isDrawn = false;
  /** Asked for before the webview could do it. */
  private command: Command | undefined;
  private gesture: Gesture | undefined;
  /** Where a click in the diagram has just put the caret: no reason to select anything else than what was clicked. */
  private revealed: vscode.Location | undefined;

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
    this.edits = new UndoStack(host.workspace);
    webview.options = panelOptions(host);
    panel.iconPath = {
      light: vscode.Uri.joinPath(host.context.extensionUri, "media", "icons", "topology-light.svg"),
      dark: vscode.Uri.joinPath(host.context.extensionUri, "media", "icons", "topology-dark.svg"),
    };
    const layout = new KeptLayout(host, (positions) => this.server.emit("positionsChanged", { positions }));
    const handlers = panelHandlers(host, this.store, {
      layout,
      get column() {
        return panel.viewColumn;
      },
      told: () => {
        this.told = this.status();
      },
      drawn: () => this.onDrawn(),
      undo: async (direction) => {
        const done = await this.edits.run(direction, panel.viewColumn);
        panel.reveal(undefined, false);
        return done;
      },
      revealed: (place) => {
        this.revealed = place;
      },
    });
    this.server = serve(this.port(webview), handlers, (message) => host.log.warn(`panel: ${message}`));
    this.subscriptions.push(
      this.edits,
      layout,
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

  /** Begins a gesture at a node, now or as soon as it is drawn. Rows of a node (endpoints) have none of their own. */
  begin(action: Gesture["action"], id: string): void {
    this.gesture = { action, id };
    this.wanted = id;
    if (this.isDrawn) this.onDrawn();
  }

  /** Has the webview do something, now or as soon as it shows something. */
  tell(name: Command): void {
    if (this.isDrawn) this.server.emit("command", { name });
    else this.command = name;
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

  /** Selects what is wanted or, when the webview has just started, what the caret stands on. */
  private onDrawn(): void {
    const isFirst = !this.isDrawn;
    const { wanted, command, gesture } = this;
    this.isDrawn = true;
    this.wanted = undefined;
    this.command = undefined;
    this.gesture = undefined;
    const { snapshot } = this.host.workspace;
    const { diagram } = this.store;
    if (!snapshot || !diagram || (!isFirst && wanted === undefined)) return;
    const id = wanted === undefined ? this.caretNode() : nodeOf(snapshot, diagram, wanted);
    this.selected = id;
    // After the answer that is on its way: a node can be selected only where it is drawn.
    setTimeout(() => {
      if (id !== null) this.server.emit("selectionChanged", { id });
      if (gesture && diagram.nodes.some((it) => it.id === gesture.id)) this.server.emit("runAction", gesture);
      if (command) this.server.emit("command", { name: command });
    }, 0);
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
    if (snapshot && snapshot !== this.read) this.server.emit("textChanged", {});
    this.read = snapshot;
    const status = this.status();
    if (status === this.told) return;
    this.told = status;
    const state = diagramState(this.host, this.store);
    this.server.emit("diagramChanged", { version: this.store.version, state });
  }

  /** All that the webview is told of: the same status is not told twice. */
  private status(): string {
    return [this.store.version, diagramState(this.host, this.store), this.host.workspace.state].join(" ");
  }

  private scheduleFollow(editor: vscode.TextEditor): void {
    if (!this.host.workspace.owns(editor.document.uri)) return;
    clearTimeout(this.follow);
    this.follow = setTimeout(() => {
      if (this.isRevealed(editor)) return;
      this.revealed = undefined;
      const id = guard(this.host.log, "Following the caret", null, () => this.caretNode(editor));
      if (!this.isDrawn || id === this.selected) return;
      this.selected = id;
      this.server.emit("selectionChanged", { id });
    }, caretMilliseconds);
  }

  private isRevealed({ document, selection }: vscode.TextEditor): boolean {
    const { revealed } = this;
    return document.uri.toString() === revealed?.uri.toString() && selection.active.isEqual(revealed.range.start);
  }

  private caretNode(editor = configEditor(this.host)): string | null {
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

function configEditor({ workspace }: Host): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].find((it) => it && workspace.owns(it.document.uri));
}
