import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, codeActions, diagnostics, perform, scratch, untilFound, untilGone } from "../support";

const text = `# lb-topology:ignore cdn-with-iap once there was CDN
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.none.id
}
`;

describe("the configuration in the repository", () => {
  afterEach(closeAll);

  it("sets levels of its folder as soon as it is saved, and tells what is wrong in it", async () => {
    const folder = await scratch("project-config", { "main.tf": text });
    try {
      const main = folder.uri("main.tf");
      const before = await untilFound(main, "dangling-reference");
      assert.equal(before.severity, vscode.DiagnosticSeverity.Error);
      const config = folder.uri(".lb-topology.yaml");
      await vscode.workspace.fs.writeFile(
        config,
        new TextEncoder().encode("rules:\n  dangling-reference: off\nfoo: 1\n"),
      );
      await untilGone(main, "dangling-reference");
      const told = await untilFound(config, "configuration");
      assert.equal(told.range.start.line, 2);
      await vscode.workspace.fs.delete(config);
      await untilFound(main, "dangling-reference");
      await untilGone(config, "configuration");
    } finally {
      await folder.remove();
    }
  });

  it("fades a comment that silences nothing, and takes it away", async () => {
    const folder = await scratch("unused-comment", { "main.tf": text });
    try {
      const main = folder.uri("main.tf");
      const document = await vscode.workspace.openTextDocument(main);
      await vscode.window.showTextDocument(document);
      const unused = await untilFound(main, "unused-suppression");
      assert.deepEqual(unused.tags, [vscode.DiagnosticTag.Unnecessary]);
      const action = (await codeActions(main, unused.range)).find((it) => it.title.startsWith("Remove the comment"));
      assert.ok(action);
      await perform(action);
      assert.equal(document.getText(), text.slice(text.indexOf("\n") + 1));
      await untilGone(main, "unused-suppression");
      assert.equal(diagnostics(main, "dangling-reference").length, 1);
    } finally {
      await folder.remove();
    }
  });
});
