import { describe, expect, it } from "vitest";
import { planSuppress } from "../../../../src/core/formats/terraform/write/suppress";
import { parseText } from "../../../../src/core/formats/terraform/write/text-parser";
import { applyTextEdits } from "../../../../src/core/model/change";

const BLOCK = '# The service.\nresource "google_compute_backend_service" "web" {\n  name = "web"\n}\n';

function suppressed(text: string, at: string, rule = "internet-neg-plaintext"): string {
  const start = text.indexOf(at);
  const files = new Map([["main.tf", parseText("main.tf", text)]]);
  const plan = planSuppress(files, { file: "main.tf", start, end: start + at.length }, rule);
  if (!plan.ok) throw new Error(plan.reason);
  return applyTextEdits(text, plan.edits);
}

describe("planSuppress", () => {
  it("puts the comment right above the block, whatever in it the finding is about", () => {
    const expected = BLOCK.replace("resource", "# lb-topology:ignore internet-neg-plaintext because …\nresource");
    expect(suppressed(BLOCK, '"web"\n')).toBe(expected);
    expect(suppressed(BLOCK, "resource")).toBe(expected);
  });

  it("keeps CR LF", () => {
    const text = BLOCK.replace(/\n/g, "\r\n");
    expect(suppressed(text, "resource")).toBe(
      BLOCK.replace("resource", "# lb-topology:ignore internet-neg-plaintext because …\nresource").replace(
        /\n/g,
        "\r\n",
      ),
    );
  });

  it("does nothing where the rule is named above already, also further up", () => {
    const once = suppressed(BLOCK, "resource");
    expect(suppressed(once, "resource")).toBe(once);
    const twice = suppressed(once, "resource", "other-rule");
    expect(twice).not.toBe(once);
    expect(suppressed(twice, "resource")).toBe(twice);
  });

  it("refuses a place outside all blocks, and a file that is not there", () => {
    const files = new Map([["main.tf", parseText("main.tf", BLOCK)]]);
    expect(planSuppress(files, { file: "main.tf", start: 0, end: 3 }, "x")).toEqual({
      ok: false,
      reason: "There is no block here to write the comment above.",
      at: { file: "main.tf", start: 0 },
    });
    expect(planSuppress(files, { file: "b.tf", start: 0, end: 3 }, "x").ok).toBe(false);
  });
});
