import { describe, expect, it } from "vitest";
import { engineOf } from "../../support/terraform";

const declared = (header: string) => `resource "google_compute_backend_service" "web" {
  name                   = "web"
  custom_request_headers = ["${header}"]
}
`;
const exported = (name: string) => `kind: compute#backendService
name: ${name}
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/${name}
customRequestHeaders:
  - no colon
`;

describe("a mistake in what is both declared and exported", () => {
  it.each([
    ["is said of the declaration only", declared("no colon"), "web", ["main.tf"]],
    ["is said of the export when the declaration has it not", declared("X-A: b"), "web", ["web.yaml"]],
    ["is said of both when they are two objects", declared("no colon"), "other", ["main.tf", "web.yaml"]],
  ])("%s", async (_, tf, name, files) => {
    const engine = await engineOf({ "main.tf": tf, "web.yaml": exported(name) });
    const found = engine.snapshot.findings.filter((it) => it.rule === "custom-header-invalid");
    expect(found.map((it) => it.range.file)).toEqual(files);
    engine.dispose();
  });
});
