import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, file, open, until, untilFound } from "../support";

/** Everything the hovers at the first `text` of a file say, once it is like `wanted`. */
async function hoverText(name: string, text: string, wanted: RegExp): Promise<string> {
  const { document } = await open(name);
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${name} does not contain ${text}`);
  const position = document.positionAt(offset + 1);
  return until(`a hover like ${wanted}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      position,
    );
    const all = hovers
      .flatMap((it) => it.contents)
      .map((it) => (typeof it === "string" ? it : it.value))
      .join("\n");
    return wanted.test(all) ? all : undefined;
  });
}

describe("hovers over fields", () => {
  afterEach(closeAll);
  before(() => untilFound(file("legacy.tf"), "internet-neg-ip-no-tls-validation"));

  it("tells of protocol its value here, and what speaks against each other one", async () => {
    const text = await hoverText("legacy.tf", "protocol ", /Not here:[\s\S]*UNSPECIFIED/);
    assert.match(text, /`HTTPS` from `local\.https/);
    assert.match(text, /Global external Application Load Balancer/);
    const [warned = "", refused = ""] = text.slice(text.indexOf("With a warning:")).split("Not here:");
    assert.match(warned, /- `HTTP`: .*unencrypted.*\[internet\\-neg\\-plaintext\]\(command:lb-topology\.openRule/);
    assert.match(warned, /- `HTTPS`: .*SNI/);
    assert.match(refused, /- `TCP`: .*\[http\\-proxy\\-backend\\-protocol\]/);
    assert.match(text, /Default: `HTTP`/);
    assert.match(text, /Rules: .*internet\\-neg\\-protocol/);
    assert.match(text, /> The protocol this BackendService uses/);
  });

  it("tells of network_endpoint_type that a change replaces the group", async () => {
    const text = await hoverText("legacy-origin.tf", "network_endpoint_type", /Changing it replaces/);
    assert.match(text, /`INTERNET_FQDN_PORT`/);
    assert.match(text, /neg\\-type\\-scope\\-mismatch/);
    assert.match(text, /> Type of network endpoints/);
  });

  it("tells of balancing_mode which modes the group takes", async () => {
    const text = await hoverText("api.tf", "balancing_mode", /Values that fit here: `RATE`/);
    assert.match(text, /Not here:[\s\S]*- `UTILIZATION`: .*neg\\-no\\-utilization\\-mode/);
    assert.match(text, /backends\[0\]\.balancingMode/);
  });

  it("says nothing between the fields of a block", async () => {
    const { document } = await open("legacy.tf");
    const offset = document.getText().indexOf("    group =") + 1;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      document.positionAt(offset),
    );
    assert.equal(hovers.length, 0);
  });
});

/** Our items at the caret of a file whose text is for the time of the test another one. */
async function completed(name: string, change: (text: string) => string): Promise<vscode.CompletionItem[]> {
  const editor = await open(name);
  const { document } = editor;
  const changed = change(document.getText());
  const offset = changed.indexOf("|");
  const text = changed.replace("|", "");
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  await editor.edit((edit) => edit.replace(whole, text));
  const position = document.positionAt(offset);
  return until(`items in ${name}`, async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
    );
    return list.items.filter((it) => /^[0~]\d{4}$/.test(it.sortText ?? ""));
  });
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

describe("completion", () => {
  afterEach(closeAll);
  before(() => untilFound(file("legacy.tf"), "internet-neg-ip-no-tls-validation"));

  it("offers the schemes of a region backend service, those that fit first and the reason with the others", async () => {
    const items = await completed("orders.tf", (text) => {
      const at = text.indexOf('resource "google_compute_region_backend_service"');
      const line = text.indexOf("load_balancing_scheme", at);
      return `${text.slice(0, line)}load_balancing_scheme = "|"${text.slice(text.indexOf("\n", line))}`;
    });
    const sorted = [...items].sort((a, b) => (a.sortText ?? "").localeCompare(b.sortText ?? ""));
    assert.equal(sorted.length, 5);
    assert.equal(sorted[0] && labelOf(sorted[0]), "INTERNAL_MANAGED");
    const external = items.find((it) => labelOf(it) === "EXTERNAL");
    assert.match(external?.detail ?? "", /\w{3,}.*\./);
    assert.equal(typeof external?.label === "object" && /^[a-z-]+$/.test(external.label.description ?? ""), true);
    assert.equal(external?.filterText, '"EXTERNAL"');
  });

  it("offers fields in the middle of a half-typed line, with the API's words", async () => {
    const items = await completed("legacy.tf", (text) => text.replace("  backend {", "  time|\n  backend {"));
    const timeout = items.find((it) => labelOf(it) === "timeout_sec");
    assert.ok(timeout, "timeout_sec is offered");
    assert.ok(timeout.insertText instanceof vscode.SnippetString);
    assert.match(timeout.insertText.value, /^timeout_sec = \$0$/);
    assert.ok(timeout.documentation instanceof vscode.MarkdownString);
    assert.match(timeout.documentation.value, /backend/i);
    const checks = items.find((it) => labelOf(it) === "health_checks");
    assert.equal(typeof checks?.label === "object" && checks.label.description, "internet-neg-no-health-check");
  });

  it("offers references by what they point at", async () => {
    const items = await completed("legacy.tf", (text) =>
      text.replace("google_compute_global_network_endpoint_group.legacy.id", "goo|"),
    );
    assert.ok(items.some((it) => labelOf(it) === "google_compute_global_network_endpoint_group.legacy.id"));
  });
});
