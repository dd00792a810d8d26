import { describe, expect, it } from "vitest";
import { useVSCode } from "./vscode-ui";

describe("the extension as a person sees it", () => {
  const vscode = useVSCode();

  it("underlines the signature finding and explains it under the mouse", async () => {
    const window = await vscode.open({ file: "legacy-origin.tf" });
    const squiggle = window.squiggle("warning", "legacy-origin.tf");
    const text = await window.hover(squiggle);
    expect(text).toContain("internet-neg-ip-no-tls-validation");
  });
});
