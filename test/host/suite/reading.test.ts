import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, file, open, until, untilFound } from "../support";

/** Position of the first character of `text`, moved by `by`. */
function at(document: vscode.TextDocument, text: string, by = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${document.uri.path} does not contain ${text}`);
  return document.positionAt(offset + by);
}

/** Everything the hovers at a position say. */
async function hoverText(uri: vscode.Uri, position: vscode.Position, wanted: RegExp): Promise<string> {
  return until(`a hover like ${wanted}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
    const text = hovers
      .flatMap((it) => it.contents)
      .map((it) => (typeof it === "string" ? it : it.value))
      .join("\n");
    return wanted.test(text) ? text : undefined;
  });
}

describe("reading the text", () => {
  afterEach(closeAll);
  before(() => untilFound(file("legacy.tf"), "internet-neg-ip-no-tls-validation"));

  it("hovers over a resource: what it is, its product, the ways to it and on", async () => {
    const { document } = await open("legacy.tf");
    const text = await hoverText(document.uri, at(document, '"legacy"'), /Backend service/);
    assert.match(text, /Global external Application/i);
    assert.match(text, /Reached by[\s\S]*shop/);
    assert.match(text, /Leads to[\s\S]*legacy/);
    assert.match(text, /command:lb-topology\.reveal/);
  });

  it("hovers over a field whose value stands elsewhere", async () => {
    const { document } = await open("legacy.tf");
    const text = await hoverText(document.uri, at(document, "local.https"), /HTTPS/);
    assert.match(text, /local\.https/);
  });

  it("hovers over a reference with what it leads to", async () => {
    const { document } = await open("legacy.tf");
    const text = await hoverText(
      document.uri,
      at(document, "google_compute_global_network_endpoint_group.legacy", 50),
      /Network endpoint group/i,
    );
    assert.match(text, /legacy-origin/);
  });

  it("shows a code lens with the number of findings on backend services and forwarding rules", async () => {
    for (const [name, title] of [
      ["legacy.tf", /^Topology · \d+ finding/],
      ["frontend.tf", /^Topology · \d+ finding/],
    ] as const) {
      const uri = file(name);
      await open(name);
      const lenses = await until(`lenses of ${name}`, async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 20);
        return all.filter((it) => it.command && title.test(it.command.title));
      });
      assert.equal(lenses[0]?.command?.command, "lb-topology.openTopology");
    }
  });

  it("hides the lenses when the setting says so", async () => {
    const settings = vscode.workspace.getConfiguration("lb-topology");
    const uri = file("legacy.tf");
    await open("legacy.tf");
    const ours = async () =>
      (await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 20)).filter(
        (it) => it.command?.title.startsWith("Topology"),
      );
    await until("a lens", ours);
    try {
      await settings.update("codeLens", false, vscode.ConfigurationTarget.Workspace);
      await until("no lens", async () => (await ours()).length === 0);
    } finally {
      await settings.update("codeLens", undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until("the lens again", ours);
  });

  it("goes from a reference to its resource in another file", async () => {
    const { document } = await open("legacy.tf");
    const position = at(document, "google_compute_global_network_endpoint_group.legacy", 50);
    const [link] = await until("a definition", () =>
      vscode.commands.executeCommand<vscode.LocationLink[]>("vscode.executeDefinitionProvider", document.uri, position),
    );
    assert.ok(link?.targetUri.path.endsWith("/legacy-origin.tf"));
    assert.equal(link?.targetSelectionRange?.start.line, 0);
  });

  it("finds every reference to a resource", async () => {
    const { document } = await open("api.tf");
    const position = at(document, '"google_compute_backend_service" "api"', 34);
    const places = await until("references", () =>
      vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", document.uri, position),
    );
    const files = places.map((it) => it.uri.path.replace(/.*\//, ""));
    assert.ok(files.filter((it) => it === "frontend.tf").length >= 2, files.join());
  });

  it("lists the resources in the outline when no Terraform extension is there", async () => {
    const { document } = await open("legacy-origin.tf");
    const symbols = await until("symbols", () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri),
    );
    assert.ok(symbols.some((it) => it.name === "legacy-origin" && it.detail === "Network endpoint group"));
  });
});
