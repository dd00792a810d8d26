/** Input that no one meant to give: a clear message with its place, everything else understood, never a crash. */
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "../support/cli";

const GOOD = `resource "google_compute_backend_service" "good" {
  name = "good"
}
`;

interface Answer {
  nodes: { address: string }[];
  problems: { file: string; line: number; column: number; message: string }[];
}

function graph(files: Record<string, string | Uint8Array>): Answer & { code: number | null } {
  const { code, out, err } = runCli(["graph", ".", "--format", "json"], folderWith(files));
  expect(err).not.toContain("internal error");
  return { code, ...(JSON.parse(out) as Answer) };
}

describe("input that cannot all be understood", () => {
  it("names the block that is not closed, and still reads the others", () => {
    const open = `resource "google_compute_url_map" "open" {\n  name = "open"\n\n${GOOD}`;
    const { nodes, problems } = graph({ "main.tf": open, "other.tf": GOOD.replaceAll("good", "other") });
    expect(nodes.map((it) => it.address)).toEqual(
      expect.arrayContaining(["google_compute_backend_service.good", "google_compute_backend_service.other"]),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: "main.tf", line: 1 });
    expect(problems[0]?.message).toMatch(/never closed|not closed|unclosed|closing/i);
  });

  it("says of a binary file that it is not text", () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256);
    const { nodes, problems } = graph({ "binary.tf": bytes, "main.tf": GOOD });
    expect(nodes).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: "binary.tf", line: 1, column: 1 });
    expect(problems[0]?.message).toMatch(/not .*text/i);
  });

  it("reads a file of 5 MB", () => {
    const block = (n: number) => GOOD.replaceAll("good", `good${n}`);
    const text = Array.from({ length: Math.ceil(5_000_000 / block(10_000).length) }, (_, n) => block(n)).join("");
    const { nodes, problems, code } = graph({ "big.tf": text });
    expect(code).toBe(0);
    expect(problems).toEqual([]);
    expect(nodes.length).toBeGreaterThan(50_000);
  });

  it("names a cycle of locals and leaves the values in it unknown", () => {
    const { nodes, problems } = graph({
      "main.tf": `locals {\n  a = local.b\n  b = local.a\n}\n\n${GOOD.replace('"good"\n}', "local.a\n}")}`,
    });
    expect(nodes).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/local\.a.*local\.b|local\.b.*local\.a/);
  });

  it("does not loop on resources that refer to each other", () => {
    const { nodes, code } = graph({
      "main.tf": `resource "google_compute_backend_service" "a" {
  name          = google_compute_backend_service.b.name
  health_checks = [google_compute_health_check.c.id]
}
resource "google_compute_backend_service" "b" {
  name = google_compute_backend_service.a.name
}
resource "google_compute_health_check" "c" {
  name = "\${google_compute_backend_service.a.name}-check"
}
`,
    });
    expect(code).toBe(0);
    expect(nodes).toHaveLength(3);
  });

  it("says where an address is declared twice, and keeps both", () => {
    const { nodes, problems } = graph({ "a.tf": GOOD, "b.tf": GOOD });
    expect(nodes).toHaveLength(2);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: "b.tf", line: 1 });
    expect(problems[0]?.message).toContain("google_compute_backend_service.good");
  });

  it("has an empty answer for an empty folder, and says so", () => {
    const { code, out, err } = runCli(["graph", ".", "--format", "json"], folderWith({}));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ version: 1, nodes: [], edges: [] });
    expect(err).toContain("no Terraform, Config Connector or API files");
  });
});

describe("what a part that cannot be read may hold", () => {
  const proxy = 'resource "google_compute_target_http_proxy" "web" {\n  url_map = google_compute_url_map.web.id\n}\n';
  const dangling = (files: Record<string, string | Uint8Array>) =>
    runCli(["lint", ".", "--format", "json"], folderWith(files)).out.includes("dangling-reference");

  it("is not said to be missing", () => {
    expect(dangling({ "main.tf": proxy })).toBe(true);
    expect(dangling({ "main.tf": proxy, "maps.tf": Uint8Array.from([0, 1, 2, 3]) })).toBe(false);
    expect(dangling({ "main.tf": proxy, "maps.tf": 'resource "google_compute_url_map" \n' })).toBe(false);
    expect(dangling({ "main.tf": proxy, "other/maps.tf": 'resource "google_compute_url_map" \n' })).toBe(true);
  });
});

describe("bad usage", () => {
  it.each([
    [[], /which command/],
    [["grpah", "."], /no command "grpah"/],
    [["lint"], /which files/],
    [["lint", "nowhere"], /nowhere: no such file/],
    [["lint", ".", "--format", "xml"], /--format is one of/],
    [["lint", ".", "--values"], /takes no --values/],
    [["lint", ".", "--nope"], /nope/],
    [["rules", "no-such-rule"], /no rule "no-such-rule"/],
  ])("%j ends with status 2 and one line", (args, message) => {
    const { code, out, err } = runCli(args, folderWith({ "main.tf": GOOD }));
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});
