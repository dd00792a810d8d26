/**
 * What is kept of the view. The user's own places of nodes lie in the workspace's state, or, with
 * `lb-topology.sharedLayout`, in a file that can be committed; never in the configuration.
 */
import * as vscode from "vscode";
import { type Positions, ViewState } from "../../../protocol/messages";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";
import { SharedLayout } from "./shared-layout";

const viewKey = "lb-topology.view";

/** A view that nobody has changed, for those who get only the places from others. */
const plainView: ViewState = {
  collapsed: [],
  filter: [],
  showEndpoints: true,
  showAux: false,
  detailsOpen: true,
  opened: [],
  positions: {},
};

export class KeptLayout implements vscode.Disposable {
  private shared: SharedLayout | undefined;
  private readonly subscription: vscode.Disposable;

  /** `tell` is called with places that came from somewhere else than `save`. */
  constructor(
    private readonly host: Host,
    private readonly tell: (positions: Positions) => void,
  ) {
    this.open();
    this.subscription = host.settings.onDidChange(({ before, now }) => {
      if (before.sharedLayout === now.sharedLayout) return;
      this.open();
      void runSafely(host.log, "Reading the layout", async () => tell((await this.read())?.positions ?? {}));
    });
  }

  /** The view as it was left; null when it never was. */
  async read(): Promise<ViewState | null> {
    const own = this.own();
    if (!this.shared) return own;
    const positions = await this.shared.read();
    if (!own && Object.keys(positions).length === 0) return null;
    return { ...(own ?? plainView), positions };
  }

  async save(view: ViewState): Promise<void> {
    // Own places come back when sharing is switched off.
    const positions = this.shared ? (this.own()?.positions ?? {}) : view.positions;
    await this.host.context.workspaceState.update(viewKey, { ...view, positions });
    this.shared?.save(view.positions);
  }

  dispose(): void {
    this.subscription.dispose();
    this.shared?.dispose();
  }

  private own(): ViewState | null {
    return ViewState.safeParse(this.host.context.workspaceState.get(viewKey)).data ?? null;
  }

  private open(): void {
    this.shared?.dispose();
    const folder = vscode.workspace.workspaceFolders?.[0];
    const wanted = this.host.settings.values.sharedLayout && folder;
    this.shared = wanted ? new SharedLayout(folder.uri, this.host.log, this.tell) : undefined;
  }
}
