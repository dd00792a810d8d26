/** Config Connector, API objects and Terraform in one workspace: read, judged, drawn, repaired and compared together. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { services } from "../services";
import { closeAll, codeActions, diagnostics, perform, readFile, scratch, setText, until, untilFound } from "../support";

const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: mixed-api
spec:
  location: global
  loadBalancingScheme: EXTERNAL_MANAGED
  protocol: HTTP # as the client asks
  customRequestHeaders:
    - "no colon"
`;
const exported = `kind: compute#backendService
name: mixed-web
protocol: HTTP
loadBalancingScheme: EXTERNAL_MANAGED
timeoutSec: 60
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/mixed-web
`;
const terraform = `resource "google_compute_backend_service" "mixed" {
  name                  = "mixed-web"
  project               = "p"
  protocol              = "HTTP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  timeout_sec           = 10
}

resource "google_compute_url_map" "mixed" {
  name            = "mixed"
  default_service = "projects/p/global/backendServices/mixed-web"
}
`;

describe("several formats in one workspace", () => {
  let folder: Awaited<ReturnType<typeof scratch>>;
  before(async () => {
    folder = await scratch("mixed", {
      "main.tf": terraform,
      "k8s/service.yaml": manifest,
      "exports/web.yaml": exported,
      "package.json": '{"name": "web"}',
      "k8s/other.yaml": "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n",
    });
  });
  after(() => folder.remove());
  afterEach(closeAll);

  it("finds mistakes in a Config Connector manifest and repairs them in the smallest way", async () => {
    const uri = folder.uri("k8s/service.yaml");
    const { range } = await untilFound(uri, "custom-header-invalid");
    await vscode.window.showTextDocument(uri);
    const action = (await codeActions(uri, range)).find((it) => it.title.startsWith("Remove"));
    assert.ok(action, "no quick-fix");
    await perform(action);
    const { document } = await vscode.window.showTextDocument(uri);
    assert.ok(document.getText().includes("protocol: HTTP # as the client asks"));
    assert.ok(!document.getText().includes("no colon"));
    await setText(uri, manifest);
    await document.save();
  });

  it("hovers over and outlines what an export shows", async () => {
    const uri = folder.uri("exports/web.yaml");
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf("mixed-web") + 1);
    await until("symbols of the export", async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        uri,
      );
      return symbols?.some((it) => it.name === "mixed-web");
    });
    await until("a hover in the export", async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, at);
      return hovers.length > 0 || undefined;
    });
  });

  it("says nothing about YAML and JSON of others, and follows what becomes config", async () => {
    const uri = folder.uri("k8s/other.yaml");
    assert.deepEqual(diagnostics(uri), []);
    await setText(uri, manifest.replace("mixed-api", "mixed-other"));
    await untilFound(uri, "custom-header-invalid");
    await setText(uri, "kind: Service\n");
    await until("no diagnostics", () => diagnostics(uri).length === 0);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("compares what is declared with what is exported", async () => {
    await vscode.commands.executeCommand("lb-topology.showDrift");
    const page = await until("the page", () =>
      vscode.workspace.textDocuments.find((it) => it.uri.scheme === "lb-topology-drift"),
    );
    await until("the difference", () => /\| `timeoutSec` \| 10 .*\| 60 /.test(page.getText()));
    assert.match(page.getText(), /Backend service mixed\\-web/);
    assert.equal(await readFile(folder.uri("main.tf")), terraform);
  });
});

describe("modules that are not among the files of the folder", () => {
  it("are read where terraform init put them, also when that comes later", async () => {
    const folder = await scratch("called", {
      "main.tf": `module "lb" {\n  source = "example/lb/google"\n  header = "no colon"\n}\n`,
    });
    try {
      const main = folder.uri("main.tf");
      const { workspace } = await services();
      await until("the call is read", () => workspace.snapshot?.formatOf(main.toString()) !== undefined);
      const module = `variable "header" {}\n\nresource "google_compute_backend_service" "web" {\n  name                   = "web"\n  custom_request_headers = [var.header]\n}\n`;
      const write = (path: string, text: string) =>
        vscode.workspace.fs.writeFile(folder.uri(path), new TextEncoder().encode(text));
      await write(".terraform/modules/lb/main.tf", module);
      const manifest = {
        Modules: [{ Key: "lb", Source: "example/lb/google", Version: "1.0.0", Dir: ".terraform/modules/lb" }],
      };
      await write(".terraform/modules/modules.json", JSON.stringify(manifest));
      const found = () =>
        vscode.languages
          .getDiagnostics()
          .some(
            ([uri, all]) =>
              uri.path.includes("/called/") &&
              all.some((it) => JSON.stringify(it.code).includes("custom-header-invalid")),
          );
      await until("the finding in the called module", found);
    } finally {
      await folder.remove();
    }
  });
});
