import assert from "node:assert/strict";
import * as vscode from "vscode";
import { services } from "../services";
import {
  closeAll,
  diagnostics,
  file,
  open,
  readFile,
  ruleOf,
  scratch,
  setText,
  until,
  untilFound,
  untilGone,
} from "../support";
import { dangling } from "../texts";

const signature = "internet-neg-ip-no-tls-validation";

describe("diagnostics", () => {
  afterEach(closeAll);

  it("carry the rule, a link to its page, a severity and every resource involved", async () => {
    const { document } = await open("legacy.tf");
    const found = await untilFound(document.uri, signature);
    assert.match(document.getText(found.range), /google_compute_global_network_endpoint_group\.legacy/);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(
      typeof found.code === "object" && found.code.target.toString().includes(signature),
      "no link to the page",
    );
    const related = found.relatedInformation ?? [];
    assert.ok(related.some((it) => it.location.uri.path.endsWith("/legacy-origin.tf")));
  });

  it("stand in files that are not open", async () => {
    await closeAll();
    await untilFound(file("legacy.tf"), signature);
  });

  it("go when the text is right and come back when it is wrong again, unsaved", async () => {
    const { document } = await open("legacy.tf");
    await untilFound(document.uri, signature);
    const before = document.getText();
    await setText(document.uri, before.replace("= local.https", '= "HTTP"'));
    await untilGone(document.uri, signature);
    await setText(document.uri, before);
    await untilFound(document.uri, signature);
    assert.equal(await readFile(document.uri), before);
  });

  it("follow a change in another file", async () => {
    const { document } = await open("variables.tf");
    await untilFound(file("legacy.tf"), signature);
    await setText(document.uri, document.getText().replace('https = "HTTPS"', 'https = "HTTP"'));
    await untilGone(file("legacy.tf"), signature);
  });

  it("point at an unclosed block while it is typed, and keep what is understood elsewhere", async () => {
    const { document } = await open("legacy.tf");
    await untilFound(document.uri, signature);
    const before = document.getText();
    await setText(document.uri, `${before}\nresource "google_compute_backend_service" "more" {\n  name = "more"\n`);
    await until("a syntax problem", () => diagnostics(document.uri, "syntax"));
    await untilFound(document.uri, signature);
    await setText(document.uri, before);
    await untilGone(document.uri, "syntax");
    await untilFound(document.uri, signature);
  });

  it("say that a binary file is no text", async () => {
    const folder = await scratch("binary", {
      "main.tf": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0xff, 0xfe, 0]),
    });
    try {
      const [found] = await until("a problem of the binary file", () => diagnostics(folder.uri("main.tf")));
      assert.ok(found && ["not-text", "unreadable"].includes(ruleOf(found)), JSON.stringify(found));
    } finally {
      await folder.remove();
    }
    await until("the problem goes with the file", () => diagnostics(folder.uri("main.tf")).length === 0);
  });

  it("follow files that are written, renamed and deleted on disk", async () => {
    const folder = await scratch("on-disk", { "main.tf": dangling("one") });
    try {
      const first = folder.uri("main.tf");
      const second = folder.uri("renamed.tf");
      await untilFound(first, "dangling-reference");
      await vscode.workspace.fs.rename(first, second);
      await untilFound(second, "dangling-reference");
      assert.equal(diagnostics(first).length, 0);
      await vscode.workspace.fs.writeFile(second, new TextEncoder().encode("# nothing\n"));
      await untilGone(second, "dangling-reference");
    } finally {
      await folder.remove();
    }
  });

  it("follow folders that get another name and go", async () => {
    const folder = await scratch("named", { "main.tf": dangling("one") });
    const moved = file("renamed-folder");
    try {
      await untilFound(folder.uri("main.tf"), "dangling-reference");
      await vscode.workspace.fs.rename(file("named"), moved);
      await untilFound(vscode.Uri.joinPath(moved, "main.tf"), "dangling-reference");
      await untilGone(folder.uri("main.tf"), "dangling-reference");
    } finally {
      await vscode.workspace.fs.delete(moved, { recursive: true });
    }
    await untilGone(vscode.Uri.joinPath(moved, "main.tf"), "dangling-reference");
  });

  it("forget what a folder does not hold any more that went and came back at once", async () => {
    const before = await scratch("replaced", { "main.tf": dangling("stays"), "other.tf": dangling("goes") });
    let after: typeof before | undefined;
    try {
      await untilFound(before.uri("other.tf"), "dangling-reference");
      await before.remove();
      after = await scratch("replaced", { "main.tf": dangling("stays") });
      await untilGone(before.uri("other.tf"), "dangling-reference");
      await untilFound(after.uri("main.tf"), "dangling-reference");
    } finally {
      await (after ?? before).remove();
    }
  });

  it("survive that a file is deleted while it is open", async () => {
    const folder = await scratch("deleted", { "main.tf": dangling("gone"), "other.tf": dangling("stays") });
    try {
      // The watcher has seen the folder: a file that comes and goes before that is nothing to report.
      await untilFound(folder.uri("other.tf"), "dangling-reference");
      await vscode.window.showTextDocument(folder.uri("main.tf"));
      await untilFound(folder.uri("main.tf"), "dangling-reference");
      await vscode.workspace.fs.delete(folder.uri("main.tf"));
      await untilGone(folder.uri("main.tf"), "dangling-reference");
      await untilFound(folder.uri("other.tf"), "dangling-reference");
      await vscode.workspace.fs.writeFile(folder.uri("main.tf"), new TextEncoder().encode(dangling("back")));
      await untilFound(folder.uri("main.tf"), "dangling-reference");
    } finally {
      await folder.remove();
    }
  });

  it("leave out .terraform and what the settings exclude", async () => {
    const settings = vscode.workspace.getConfiguration("lb-topology");
    const folder = await scratch("left-out", { "main.tf": dangling("seen") });
    try {
      const hidden = vscode.Uri.joinPath(folder.uri("main.tf"), "../.terraform/modules/x/main.tf");
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(hidden, ".."));
      await vscode.workspace.fs.writeFile(hidden, new TextEncoder().encode(dangling("hidden")));
      await untilFound(folder.uri("main.tf"), "dangling-reference");
      assert.equal(diagnostics(hidden).length, 0);
      await settings.update("exclude", ["left-out"], vscode.ConfigurationTarget.Workspace);
      await untilGone(folder.uri("main.tf"), "dangling-reference");
      await settings.update("exclude", undefined, vscode.ConfigurationTarget.Workspace);
      await untilFound(folder.uri("main.tf"), "dangling-reference");
      assert.equal(diagnostics(hidden).length, 0);
    } finally {
      await settings.update("exclude", undefined, vscode.ConfigurationTarget.Workspace);
      await folder.remove();
    }
  });

  it("obey the levels of the rules at once", async () => {
    const settings = vscode.workspace.getConfiguration("lb-topology");
    const uri = file("legacy.tf");
    await untilFound(uri, signature);
    try {
      await settings.update("rules", { [signature]: "off" }, vscode.ConfigurationTarget.Workspace);
      await untilGone(uri, signature);
      await settings.update("rules", { [signature]: "error" }, vscode.ConfigurationTarget.Workspace);
      await until("the finding as an error", () =>
        diagnostics(uri, signature).some((it) => it.severity === vscode.DiagnosticSeverity.Error),
      );
    } finally {
      await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until("the finding at its own level", () =>
      diagnostics(uri, signature).some((it) => it.severity === vscode.DiagnosticSeverity.Warning),
    );
  });

  it("go when the extension is switched off and come back with it", async () => {
    const settings = vscode.workspace.getConfiguration("lb-topology");
    const uri = file("legacy.tf");
    await untilFound(uri, signature);
    try {
      await settings.update("enable", false, vscode.ConfigurationTarget.Workspace);
      await untilGone(uri, signature);
    } finally {
      await settings.update("enable", undefined, vscode.ConfigurationTarget.Workspace);
    }
    await untilFound(uri, signature);
  });

  it("come for a document that was never saved, and go with it", async () => {
    const uri = file("not-saved-yet/new.tf").with({ scheme: "untitled" });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await setText(uri, dangling("draft"));
    await untilFound(uri, "dangling-reference");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await untilGone(uri, "dangling-reference");
  });

  it("are worked out once for each keystroke", async () => {
    const { document } = await open("legacy.tf");
    await untilFound(document.uri, signature);
    const { workspace } = await services();
    const before = document.getText();
    const broken = before.replace("= local.https", '= "HTTP"');
    let rounds = 0;
    const subscription = workspace.onDidChange(() => rounds++);
    for (const text of [broken, before, broken, before]) {
      const analyzed = new Promise<void>((resolve) => {
        const once = workspace.onDidChange(() => {
          once.dispose();
          resolve();
        });
      });
      await setText(document.uri, text);
      await analyzed;
    }
    subscription.dispose();
    assert.equal(rounds, 4);
  });
});
