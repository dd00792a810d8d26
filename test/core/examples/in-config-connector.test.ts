import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.mjs";
import { constraints } from "../../../src/core/constraints/all";
import { inConfigConnector } from "../../../src/core/examples/in-config-connector";
import type { Format } from "../../../src/core/formats/format";
import { terraformOf } from "../../support/terraform";

let terraform: Format;

beforeAll(async () => {
  terraform = await terraformOf();
});

const neg = (type: string) => `resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "${type}"
}
`;
const mapped = `resource "google_compute_region_network_endpoint" "a" {
  region_network_endpoint_group = "map"
  region                        = "us-central1"
  port                          = 80
}
`;

describe("examples in Config Connector", () => {
  it("say the same in its terms", () => {
    const examples = { bad: neg("GCE_VM_IP"), good: neg("GCE_VM_IP_PORT") };
    expect(inConfigConnector(terraform, { id: "some-rule", examples })).toEqual({
      bad: {
        ok: true,
        text: `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeNetworkEndpointGroup
metadata:
  name: web
spec:
  location: us-central1-a
  networkEndpointType: GCE_VM_IP
  networkRef:
    external: default
`,
      },
      good: { ok: true, text: expect.stringContaining("networkEndpointType: GCE_VM_IP_PORT") },
    });
  });

  it("say why there are none", () => {
    const examples = {
      bad: mapped,
      good: `${neg("GCE_VM_IP")}variable "x" {}\n`.replace('"web"\n  zone', "var.x\n  zone"),
    };
    expect(inConfigConnector(terraform, { id: "some-rule", examples })).toMatchObject({
      bad: { ok: false, reason: expect.stringMatching(/^`google_compute_region_network_endpoint\.a`: .*\.$/) },
      good: { ok: false, reason: expect.stringMatching(/^`google_compute_network_endpoint_group\.web name`: .*\.$/) },
    });
    expect(inConfigConnector(terraform, { id: "tf-some-rule", examples })?.bad.ok).toBe(false);
    expect(inConfigConnector(terraform, { id: "some-rule" })).toBeUndefined();
  });
});

describe("the pages of the rules", () => {
  const folder = path.join(root, "docs/rules");
  const index = readFileSync(path.join(folder, "README.md"), "utf8");

  it("show most examples in both formats, and say why not the others", () => {
    const pages = constraints.flatMap(({ meta }) =>
      meta.examples ? [readFileSync(path.join(folder, `${meta.id}.md`), "utf8")] : [],
    );
    const [both, others] = [true, false].map((has) => pages.filter((it) => it.includes("```yaml") === has));
    expect(both?.length).toBeGreaterThan(pages.length * 0.8);
    for (const page of others ?? []) expect(page).toMatch(/^There is none\. .+\.$/m);
  });

  it("are all in the index, and nothing else, and to nothing else", () => {
    const linked = new Set([...index.matchAll(/\]\(([\w-]+)\.md\)/g)].map((it) => it[1]));
    linked.delete("not-implemented");
    expect([...linked].sort()).toEqual(constraints.map((it) => it.meta.id).sort());
  });

  it("has a heading for every anchor, here and in the pages", () => {
    const anchors = new Set(
      [...index.matchAll(/^#+ (.+)$/gm)].map((it) => (it[1] ?? "").toLowerCase().replaceAll(" ", "-")),
    );
    const wanted = [...index.matchAll(/\]\(#([\w-]+)\)/g)].map((it) => it[1] ?? "");
    expect(wanted.length).toBeGreaterThan(20);
    for (const { meta } of constraints) {
      const page = readFileSync(path.join(folder, `${meta.id}.md`), "utf8");
      wanted.push(...[...page.matchAll(/\]\(README\.md#([\w-]+)\)/g)].map((it) => it[1] ?? ""));
    }
    expect(wanted.filter((it) => !anchors.has(it))).toEqual([]);
  });
});
