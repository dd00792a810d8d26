import { describe, expect, it } from "vitest";
import { planSuppress } from "../../../../src/core/formats/terraform/write/suppress";
import { parseText } from "../../../../src/core/formats/terraform/write/text-parser";
import { applyTextEdits } from "../../../../src/core/model/change";
import { engineOf } from "../../../support/terraform";

const FILE = "main.tf.json";
const block = (first: string) =>
  `{\n  "resource": {\n    "google_compute_url_map": {\n      "web": {\n        ${first}"name": "web"\n      }\n    }\n  }\n}\n`;

function suppressed(text: string, rule = "some-rule"): string {
  const start = text.indexOf('"name"');
  const files = new Map([[FILE, parseText(FILE, text)]]);
  const plan = planSuppress(files, { file: FILE, start, end: start + 1 }, rule);
  if (!plan.ok) throw new Error(plan.reason);
  return applyTextEdits(text, plan.edits);
}

describe("silencing a rule in JSON", () => {
  it.each([
    ["a new property, first in the block", "", '"//": "lb-topology:ignore some-rule because …",\n        '],
    [
      "one more line of the text there is",
      '"//": "Why",\n        ',
      '"//": "Why\\nlb-topology:ignore some-rule because …",\n        ',
    ],
    ["one more item", '"//": ["Why"],\n        ', '"//": ["Why", "lb-topology:ignore some-rule because …"],\n        '],
  ])("writes %s", (_, before, after) => {
    expect(suppressed(block(before))).toBe(block(after));
    expect(suppressed(suppressed(block(before)))).toBe(block(after));
  });

  it("refuses where the comment is no text", () => {
    expect(() => suppressed(block('"//": {"a": 1},\n        '))).toThrow(
      'The block has a "//" property that is no text',
    );
  });

  it("silences the findings of what it stands in, and of nothing else", async () => {
    const text = (first: string) =>
      `{"resource": {"google_compute_target_http_proxy": {"a": {${first}"name": "a", "url_map": "\${google_compute_url_map.none.id}"}, "b": {"name": "b", "url_map": "\${google_compute_url_map.none.id}"}}}}`;
    const found = async (first: string) => {
      const engine = await engineOf({ [FILE]: text(first) });
      const { findings } = engine.snapshot;
      engine.dispose();
      return findings.filter((it) => it.rule === "dangling-reference").map((it) => it.resource);
    };
    expect(await found("")).toEqual(["google_compute_target_http_proxy.a", "google_compute_target_http_proxy.b"]);
    expect(await found('"//": "Soon.\\nlb-topology:ignore dangling-reference soon", ')).toEqual([
      "google_compute_target_http_proxy.b",
    ]);
  });
});
