import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Host } from "../../../src/host/infrastructure/host";
import type { ChangeOutcome } from "../../../src/protocol/messages";
import { services } from "../services";
import { closeAll, diagnostics, scratch, until, workspaceFolder } from "../support";

const command = "lb-topology.newLoadBalancer";
const answers = {
  name: "front",
  project: "my-project",
  domain: "www.example.com",
  backend: "internet-neg",
  origin: "origin.example.net",
  protection: "new",
};

function productsIn(host: Host, file: vscode.Uri): string[] {
  const { topology } = host.workspace.snapshot ?? {};
  return (topology?.loadBalancers ?? [])
    .filter((it) => it.forwardingRules.some((id) => topology?.get(id)?.range.file === file.toString()))
    .flatMap((it) => it.candidates);
}

describe("a new load balancer in an empty folder", () => {
  afterEach(closeAll);

  for (const name of ["load-balancer.tf", "load-balancer.tf.json", "load-balancer.yaml"])
    it(`is written into ${name} without findings, shown, and taken back by one undo`, async () => {
      const host = await services();
      const folder = await scratch(`new-${name.replaceAll(".", "-")}`, {});
      const file = folder.uri(name);
      try {
        const outcome = await vscode.commands.executeCommand<ChangeOutcome>(command, {
          product: "global-external-alb",
          file,
          answers,
        });
        assert.deepEqual(outcome.status, "applied", JSON.stringify(outcome));
        await until("it is read", () => productsIn(host, file).length === 1);
        assert.deepEqual(productsIn(host, file), ["global-external-alb"]);
        const worse = diagnostics(file).filter((it) => it.severity <= vscode.DiagnosticSeverity.Warning);
        assert.deepEqual(
          worse.map((it) => it.message),
          [],
        );
        const editor = vscode.window.visibleTextEditors.find((it) => it.document.uri.toString() === file.toString());
        assert.ok(editor, "the file is shown");
        assert.match(editor.document.getText(), /www\.example\.com/);
        await until("the topology is open", () =>
          vscode.window.tabGroups.all.some((group) =>
            group.tabs.some(({ input }) => input instanceof vscode.TabInputWebview && /diagram/.test(input.viewType)),
          ),
        );

        await vscode.window.showTextDocument(editor.document, { preview: false });
        await vscode.commands.executeCommand("undo");
        await until("nothing is left of it", () => {
          const snapshot = host.workspace.snapshot;
          return snapshot?.topology.resources.every((it) => it.range.file !== file.toString());
        });
        assert.equal(editor.document.getText().trim(), "");
      } finally {
        await closeAll();
        await folder.remove();
      }
    });

  it("asks one thing after the other, with answers that can be taken as they are offered", async () => {
    const host = await services();
    const folder = await scratch("new-by-questions", {});
    const file = folder.uri("load-balancer.tf");
    try {
      const done = vscode.commands.executeCommand(command, {
        product: "regional-internal-proxy-nlb",
        file,
        answers: { name: "inside" },
      });
      // Region, zone, port, network: taken as they are.
      const read = until("it is read", async () => {
        await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
        return productsIn(host, file).length === 1;
      });
      await Promise.all([done, read]);
      assert.deepEqual(productsIn(host, file), ["regional-internal-proxy-nlb"]);
      const { document } = await vscode.window.showTextDocument(file);
      assert.match(document.getText(), /google_compute_subnetwork" "inside_proxy_only"/);
    } finally {
      await closeAll();
      await folder.remove();
    }
  });

  it("changes nothing when the questions are closed", async () => {
    const before = await vscode.workspace.fs.readDirectory(workspaceFolder());
    const done = vscode.commands.executeCommand(command, workspaceFolder());
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    await until("the questions are closed", async () => {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      return isDone;
    });
    assert.deepEqual(await vscode.workspace.fs.readDirectory(workspaceFolder()), before);
  });
});
