/** Items of lists change places as texts do. */
import { afterEach, describe, expect, it } from "vitest";
import { previewMove } from "../../../src/core/editing/move-item";
import { applyTextEdits } from "../../../src/core/model/change";
import type { Engine } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

let engine: Engine | undefined;
afterEach(() => engine?.dispose());

async function moved(file: string, text: string, id: string, path: string, by: 1 | -1) {
  engine = await engineOf({ [file]: text });
  const preview = previewMove(engine.snapshot, id, path, by);
  return preview.ok ? applyTextEdits(text, preview.edits) : preview.reason;
}

const block = (name: string, comment = "") => `${comment}  backend {
    group = "projects/p/zones/z/instanceGroups/${name}" # ${name}
  }
`;
const service = (body: string) => `resource "google_compute_backend_service" "web" {\n  name = "web"\n${body}}\n`;
const web = "google_compute_backend_service.web";

describe("moving an item", () => {
  it("moves a block with the comment above it", async () => {
    const a = block("a", "  # the first\n");
    const b = block("b");
    const c = block("c");
    expect(await moved("main.tf", service(`${a}\n${b}\n${c}`), web, "backends[1]", -1)).toBe(
      service(`${b}\n${a}\n${c}`),
    );
    expect(await moved("main.tf", service(`${a}\n${b}\n${c}`), web, "backends[1]", 1)).toBe(
      service(`${a}\n${c}\n${b}`),
    );
  });

  it("moves expressions as they are", async () => {
    const list = (items: string) => `locals { x = "x" }\n${service(`  custom_request_headers = [${items}]\n`)}`;
    const before = list('"a: b", "${local.x}: c"');
    expect(await moved("main.tf", before, web, "customRequestHeaders[0]", 1)).toBe(list('"${local.x}: c", "a: b"'));
  });

  it("moves items of a list written over lines, whose last has no comma", async () => {
    const list = (...items: string[]) => service(`  custom_request_headers = [\n    ${items.join(",\n    ")}\n  ]\n`);
    expect(await moved("main.tf", list('"a: 1"', '"b: 2"'), web, "customRequestHeaders[1]", -1)).toBe(
      list('"b: 2"', '"a: 1"'),
    );
  });

  it("moves items of a manifest", async () => {
    const manifest = (...items: string[]) => `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
spec:
  location: global
  customRequestHeaders:
${items.map((it) => `  - ${it}\n`).join("")}`;
    expect(
      await moved(
        "web.yaml",
        manifest('"a: 1" # one', "'b: 2'"),
        "ComputeBackendService/web",
        "customRequestHeaders[0]",
        1,
      ),
    ).toBe(manifest("'b: 2'", '"a: 1" # one'));
  });

  it.each([
    { what: "what is at the end", body: block("a"), path: "backends[0]", says: "no place further" },
    { what: "what is not there", body: block("a"), path: "backends[3]", says: "no place further" },
    { what: "what is no item", body: block("a"), path: "name", says: "There is no name" },
    {
      what: "items beside a comment",
      body: '  custom_request_headers = [\n    "a: 1", # one\n    "b: 2"\n  ]\n',
      path: "customRequestHeaders[0]",
      says: "A comment stands beside",
    },
    {
      what: "generated blocks",
      body: '  dynamic "backend" {\n    for_each = ["a", "b"]\n    content {\n      group = backend.value\n    }\n  }\n',
      path: "backends[0]",
      says: "made by an expression",
    },
  ])("refuses $what", async ({ body, path, says }) => {
    expect(await moved("main.tf", service(body), web, path, 1)).toContain(says);
  });
});
