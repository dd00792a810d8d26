/** The answers to what the webview asks. */
import * as vscode from "vscode";
import { nodeDetails } from "../../../core/diagram/details";
import { findInRows } from "../../../core/diagram/find";
import { addingAnswers } from "../../../core/editing/adding-answers";
import { choicesFor, editChoices } from "../../../core/editing/choices";
import { connectionTargets, judgeConnection } from "../../../core/editing/connections";
import { connectionsOf } from "../../../core/editing/disconnect";
import { formOf } from "../../../core/editing/form";
import { previewFormEdit } from "../../../core/editing/form-edit";
import { routeTable } from "../../../core/editing/routes/route-table";
import { planRoutes } from "../../../core/editing/url-map";
import type { Snapshot } from "../../../core/snapshot";
import type { ChangeOutcome, FixOutcome, Handlers } from "../../../protocol/messages";
import { applyChanges, applyFix, applyPreviewed, suppress } from "../../infrastructure/apply";
import { displayPath, toLocation, toUri } from "../../infrastructure/convert";
import { within } from "../../infrastructure/deadline";
import type { Host } from "../../infrastructure/host";
import { openRule } from "../rules";
import { openSample } from "../sample";
import type { DiagramStore } from "./diagram-store";
import type { KeptLayout } from "./kept-layout";
import { placeOf, showPlace, showRange } from "./reveal";

/** Milliseconds for trials while somebody drags; the rest is asked for again. */
const judging = 100;
/** The same for a form, and for what can be chosen in it. */
const judgingForm = 150;

/** What the handlers need to know of the panel they answer for. */
export interface PanelView {
  readonly column: vscode.ViewColumn | undefined;
  /** What is kept of the view, and where the user put nodes. */
  readonly layout: KeptLayout;
  /** The webview is being told the state of the diagram. */
  told(): void;
  /** The webview has drawn something and can be told what to select. */
  drawn(): void;
  /** Undoes or redoes the last edit of config, and takes the keyboard back. False where there was nothing to do. */
  undo(direction: "undo" | "redo"): Promise<boolean>;
  /** The caret is about to be put somewhere on behalf of the webview. */
  revealed(place: vscode.Location): void;
}

export type DiagramState = "loading" | "ready" | "empty";

export function panelHandlers(host: Host, store: DiagramStore, view: PanelView): Handlers {
  const settled = async (): Promise<Snapshot> => {
    const snapshot = await host.workspace.settled();
    if (!snapshot) throw new Error(whyNot(host));
    store.refresh(snapshot);
    return snapshot;
  };
  const edit = async <T extends ChangeOutcome>(version: number, action: () => Promise<T>): Promise<T | FixOutcome> => {
    await settled();
    if (version !== store.version) return { status: "stale" };
    const outcome = await action();
    if (outcome.status !== "applied") return outcome;
    await settled();
    return { status: "applied", version: store.version };
  };
  return {
    ready: async () => {
      if (host.workspace.snapshot) store.refresh(host.workspace.snapshot);
      view.told();
      return { view: await view.layout.read(), state: diagramState(host, store), folder: vscode.workspace.name ?? "" };
    },
    getDiagram: async ({ have }) => {
      await settled();
      const update = store.update(have);
      if (!update) throw new Error(whyNot(host));
      view.told();
      view.drawn();
      return update;
    },
    getDetails: async ({ id }) => {
      const details = nodeDetails(await settled(), id);
      return details && { ...details, file: details.file && displayPath(details.file) };
    },
    find: async ({ query }) => {
      const snapshot = await settled();
      return { hits: store.diagram ? findInRows(snapshot, store.diagram, query) : [] };
    },
    reveal: async ({ id, field, focus }) => {
      const snapshot = await settled();
      const place = placeOf(snapshot, id, field);
      if (place) {
        view.revealed(toLocation(snapshot, place));
        await showPlace(snapshot, place, { focus, besides: view.column });
      }
      return { shown: place !== undefined };
    },
    applyFix: ({ version, finding, fix }) => edit(version, () => applyFix(host, finding, fix)),
    suppress: ({ version, finding }) => edit(version, () => suppress(host, finding)),
    applyChanges: ({ version, changes, title, confirmed }) =>
      edit(version, () => applyChanges(host, changes, title, confirmed, true)),
    getTargets: async ({ source, ...asked }) => connectionTargets(await settled(), source, within(judging), asked),
    judgeConnection: async ({ source, target }) => judgeConnection(await settled(), source, target, within(judging)),
    getConnections: async ({ id }) => ({ connections: connectionsOf((await settled()).topology, id) }),
    getRoutes: async ({ id }) => routeTable((await settled()).topology, id),
    planRoutes: async ({ id, gesture }) => planRoutes((await settled()).topology, id, gesture),
    getForm: async ({ id, toggled, judged }) =>
      formOf(await settled(), id, { toggled, judged, goOn: within(judgingForm) }),
    getChoices: async ({ id, path }) => ({
      choices: [...choicesFor(await settled(), id, path, within(judgingForm))],
    }),
    getEditChoices: async ({ id, path, value }) => ({
      choices: editChoices(await settled(), id, path, value).map((it) => ({
        ...it,
        file: it.file && displayPath(it.file),
      })),
    }),
    applyFormEdit: ({ version, title, edit: what, confirmed }) =>
      edit(version, () => applyPreviewed(host, (it) => previewFormEdit(it, what), title, confirmed, true)),
    undo: async ({ redo }) => ({ done: await view.undo(redo ? "redo" : "undo") }),
    ...addingAnswers(settled, newFilesFolder),
    runCommand: async ({ command }) => {
      await vscode.commands.executeCommand(command);
      return {};
    },
    openRule: async ({ rule }) => {
      await openRule(host, rule);
      return {};
    },
    openSample: async () => {
      await openSample(host);
      return {};
    },
    openProblem: async ({ file, line, column }) => {
      // Only files of this workspace: what the webview sends is not trusted with more.
      const known = (await settled()).files.find((it) => displayPath(it) === file);
      if (known === undefined) throw new Error(`${file} is not a file of this workspace.`);
      const at = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
      await showRange(toUri(known), new vscode.Range(at, at), { focus: true, besides: view.column });
      return {};
    },
    saveView: async (state) => {
      await view.layout.save(state);
      return {};
    },
  };
}

/** What the workspace looks like, from the newest diagram. */
export function diagramState(host: Host, store: DiagramStore): DiagramState {
  if (host.workspace.state === "loading") return "loading";
  return store.diagram?.nodes.length === 0 ? "empty" : "ready";
}

/** What stands before the name of a file that the panel makes: the first folder of the workspace. */
function newFilesFolder(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder ? `${folder.uri.toString()}/` : "";
}

function whyNot(host: Host): string {
  return host.workspace.state === "off"
    ? "Load Balancer Topology is switched off in the settings (lb-topology.enable)."
    : "The analysis could not start. The output channel says why; the command “Restart Analysis” tries again.";
}
