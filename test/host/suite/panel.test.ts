import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Traffic } from "../../../src/host/infrastructure/traffic";
import { services } from "../services";
import { closeAll, diagnostics, file, open, setText, until, untilFound } from "../support";

const viewType = "lb-topology.diagram";

function panelTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((it) => it.tabs)
    .filter((it) => it.input instanceof vscode.TabInputWebview && it.input.viewType.endsWith(viewType));
}

/** What was said since the recording began. */
async function record(): Promise<{ readonly all: Traffic[]; stop(): void; sent(type: string): Traffic[] }> {
  const { traffic } = await services();
  const all: Traffic[] = [];
  const subscription = traffic.event((it) => all.push(it));
  const nameOf = ({ message }: Traffic) =>
    (message as { name?: string; method?: string }).name ?? (message as { method?: string }).method;
  return { all, stop: () => subscription.dispose(), sent: (name) => all.filter((it) => nameOf(it) === name) };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe("the topology panel", () => {
  let heard: Awaited<ReturnType<typeof record>>;

  before(() => untilFound(file("legacy.tf"), "internet-neg-ip-no-tls-validation"));
  beforeEach(async () => {
    heard = await record();
  });
  afterEach(async () => {
    heard.stop();
    await closeAll();
    await until("the panel is closed", () => panelTabs().length === 0);
  });

  /** Opens the panel and waits until the webview has its diagram. */
  async function opened(...args: string[]): Promise<void> {
    await vscode.commands.executeCommand("lb-topology.openTopology", ...args);
    await until("the panel", () => panelTabs());
    await until("the diagram is asked for and sent", () =>
      heard.all.some(({ message }) => (message as { result?: { type?: string } }).result?.type === "full"),
    );
  }

  it("opens beside the text and is sent the diagram", async () => {
    await open("frontend.tf");
    await opened();
    assert.equal(vscode.window.tabGroups.all.length, 2);
    const full = heard.all.map(
      ({ message }) => (message as { result?: { diagram?: { nodes: { id: string }[] } } }).result,
    );
    const nodes = full.flatMap((it) => it?.diagram?.nodes ?? []);
    assert.ok(
      nodes.some((it) => it.id === "google_compute_url_map.shop"),
      nodes.map((it) => it.id).join(),
    );
  });

  it("opens only once", async () => {
    await open("frontend.tf");
    await opened();
    await vscode.commands.executeCommand("lb-topology.openTopology");
    assert.equal(panelTabs().length, 1);
  });

  it("is told of a change of content and of nothing else", async () => {
    const { document } = await open("legacy.tf");
    await opened();
    const { workspace } = await services();
    await pause(300); // What comes with opening is over.
    const before = document.getText();
    heard.all.length = 0;

    const version = workspace.snapshot?.version ?? 0;
    await setText(document.uri, `\n\n# only a comment\n${before.replace("name                  =", "name =")}`);
    await until("the text is analyzed", () => (workspace.snapshot?.version ?? 0) > version);
    await pause(300);
    assert.deepEqual(heard.sent("diagramChanged"), []);

    await setText(document.uri, before.replace('"legacy-origin"', '"renamed-origin"'));
    await until("diagramChanged", () => heard.sent("diagramChanged"));
    await until("a patch, not the whole", () =>
      heard.all.some(({ message }) => (message as { result?: { type?: string } }).result?.type === "patch"),
    );
  });

  it("follows the caret", async () => {
    await open("frontend.tf");
    await opened();
    await pause(300);
    const document = await vscode.workspace.openTextDocument(file("api.tf"));
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await pause(300);
    const { traffic } = await services();
    const text = document.getText();
    for (const type of ["backend_service", "network_endpoint_group", "backend_service", "network_endpoint_group"]) {
      const place = document.positionAt(text.indexOf(`resource "google_compute_${type}"`) + 3);
      const told = new Promise<void>((resolve) => {
        const subscription = traffic.event(({ message }) => {
          const { name, body } = message as { name?: string; body?: { id: string } };
          if (name !== "selectionChanged" || body?.id !== `google_compute_${type}.api`) return;
          subscription.dispose();
          resolve();
        });
      });
      editor.selection = new vscode.Selection(place, place);
      await told;
    }
  });

  it("selects an endpoint's group for a caret in the endpoint", async () => {
    const editor = await open("legacy-origin.tf");
    await opened();
    await pause(300);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    const [shown] = vscode.window.visibleTextEditors;
    assert.ok(shown);
    const place = shown.document.positionAt(shown.document.getText().indexOf("34.120.7.9"));
    shown.selection = new vscode.Selection(place, place);
    await until("the group is selected", () =>
      heard
        .sent("selectionChanged")
        .some((it) => /google_compute_global_network_endpoint_group\.legacy/.test(JSON.stringify(it.message))),
    );
  });

  it("shows the text of a resource without opening it twice", async () => {
    await open("frontend.tf");
    await opened();
    await vscode.commands.executeCommand("lb-topology.reveal", "google_compute_backend_service.api");
    const editor = await until("the text of the service", () =>
      vscode.window.visibleTextEditors.find((it) => it.document.uri.path.endsWith("/api.tf")),
    );
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /google_compute_backend_service" "api"/);
    assert.equal(panelTabs().length, 1);
    assert.equal(vscode.window.tabGroups.all.length, 2, "the text belongs into the column it came from");
  });

  it("opens a sample that shows the signature finding, unsaved", async () => {
    await vscode.commands.executeCommand("lb-topology.openSample");
    const editor = await until("the sample", () =>
      vscode.window.visibleTextEditors.find((it) => it.document.uri.path.endsWith("/lb-sample.tf")),
    );
    assert.equal(editor.document.uri.scheme, "untitled");
    await until("its finding", () => diagnostics(editor.document.uri, "internet-neg-ip-no-tls-validation"));
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
