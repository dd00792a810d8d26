/** The diagram: one panel, opened by commands and restored with the window. */
import * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";
import {
  fitDiagramCommand,
  focusDiagramCommand,
  gestureCommands,
  openBesideCommand,
  openTopologyCommand,
  revealCommand,
  searchDiagramCommand,
  tidyDiagramCommand,
  viewType,
} from "./commands";
import { placeOf, showPlace } from "./reveal";
import type { Command, TopologyPanel } from "./topology-panel";

const openContext = "lb-topology.diagramOpen";

export function registerPanel(host: Host): vscode.Disposable {
  let current: TopologyPanel | undefined;
  const keep = (panel: TopologyPanel) => {
    current = panel;
    void vscode.commands.executeCommand("setContext", openContext, true);
    panel.panel.onDidDispose(() => {
      panel.dispose();
      if (current !== panel) return;
      current = undefined;
      void vscode.commands.executeCommand("setContext", openContext, false);
    });
    return panel;
  };
  const open = async (id: unknown, preserveFocus: boolean): Promise<TopologyPanel> => {
    const panel = current ?? keep((await implementation()).TopologyPanel.create(host, freeColumn(), preserveFocus));
    panel.panel.reveal(undefined, preserveFocus);
    if (typeof id === "string") panel.select(id);
    return panel;
  };
  const command = (id: string, what: string, action: (argument: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(id, (argument: unknown) => runSafely(host.log, what, () => action(argument)));
  const tell = (name: Command) => async () => (await open(undefined, false)).tell(name);
  return vscode.Disposable.from(
    command(openTopologyCommand, "Opening the topology", async (id) => void (await open(id, false))),
    command(openBesideCommand, "Opening the topology", async (id) => void (await open(id, true))),
    command(focusDiagramCommand, "Focusing the diagram", tell("focusDiagram")),
    command(searchDiagramCommand, "Searching the diagram", tell("search")),
    command(fitDiagramCommand, "Fitting the diagram", tell("fit")),
    ...Object.entries(gestureCommands).map(([action, name]) =>
      command(name, "Beginning a gesture in the diagram", async (id) => {
        if (typeof id === "string") (await open(id, false)).begin(action as keyof typeof gestureCommands, id);
      }),
    ),
    command(tidyDiagramCommand, "Tidying up the diagram", tell("tidy")),
    command(revealCommand, "Showing the resource", async (id) => {
      const snapshot = await host.workspace.settled();
      const place = snapshot && typeof id === "string" ? placeOf(snapshot, id) : undefined;
      if (snapshot && place) await showPlace(snapshot, place, { focus: true, besides: current?.panel.viewColumn });
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel) => {
        await runSafely(host.log, "Restoring the topology", async () => {
          const { TopologyPanel: Panel } = await implementation();
          if (current) panel.dispose();
          else keep(new Panel(host, panel));
        });
      },
    }),
    // Not the panel itself: VS Code ends extensions before it remembers what was open, and it is to come back.
    { dispose: () => current?.dispose() },
  );
}

/** Beside the text when there is a text, else right here. */
function freeColumn(): vscode.ViewColumn {
  return vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

/** Loaded when first needed: the protocol and the diagram builder are no part of activation. */
function implementation() {
  return import("./topology-panel");
}
