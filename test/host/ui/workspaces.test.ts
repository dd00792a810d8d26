import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { dangling, ipEndpoint, ipGroup } from "../texts";
import { useVSCode } from "./vscode-ui";
import { VSCodeWindow } from "./vscode-window";

describe("a window with several folders", () => {
  const vscode = useVSCode();

  it("finds what is wrong in each, and each is a module of its own", async () => {
    const root = mkdtempSync(path.join(os.tmpdir(), "lbt-roots-"));
    for (const name of ["one", "two"]) {
      mkdirSync(path.join(root, name));
      writeFileSync(path.join(root, name, `${name}.tf`), dangling("web"));
    }
    const workspace = path.join(root, "both.code-workspace");
    writeFileSync(workspace, JSON.stringify({ folders: [{ path: "one" }, { path: "two" }] }));
    const page = await (await vscode.browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    const address = new URL(vscode.server.url(root, { extensionDevelopmentPath: vscode.server.uri(process.cwd()) }));
    address.searchParams.delete("folder");
    address.searchParams.set("workspace", workspace);
    await page.goto(address.href);
    const window = new VSCodeWindow(page, root, async () => {
      await page.context().close();
      rmSync(root, { recursive: true, force: true });
    });
    try {
      await window.ready();
      for (const name of ["one.tf", "two.tf"]) {
        await window.openFile(name);
        expect(await window.hover(window.squiggle("error", name))).toContain("dangling-reference");
      }
    } finally {
      await window.close();
    }
  });
});

describe("a folder that is not trusted", () => {
  const vscode = useVSCode({ trust: false });

  it("is read all the same", async () => {
    const window = await vscode.open({ file: "legacy.tf" });
    await window.page.getByText("Restricted Mode", { exact: true }).first().waitFor();
    await window.squiggle("warning", "legacy.tf").waitFor();
  });
});

describe("a repair that needs an answer", () => {
  const vscode = useVSCode();
  const service = `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_global_network_endpoint_group.web.id
  }
}
`;

  it("asks for it, refuses what cannot be right, and edits both blocks", async () => {
    const window = await vscode.open({
      files: { "service.tf": service, "origin.tf": `${ipGroup("web")}\n${ipEndpoint("web")}` },
      file: "service.tf",
    });
    const squiggle = window.squiggle("warning", "service.tf");
    await window.quickFix(squiggle, /FQDN/);
    await window.answer("not a host name");
    const box = window.page.locator(".quick-input-widget:visible");
    await box.locator(".quick-input-message").waitFor();
    expect(await box.isVisible()).toBe(true);
    await window.answer("origin.example.com");
    await squiggle.waitFor({ state: "detached" });
    await window.untilDirty("origin.tf");
    await window.saveAll();
    await window.untilOnDisk("origin.tf", (text) => text.includes("INTERNET_FQDN_PORT"));
    expect(window.read("origin.tf")).toMatch(/fqdn += "origin\.example\.com"/);
    expect(window.read("service.tf")).toBe(service);
  });
});

describe("a folder without Terraform", () => {
  const vscode = useVSCode();
  const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
spec:
  location: global
  loadBalancingScheme: EXTERNAL_MANAGED
  protocol: HTTP
  customRequestHeaders:
    - no colon
`;

  it("is left alone until a document of it is config, and then read whole", async () => {
    const window = await vscode.open({
      files: {
        "pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n",
        "web.yaml": manifest,
        "map.yaml": manifest.replace("name: web", "name: other"),
      },
      file: "pod.yaml",
    });
    const status = window.page.getByText(/LB \d/);
    await window.page.waitForTimeout(1500);
    expect(await status.count()).toBe(0);
    await window.openFile("web.yaml");
    await window.squiggle("error", "web.yaml").waitFor();
    await window.openFile("map.yaml");
    await window.squiggle("error", "map.yaml").waitFor();
    await status.first().waitFor();
    await window.page
      .getByRole("button", { name: /^Open Topology/ })
      .first()
      .waitFor();
  });
});
