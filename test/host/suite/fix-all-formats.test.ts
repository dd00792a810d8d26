import assert from "node:assert/strict";
import * as vscode from "vscode";
import { services } from "../services";
import { closeAll, diagnostics, scratch, until, untilFound, untilGone } from "../support";

const rule = "capacity-scaler-range";

/** One backend service whose backend has a capacity that no backend can have, in three formats. */
const texts = {
  "main.tf": `resource "google_compute_backend_service" "terraform" {
  name = "terraform" # the first
  backend {
    group           = "projects/p/zones/us-central1-a/instanceGroups/g"
    capacity_scaler = 1.5
  }
}
`,
  "connector.yaml": `# the second
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: connector
spec:
  location: global
  backend:
  - group:
      instanceGroupRef:
        external: projects/p/zones/us-central1-a/instanceGroups/g
    capacityScaler: 1.5
`,
  "export.yaml": `kind: compute#backendService # the third
name: exported
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/exported
loadBalancingScheme: EXTERNAL_MANAGED
backends:
- group: https://www.googleapis.com/compute/v1/projects/p/zones/us-central1-a/instanceGroups/g
  balancingMode: UTILIZATION
  capacityScaler: 1.5
`,
};

describe("fix all, in a workspace with three formats", () => {
  afterEach(closeAll);

  it("repairs each in its own way, in one step that one undo takes back", async () => {
    const folder = await scratch("three-formats", texts);
    try {
      const files = Object.keys(texts).map((it) => folder.uri(it));
      for (const it of files) await untilFound(it, rule);
      await vscode.commands.executeCommand("lb-topology.fixAll", rule, null);
      for (const it of files) await untilGone(it, rule);
      for (const [name, text] of Object.entries(texts)) {
        const document = await vscode.workspace.openTextDocument(folder.uri(name));
        assert.notEqual(document.getText(), text, name);
        assert.match(document.getText(), /# the (?:first|second|third)/, name);
        assert.doesNotMatch(document.getText(), /1\.5/, name);
      }
      const [first] = files;
      assert.ok(first);
      await vscode.window.showTextDocument(first, { preview: false });
      await vscode.commands.executeCommand("undo");
      for (const [name, text] of Object.entries(texts)) {
        const document = await vscode.workspace.openTextDocument(folder.uri(name));
        await until(`${name} is as it was`, () => document.getText() === text);
      }
      for (const it of files) await untilFound(it, rule);
      assert.equal((await services()).workspace.snapshot?.problems.length, 0);
      assert.ok(files.every((it) => diagnostics(it, rule).length === 1));
    } finally {
      await folder.remove();
    }
  });
});
