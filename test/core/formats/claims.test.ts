import { describe, expect, it } from "vitest";
import { formatOf } from "../../../src/core/formats/claims";
import { engineOf } from "../../support/terraform";

const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeURLMap
metadata:
  name: web
`;

describe("the format of a file", () => {
  it.each([
    ["main.tf", "", "terraform"],
    ["main.tf.json", "{}", "terraform"],
    ["terraform.tfvars", "", "terraform"],
    ["k8s/web.yaml", manifest, "config-connector"],
    ["k8s/web.yaml", "apiVersion: v1\nkind: Service\n", undefined],
    [
      "terraform.tfstate",
      '{"version": 4, "terraform_version": "1.9.0", "lineage": "x", "resources": []}',
      "terraform-plan",
    ],
    ["plan.json", '{"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {}}', "terraform-plan"],
    ["map.yaml", "defaultService: projects/p/global/backendServices/web\nname: web\n", "api"],
    ["package.json", '{"name": "web"}', undefined],
    ["expected.json", '{"resources": [{"address": "google_compute_url_map.web"}]}', undefined],
    ["readme.md", "google_compute_url_map", undefined],
  ])("%s: %#", async (path, text, format) => {
    expect(formatOf(path, text)).toBe(format);
    const engine = await engineOf({ [path]: text });
    expect(engine.snapshot.formatOf(path)).toBe(format);
    expect(engine.claims(path, text)).toBe(format);
    engine.dispose();
  });

  it("changes with the text", async () => {
    const engine = await engineOf({ "web.yaml": "kind: Service\n" });
    expect(engine.snapshot.files).toEqual([]);
    const { files, topology } = engine.update([{ path: "web.yaml", text: manifest }]);
    expect(files).toEqual(["web.yaml"]);
    expect(topology.resources.map((it) => it.address)).toEqual(["ComputeURLMap/web"]);
    expect(engine.update([{ path: "web.yaml", text: "kind: Service\n" }]).topology.resources).toEqual([]);
    engine.dispose();
  });
});
