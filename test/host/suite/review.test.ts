/** Review Changes: against a plan everywhere, against HEAD where there is git; and what a hover says of a replacement. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { fixHazardCommand, reviewCommand } from "../../../src/host/features/review";
import type { Row } from "../../../src/host/features/review/rows";
import { closeAll, readFile, scratch, setText, until, workspaceFolder } from "../support";

const group = "google_compute_global_network_endpoint_group";
const neg = (type: string) => `resource "${group}" "swap" {
  name                  = "swap"
  network_endpoint_type = "${type}"
}
`;
const service = `
resource "google_compute_backend_service" "swap" {
  name                  = "swap-service"
  load_balancing_scheme = "EXTERNAL_MANAGED"

  backend {
    group = ${group}.swap.id
  }
}
`;

/** What `terraform show -json` prints of the replacement. */
function plan(): string {
  const link = "https://www.googleapis.com/compute/v1/projects/p/global/networkEndpointGroups/swap";
  const before = { name: "swap", project: "p", network_endpoint_type: "INTERNET_IP_PORT" };
  const after = { ...before, network_endpoint_type: "INTERNET_FQDN_PORT" };
  const user = { name: "swap-service", project: "p", backend: [{ group: link }] };
  const type = "google_compute_backend_service";
  const planned = (kind: string, values: object) => ({
    address: `${kind}.swap`,
    mode: "managed",
    type: kind,
    name: "swap",
    values,
  });
  const change = (kind: string, actions: readonly string[], one: object, other: object) => ({
    address: `${kind}.swap`,
    mode: "managed",
    type: kind,
    name: "swap",
    change: {
      actions,
      before: one,
      after: other,
      replace_paths: actions.length > 1 ? [["network_endpoint_type"]] : [],
    },
  });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: { root_module: { resources: [planned(group, after), planned(type, user)] } },
    resource_changes: [change(group, ["delete", "create"], before, after), change(type, ["no-op"], user, user)],
  });
}

/** The lines of the list under its first heading. */
async function hazards(argument: unknown): Promise<readonly Row[]> {
  const rows = await vscode.commands.executeCommand<readonly Row[] | undefined>(reviewCommand, argument);
  return rows?.find((it) => it.label === "When this is applied")?.children ?? [];
}

/** The part of the git extension that makes a repository. */
interface Git {
  readonly enabled: boolean;
  getAPI(version: 1): {
    init(root: vscode.Uri): Promise<{
      setConfig(key: string, value: string): Promise<string>;
      add(paths: string[]): Promise<void>;
      commit(message: string): Promise<void>;
    } | null>;
  };
}

describe("reviewing changes", () => {
  let folder: Awaited<ReturnType<typeof scratch>>;
  beforeEach(async () => {
    folder = await scratch("swap", { "main.tf": neg("INTERNET_IP_PORT") + service });
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("lb-topology.closeReview");
    await closeAll();
    await folder.remove();
  });

  it("lists what a plan breaks, leads to the configuration, and repairs it there", async () => {
    const uri = vscode.Uri.joinPath(folder.uri("main.tf"), "../tfplan.json");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(plan()));
    const row = await until("the hazard with its fix", async () =>
      (await hazards(uri)).find((it) => it.hazard?.hazard === "replacement-in-use" && it.hazard.fixes.length > 0),
    );
    assert.match(row.label, /resourceInUseByAnotherResource/);
    assert.equal(row.location?.uri.toString(), folder.uri("main.tf").toString());
    assert.equal(row.location?.range.start.line, 0);
    await vscode.commands.executeCommand(fixHazardCommand, row);
    const document = await vscode.workspace.openTextDocument(folder.uri("main.tf"));
    await until("the repair", () => document.getText().includes("create_before_destroy = true"));
    assert.match(document.getText(), /name += "swap-2"/);
  });

  it("says so where a file is no plan", async () => {
    const rows = await vscode.commands.executeCommand(reviewCommand, folder.uri("main.tf"));
    assert.equal(rows, undefined);
  });

  it("compares with HEAD what stands in the editor, and follows it", async function () {
    const extension = vscode.extensions.getExtension<Git>("vscode.git");
    if (!extension) {
      assert.equal(await vscode.commands.executeCommand(reviewCommand, "HEAD"), undefined);
      this.skip();
    }
    const settings = vscode.workspace.getConfiguration("git");
    await settings.update("enabled", true, vscode.ConfigurationTarget.Global);
    try {
      const git = await extension.activate();
      await until("git", () => git.enabled);
      const repository = await git.getAPI(1).init(workspaceFolder());
      if (!repository) throw new Error("no repository");
      await repository.setConfig("user.name", "Test");
      await repository.setConfig("user.email", "test@example.com");
      await repository.add([folder.uri("main.tf").fsPath]);
      await repository.commit("One");
      const uri = folder.uri("main.tf");
      await vscode.window.showTextDocument(uri);
      await setText(uri, neg("INTERNET_FQDN_PORT") + service);
      const row = await until("the hazard", async () =>
        (await hazards("HEAD")).find((it) => it.hazard?.hazard === "replacement-in-use"),
      );
      assert.equal(row.hazard?.severity, "error");
      assert.ok(row.label.includes('("INTERNET_IP_PORT" to "INTERNET_FQDN_PORT")'), row.label);
      assert.equal(row.location?.range.start.line, 2);
      assert.equal(await readFile(uri), neg("INTERNET_IP_PORT") + service, "nothing was saved");
      await setText(uri, neg("INTERNET_IP_PORT") + service);
      let left: readonly string[] = [];
      const isClear = async () => {
        left = (await hazards("HEAD")).map((it) => it.label);
        return left.length === 0;
      };
      await until("nothing to fear", isClear).catch((error: unknown) => {
        throw new Error(`${String(error)}: ${left.join("; ")}`);
      });
    } finally {
      await settings.update("enabled", undefined, vscode.ConfigurationTarget.Global);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), ".git"), { recursive: true });
    }
  });

  it("tells on hover what changing a field that cannot change entails here", async () => {
    const uri = folder.uri("main.tf");
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf("network_endpoint_type") + 2);
    const text = await until("the hover", async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, at);
      const all = hovers
        .flatMap((it) => it.contents.map((one) => (typeof one === "string" ? one : one.value)))
        .join("\n");
      return all.includes("destroys the old one first") ? all : undefined;
    });
    assert.match(text, /replaces the resource/);
    assert.match(text, /swap\\-service/);
  });
});
