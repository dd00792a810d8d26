import { describe, expect, it } from "vitest";
import { useVSCode } from "./vscode-ui";

describe("the extension as a person sees it", () => {
  const vscode = useVSCode();

  it("underlines the signature finding and explains it under the mouse", async () => {
    const window = await vscode.open({ file: "legacy.tf" });
    const squiggle = window.squiggle("warning", "legacy.tf");
    const text = await window.hover(squiggle);
    expect(text).toContain("internet-neg-ip-no-tls-validation");
  });

  it("is activated, as VS Code's own list of running extensions tells", async () => {
    const window = await vscode.open({ file: "legacy.tf" });
    await window.squiggle("warning", "legacy.tf").waitFor();
    const text = await window.activation("lb-topology.lb-topology");
    // Reported and not asserted: the figure depends on what else the machine does.
    console.log(`   ${text}`);
    expect(text).toMatch(/Activation: \d+ms/);
  });

  it("draws the topology beside the text", async () => {
    const window = await vscode.open({ file: "legacy.tf" });
    await window.squiggle("warning", "legacy.tf").waitFor();
    await window.runCommand("Load Balancer Topology: Open Topology");
    const nodes = window.webview().locator(".react-flow__node");
    await nodes.first().waitFor();
    expect(await nodes.count()).toBeGreaterThan(5);
    await window.webview().getByText("legacy-origin").first().waitFor();
  });
});
