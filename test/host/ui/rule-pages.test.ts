/** The pages of rules, as a person goes from one to the other. */
import { describe, it } from "vitest";
import { useVSCode } from "./vscode-ui";

const picked = "psc-neg-scheme";

describe("the page of a rule", () => {
  const vscode = useVSCode();

  it("leads to the index, and the index to another page", async () => {
    const window = await vscode.open({ file: "legacy.tf" });
    await window.runCommand("Load Balancer Topology: Open a Rule's Page");
    await window.answer(picked);
    const page = window.webview();
    await page.getByRole("heading", { name: "Example in Config Connector" }).waitFor();
    await page.getByRole("link", { name: "All rules" }).click();
    await page.getByRole("heading", { name: "Rules", exact: true }).waitFor();
    await page.getByRole("link", { name: "psc-neg-no-health-check" }).first().click();
    await page.getByRole("heading", { name: /^Health check has no meaning/ }).waitFor();
  });
});
