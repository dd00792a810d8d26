/** The main job from end to end: be warned, repair from the text or from the diagram, take it back with one undo. */
import { describe, it } from "vitest";
import { ipEndpoint, ipGroup, ipOrigin } from "../texts";
import { useVSCode } from "./vscode-ui";
import type { VSCodeWindow } from "./vscode-window";

/** The finding stands at the backend; the repair edits the two blocks of the other file. */
const backend = "legacy.tf";
const origin = "legacy-origin.tf";
const title = "Switch to FQDN origin.example.com for SNI";

describe("an origin reached over HTTPS by IP address", () => {
  const vscode = useVSCode();

  it("is repaired from the light bulb; one undo brings back text and finding", async () => {
    const window = await vscode.open({ file: backend });
    const before = window.read(origin);
    const squiggle = window.squiggle("warning", backend);
    await window.quickFix(squiggle, title);
    await squiggle.waitFor({ state: "detached" });
    await untilRepaired(window, before);

    await takeBack(window, before);
    await window.focusEditor(backend);
    await squiggle.waitFor();
  });

  it("is repaired from the details of the diagram; one undo brings back text and finding", async () => {
    const window = await vscode.open({ file: backend });
    const before = window.read(origin);
    const squiggle = window.squiggle("warning", backend);
    await squiggle.waitFor();
    await window.runCommand("Load Balancer Topology: Open Topology");
    const diagram = window.webview();
    await diagram.locator(".react-flow__node", { hasText: "legacy-origin" }).first().click();
    await diagram.getByRole("tab", { name: /Findings/ }).click();
    const repair = diagram.getByRole("button", { name: title });
    await repair.click();
    await repair.waitFor({ state: "detached" });
    await untilRepaired(window, before);

    await takeBack(window, before);
    await window.page.getByRole("tab", { name: /Load Balancer Topology/ }).click();
    await diagram.locator(".react-flow__node", { hasText: "legacy-origin" }).first().click();
    await repair.waitFor();
  });
});

describe("a repair over several files", () => {
  const vscode = useVSCode();

  it("says where it was, and is taken back whole from there", async () => {
    const texts = { "service.tf": ipOrigin("web"), "group.tf": ipGroup("web"), "endpoint.tf": ipEndpoint("web") };
    const window = await vscode.open({ files: texts, file: "service.tf" });
    const squiggle = window.squiggle("warning", "service.tf");
    await window.quickFix(squiggle, "Switch to FQDN web.example.com for SNI");
    await squiggle.waitFor({ state: "detached" });

    await window.notification("changed group.tf and endpoint.tf", "Undo");
    await window.untilDirty("group.tf");
    await window.untilDirty("endpoint.tf");
    await window.saveAll();
    for (const [name, text] of Object.entries(texts)) await window.untilOnDisk(name, (it) => it === text);
    await window.focusEditor("service.tf");
    await squiggle.waitFor();
  });
});

async function untilRepaired(window: VSCodeWindow, before: string): Promise<void> {
  await window.untilDirty(origin);
  await window.saveAll();
  const repaired = before
    .replace('"INTERNET_IP_PORT"', '"INTERNET_FQDN_PORT"')
    .replace('ip_address                    = "34.120.7.9"', 'fqdn                          = "origin.example.com"');
  await window.untilOnDisk(origin, (text) => text === repaired);
}

async function takeBack(window: VSCodeWindow, before: string): Promise<void> {
  // A file opens in the group that has the focus: not in the diagram's.
  await window.focusEditor(backend);
  if (!(await window.tab(origin).isVisible())) await window.openFile(origin);
  await window.undo(origin);
  await window.untilDirty(origin);
  await window.saveAll();
  await window.untilOnDisk(origin, (text) => text === before);
}
