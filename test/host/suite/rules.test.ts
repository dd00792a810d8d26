import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, extensionId, open, until, untilFound } from "../support";

const signature = "internet-neg-ip-no-tls-validation";

describe("pages of rules", () => {
  afterEach(closeAll);

  it("open from the code of a diagnostic, offline, as a rendered page", async () => {
    const { document } = await open("legacy.tf");
    const { code } = await untilFound(document.uri, signature);
    assert.ok(typeof code === "object");
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), new RegExp(`^\`${signature}\` · \\*\\*warning\\*\\*`, "m"));
    await vscode.commands.executeCommand("vscode.open", code.target);
    await until("the page in the preview", () => previewed() === `/${signature}.md`);
  });

  it("are there for every rule, with the index", async () => {
    const { configuration } = vscode.extensions.getExtension(extensionId)?.packageJSON.contributes ?? {};
    const ids = Object.keys(configuration.properties["lb-topology.rules"].properties);
    assert.ok(ids.length > 100);
    for (const id of [...ids, "README"]) {
      const uri = vscode.Uri.from({ scheme: "lb-topology-rule", path: `/${id}.md` });
      const text = (await vscode.workspace.openTextDocument(uri)).getText();
      assert.match(text, /^# .+$/m, id);
    }
  });

  it("refuse names that are none", async () => {
    const uri = vscode.Uri.from({ scheme: "lb-topology-rule", path: "/../../package.json" });
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri));
  });
});

/** The path of the page that is in front in the Markdown preview. */
function previewed(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri.path : undefined;
}
