import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, extensionId, file, open, source, untilFound } from "../support";

describe("the extension in VS Code", () => {
  afterEach(closeAll);

  it("is activated by a folder with Terraform in it", async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, "not installed");
    await untilFound(file("legacy.tf"), "internet-neg-ip-no-tls-validation");
    assert.equal(extension.isActive, true);
  });

  it("registers every command that its manifest names", async () => {
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON;
    const named: string[] = manifest.contributes.commands.map((it: { command: string }) => it.command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(named.length > 0, "the manifest names no commands");
    assert.deepEqual(
      named.filter((it) => !registered.has(it)),
      [],
    );
  });

  it("underlines the signature finding where it stands", async () => {
    const { document } = await open("legacy.tf");
    const found = await untilFound(document.uri, "internet-neg-ip-no-tls-validation");
    assert.equal(found.source, source);
    assert.match(document.getText(found.range), /network_endpoint_group\.legacy/);
    assert.ok(typeof found.code === "object" && found.code.target.scheme === "lb-topology-rule", "no link to the rule");
  });
});
