import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TreeRow } from "../../../src/core/diagram/tree";
import { treeItem } from "../../../src/host/features/tree/item";
import { TreeRows } from "../../../src/host/features/tree/rows";
import { services } from "../services";
import { closeAll, open, setText, until } from "../support";

const api = "google_compute_backend_service.api";

/** Opens everything down to the bottom, as somebody does who opens every row. */
function openAll(rows: TreeRows, row?: TreeRow): TreeRow[] {
  return rows.children(row).flatMap((it) => [it, ...openAll(rows, it)]);
}

describe("the tree", () => {
  let rows: TreeRows;
  let fired: (TreeRow | undefined)[];

  beforeEach(async () => {
    const host = await services();
    await until("the first analysis", () => host.workspace.snapshot !== undefined);
    await host.workspace.settled();
    rows = new TreeRows(host);
    fired = [];
    rows.onDidChange((row) => fired.push(row));
  });
  afterEach(async () => {
    rows.dispose();
    await closeAll();
  });

  it("shows load balancers down to their endpoints, each row with a name to be read out", async () => {
    const all = openAll(rows);
    const roots = rows.children(undefined);
    assert.ok(
      roots.some((it) => it.label === "shop" || it.label.includes("shop")),
      roots.map((it) => it.label).join(),
    );
    assert.ok(all.some((it) => it.type === "endpoint"));
    for (const row of all) {
      const item = treeItem(row, "command");
      assert.ok(item.accessibilityInformation?.label, row.id);
      assert.equal(item.id, row.id);
      if (row.parent !== undefined) assert.equal(rows.parent(row)?.id, row.parent);
    }
  });

  it("tells VS Code of what an edit changed and of nothing else", async () => {
    const host = await services();
    const before = openAll(rows);
    const { document } = await open("api.tf");
    const text = document.getText();
    const version = host.workspace.snapshot?.version ?? 0;
    await setText(document.uri, `# a comment\n${text}`);
    await until("the comment is read", () => (host.workspace.snapshot?.version ?? 0) > version);
    rows.update();
    assert.equal(fired.length, 0);

    const commented = host.workspace.snapshot?.version ?? 0;
    await setText(document.uri, text.replace('"HTTP2"', '"HTTPS"'));
    await until("the change is read", () => (host.workspace.snapshot?.version ?? 0) > commented);
    rows.update();
    assert.ok(fired.length > 0);
    assert.ok(fired.length < before.length / 2, `${fired.length} of ${before.length}`);
    assert.ok(
      fired.some((it) => it?.node === api),
      fired.map((it) => it?.label).join(),
    );
    assert.ok(before.includes(fired.find((it) => it?.node === api) as TreeRow), "the row is the one VS Code has");
  });

  it("has the rows above a resource that nobody has opened yet", () => {
    const row = rows.rowOf(api);
    assert.equal(row?.node, api);
    for (let at = row; at?.parent !== undefined; ) {
      const above: TreeRow | undefined = rows.parent(at);
      assert.ok(above);
      at = above;
    }
  });

  it("goes to the text and to the topology", async () => {
    const row = rows.rowOf(api);
    await vscode.commands.executeCommand("lb-topology.tree.showText", row);
    const editor = await until("the text", () =>
      vscode.window.visibleTextEditors.find((it) => it.document.uri.path.endsWith("/api.tf")),
    );
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /"google_compute_backend_service" "api"/);
    await vscode.commands.executeCommand("lb-topology.tree.showInTopology", row);
    await until("the panel", () =>
      vscode.window.tabGroups.all.some((group) => group.tabs.some((it) => it.input instanceof vscode.TabInputWebview)),
    );
  });

  it("begins the diagram's own gestures", async () => {
    const { traffic } = await services();
    const told: unknown[] = [];
    const listening = traffic.event(({ message }) => {
      const { name, body } = message as { name?: string; body?: unknown };
      if (name === "runAction") told.push(body);
    });
    try {
      await vscode.commands.executeCommand("lb-topology.tree.rename", rows.rowOf(api));
      await until("the gesture", () => told.length > 0);
      assert.deepEqual(told, [{ id: api, action: "rename" }]);
    } finally {
      listening.dispose();
    }
  });
});
