/** `apply`: a list of changes carried out, shown, or refused whole. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, readText, runCli } from "../support/cli";

const MAIN = `# the shop
resource "google_compute_backend_service" "web" {
  name     = "web" # stays
  protocol = "HTTP"
}
`;

function apply(files: Record<string, string>, changes: unknown, ...options: string[]) {
  const folder = folderWith(files);
  writeFileSync(path.join(folder, "changes.json"), JSON.stringify(changes));
  return { folder, run: runCli(["apply", "changes.json", ".", ...options], folder) };
}

const setProtocol = {
  op: "setField",
  resource: "google_compute_backend_service.web",
  field: "protocol",
  value: "HTTPS",
};

describe("apply", () => {
  it("edits the text and names the files", () => {
    const { folder, run } = apply({ "main.tf": MAIN }, [setProtocol], "--format", "json");
    expect(JSON.parse(run.out)).toEqual({ version: 1, files: ["main.tf"] });
    expect(run.code).toBe(0);
    expect(readText(folder, "main.tf")).toBe(MAIN.replace('"HTTP"', '"HTTPS"'));
  });

  it("shows the difference and writes nothing", () => {
    const { folder, run } = apply({ "main.tf": MAIN }, [setProtocol], "--dry-run");
    expect(run.out).toContain("--- a/main.tf\n+++ b/main.tf\n");
    expect(run.out).toContain('-  protocol = "HTTP"\n+  protocol = "HTTPS"\n');
    expect(run.err).toBe("1 file would be changed\n");
    expect(readText(folder, "main.tf")).toBe(MAIN);
  });

  it("makes files that are not there yet", () => {
    const add = {
      op: "addResource",
      kind: "BackendBucket",
      name: "static",
      scope: "global",
      fields: { bucketName: "b" },
      file: "static.tf",
    };
    const { folder, run } = apply({ "main.tf": MAIN }, [add], "--format", "json");
    expect(JSON.parse(run.out)).toEqual({ version: 1, files: ["static.tf"] });
    expect(readText(folder, "static.tf")).toContain('resource "google_compute_backend_bucket" "static"');
  });

  it.each([
    ["a resource that is not there", [setProtocol, { ...setProtocol, resource: "x.y" }], /^lb-topology: .*x\.y/],
    ["a change that is none", [{ op: "move" }], /^lb-topology: changes\.json: .*unknown \("move"\) "op"/],
    ["a value of the wrong sort", [{ ...setProtocol, value: undefined }], /^lb-topology: changes\.json: /],
  ])("refuses the whole for %s", (_, changes, message) => {
    const { folder, run } = apply({ "main.tf": MAIN }, changes);
    expect(run).toMatchObject({ code: 2, out: "", err: expect.stringMatching(message) });
    expect(run.err.trim().split("\n")).toHaveLength(1);
    expect(readText(folder, "main.tf")).toBe(MAIN);
  });

  it("says what cannot be read", () => {
    const folder = folderWith({ "main.tf": MAIN, "broken.json": "{" });
    expect(runCli(["apply", "broken.json", "."], folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining("broken.json: cannot be read as JSON"),
    });
    expect(runCli(["apply", "none.json", "."], folder).code).toBe(2);
    expect(runCli(["apply", "broken.json"], folder).err).toContain("which changes, and to which files or folders?");
  });
});
