import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Change } from "../../../src/core/model/change";
import type { ChangeOutcome } from "../../../src/protocol/messages";
import { services } from "../services";
import { closeAll, scratch, until } from "../support";

const added = (file: string, name: string) => ({
  op: "addResource" as const,
  kind: "HealthCheck",
  name,
  scope: "global",
  fields: { type: "HTTP", httpHealthCheck: { port: 80 } },
  file,
});

const apply = (changes: readonly Change[]) =>
  vscode.commands.executeCommand<ChangeOutcome>("lb-topology.applyChanges", changes, "Added a health check", true);

describe("changes that make a file", () => {
  afterEach(closeAll);

  it("write it beside the others, and one undo takes all of it back", async () => {
    const host = await services();
    const main = 'resource "google_compute_url_map" "web" {\n  name = "web"\n}\n';
    const folder = await scratch("new-file", { "main.tf": main });
    try {
      const [old, fresh] = [folder.uri("main.tf"), folder.uri("fresh.tf")];
      await until("the folder is read", () => host.workspace.snapshot?.files.includes(old.toString()));
      const outcome = await apply([
        added(fresh.toString(), "first"),
        { op: "setField", resource: "google_compute_url_map.web", field: "description", value: "shop" },
      ]);
      assert.deepEqual(outcome.status, "applied");
      const document = await vscode.workspace.openTextDocument(fresh);
      assert.match(document.getText(), /^resource "google_compute_health_check" "first" \{\n/);
      assert.match((await vscode.workspace.openTextDocument(old)).getText(), /description = "shop"/);

      await vscode.window.showTextDocument(fresh, { preview: false });
      await vscode.commands.executeCommand("undo");
      await until("the text is back", async () => (await vscode.workspace.openTextDocument(old)).getText() === main);
      await until(
        "the new text is gone",
        async () => !host.workspace.snapshot?.files.includes(fresh.toString()) || document.getText() === "",
      );
    } finally {
      await folder.remove();
    }
  });

  it("do not write over a file that is no config", async () => {
    const folder = await scratch("taken-file", { "values.yaml": "replicas: 1\n" });
    try {
      const taken = folder.uri("values.yaml");
      const outcome = await apply([{ ...added(taken.toString(), "first"), format: "config-connector" }]);
      assert.equal(outcome.status, "refused");
      assert.match(outcome.status === "refused" ? outcome.reason : "", /values\.yaml is there already/);
    } finally {
      await folder.remove();
    }
  });
});
