import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAll,
  codeActions,
  diagnostics,
  file,
  open,
  perform,
  readFile,
  scratch,
  setText,
  until,
  untilFound,
  untilGone,
} from "../support";
import { dangling, ipEndpoint, ipGroup, ipOrigin } from "../texts";

const signature = "internet-neg-ip-no-tls-validation";

/** The action at a finding whose title matches. */
async function action(uri: vscode.Uri, rule: string, title: RegExp): Promise<vscode.CodeAction> {
  await vscode.workspace.openTextDocument(uri); // VS Code offers actions for open documents only.
  const found = await untilFound(uri, rule);
  return until(`an action like ${title}`, async () =>
    (await codeActions(uri, found.range)).find((it) => title.test(it.title)),
  );
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

describe("code actions", () => {
  afterEach(closeAll);

  it("switch an origin to its name, and one undo brings the text back byte for byte", async () => {
    const { document } = await open("legacy.tf");
    const origin = file("legacy-origin.tf");
    const bytes = await readFile(origin);
    const fix = await action(document.uri, signature, /FQDN/);
    assert.equal(fix.isPreferred, true);
    await perform(fix);
    await untilGone(document.uri, signature);
    const edited = await textOf(origin);
    assert.match(edited, /network_endpoint_type = "INTERNET_FQDN_PORT" # the origin had no name/);
    assert.match(edited, /fqdn += "origin\.example\.com"/);
    assert.doesNotMatch(edited, /ip_address/);
    assert.equal(await textOf(document.uri), await readFile(document.uri), "the service itself is not touched");

    await vscode.window.showTextDocument(origin);
    await vscode.commands.executeCommand("undo");
    assert.equal(await textOf(origin), bytes);
    await untilFound(document.uri, signature);
  });

  it("edit every file that the repair takes, in one WorkspaceEdit", async () => {
    const folder = await scratch("three-files", {
      "service.tf": ipOrigin("spread"),
      "group.tf": ipGroup("spread"),
      "endpoint.tf": ipEndpoint("spread"),
    });
    try {
      const fix = await action(folder.uri("service.tf"), signature, /FQDN/);
      assert.deepEqual(
        fix.edit
          ?.entries()
          .map(([uri]) => uri.path.replace(/.*\//, ""))
          .sort(),
        ["endpoint.tf", "group.tf"],
      );
      await perform(fix);
      await untilGone(folder.uri("service.tf"), signature);
      assert.match(await textOf(folder.uri("group.tf")), /INTERNET_FQDN_PORT/);
      assert.match(await textOf(folder.uri("endpoint.tf")), /fqdn += "spread\.example\.com"/);
    } finally {
      await closeAll();
      await folder.remove();
    }
  });

  it("keep the line endings of the file", async () => {
    const text = `${ipOrigin("crlf")}${ipGroup("crlf")}${ipEndpoint("crlf")}`.replaceAll("\n", "\r\n");
    const folder = await scratch("crlf", { "main.tf": text });
    try {
      await perform(await action(folder.uri("main.tf"), signature, /FQDN/));
      await untilGone(folder.uri("main.tf"), signature);
      assert.doesNotMatch(await textOf(folder.uri("main.tf")), /[^\r]\n/);
    } finally {
      await closeAll();
      await folder.remove();
    }
  });

  it("silence one place by a comment", async () => {
    const { document } = await open("legacy.tf");
    await perform(await action(document.uri, signature, new RegExp(`^Ignore ${signature}`)));
    await untilGone(document.uri, signature);
    assert.match(document.getText(), new RegExp(`# lb-topology:ignore ${signature}`));
  });

  it("repair all findings of a rule in a file with one command", async () => {
    const names = ["first", "second"];
    const text = names.map((it) => ipOrigin(it) + ipGroup(it) + ipEndpoint(it)).join("\n");
    const folder = await scratch("all-of-rule", { "main.tf": text });
    try {
      await until("both findings", () => diagnostics(folder.uri("main.tf"), signature).length === 2);
      const all = await action(folder.uri("main.tf"), signature, /^Fix all 2 .* in this file/);
      await perform(all);
      await untilGone(folder.uri("main.tf"), signature);
      await vscode.window.showTextDocument(folder.uri("main.tf"));
      await vscode.commands.executeCommand("undo");
      assert.equal(await textOf(folder.uri("main.tf")), text);
    } finally {
      await closeAll();
      await folder.remove();
    }
  });

  it("repair the file on request of source.fixAll", async () => {
    const folder = await scratch("fix-all", { "main.tf": ipOrigin("save") + ipGroup("save") + ipEndpoint("save") });
    try {
      const uri = folder.uri("main.tf");
      await untilFound(uri, signature);
      await vscode.window.showTextDocument(uri);
      const [fixAll] = await until("source.fixAll.lb-topology", () =>
        vscode.commands.executeCommand<vscode.CodeAction[]>(
          "vscode.executeCodeActionProvider",
          uri,
          new vscode.Range(0, 0, 0, 0),
          "source.fixAll.lb-topology",
          10,
        ),
      );
      assert.ok(fixAll?.edit);
      await perform(fixAll);
      await untilGone(uri, signature);
    } finally {
      await closeAll();
      await folder.remove();
    }
  });

  it("offer nothing where nothing is wrong", async () => {
    const { document } = await open("static.tf");
    await untilFound(file("legacy.tf"), signature);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(0, 0, 0, 10),
    );
    assert.deepEqual(
      actions.filter((it) => /FQDN|Ignore/.test(it.title)),
      [],
    );
  });

  it("do not touch a file that moved on", async () => {
    const folder = await scratch("stale", { "main.tf": dangling("stale") });
    try {
      const uri = folder.uri("main.tf");
      await untilFound(uri, "dangling-reference");
      await setText(uri, "# empty\n");
      await untilGone(uri, "dangling-reference");
      await vscode.commands.executeCommand("lb-topology.suppress", "no-such-finding");
      assert.equal(await textOf(uri), "# empty\n");
    } finally {
      await closeAll();
      await folder.remove();
    }
  });
});
