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
