/** `diff`: two paths, revisions of git, a plan. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folderWith, runCli } from "../support/cli";

const neg = (type: string) => `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "${type}"
}
`;
const service = `resource "google_compute_backend_service" "web" {
  name = "web"

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`;
const bucket = 'resource "google_compute_backend_bucket" "b" {\n  name        = "b"\n  bucket_name = "x"\n}\n';

interface Answer {
  readonly version: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly unknown[] }[];
  readonly edges: { readonly added: readonly unknown[]; readonly removed: readonly unknown[] };
  readonly hazards: readonly {
    readonly hazard: string;
    readonly severity: string;
    readonly file: string;
    readonly line: number;
    readonly fixes: readonly string[];
  }[];
}

function answer(args: readonly string[], cwd: string): { readonly code: number | null; readonly answer: Answer } {
  const { code, out } = runCli(["diff", ...args, "--format", "json"], cwd);
  return { code, answer: JSON.parse(out) as Answer };
}

describe("diff of two paths", () => {
  const folder = folderWith({
    "base/main.tf": neg("INTERNET_IP_PORT") + service,
    "head/main.tf": neg("INTERNET_FQDN_PORT") + service.replace(/\n {2}backend[^}]*}\n/, "") + bucket,
    "moved/sub/main.tf": neg("INTERNET_IP_PORT") + service,
    "base.tf": bucket,
    "head.tf": bucket.replace('"x"', '"y"'),
  });

  it("tells what has changed and what applying it may break, by the fixed shape", () => {
    const { code, answer: it } = answer(["base", "head"], folder);
    expect(code).toBe(1);
    expect(it).toMatchObject({
      version: 1,
      added: ["google_compute_backend_bucket.b"],
      removed: [],
      changed: [
        {
          id: "google_compute_global_network_endpoint_group.origin",
          fields: [{ path: "networkEndpointType", before: "INTERNET_IP_PORT", after: "INTERNET_FQDN_PORT" }],
          replaced: { order: "destroy-before-create", certain: true, fields: ["networkEndpointType"] },
        },
        {
          id: "google_compute_backend_service.web",
          fields: [
            {
              path: "backends",
              before: [{ group: { ref: "google_compute_global_network_endpoint_group.origin" } }],
              after: null,
            },
          ],
        },
      ],
      edges: {
        added: [],
        removed: [
          {
            from: "google_compute_backend_service.web",
            to: "google_compute_global_network_endpoint_group.origin",
            role: "backend",
          },
        ],
      },
    });
    expect(it.hazards.map(({ hazard, severity, file, line }) => [hazard, severity, file, line])).toEqual([
      ["replacement-in-use", "warning", "head/main.tf", 3],
    ]);
    expect(it.hazards[0]?.fixes).toEqual(['Create the new one first, as "origin-2"']);
  });

  it("compares two files, whatever they are called", () => {
    const { code, out } = runCli(["diff", "base.tf", "head.tf"], folder);
    expect(code).toBe(1);
    expect(out).toContain('bucketName: "x" → "y"');
    expect(out).toContain("0 added, 0 removed, 1 changed");
  });

  it("finds no difference where there is none", () => {
    expect(runCli(["diff", "base", "base"], folder)).toMatchObject({ code: 0, out: "no difference\n" });
    expect(answer(["base", "base"], folder).answer).toMatchObject({ changed: [], hazards: [] });
  });

  it.each([
    [["base"], "no plan that terraform show -json printed"],
    [["base", "nowhere"], "nowhere: no such file or folder; for revisions of git, say --path as well"],
    [["base", "head", "base"], "which two versions?"],
    [["base", "head", "--rule", "x"], "diff takes no --rule"],
  ])("says what is wrong with %j", (args, message) => {
    const { code, err } = runCli(["diff", ...args], folder);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe("diff of revisions", () => {
  const module = 'module "lb" {\n  source = "../modules/lb"\n}\n';
  const folder = folderWith({
    "env/main.tf": module,
    "env/more.tf": bucket,
    "modules/lb/main.tf": neg("INTERNET_IP_PORT") + service,
  });
  const git = (...args: string[]) => {
    const done = spawnSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.com", ...args], { cwd: folder });
    if (done.status !== 0) throw new Error(done.stderr.toString());
  };

  beforeAll(() => {
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "-m", "one");
    writeFileSync(path.join(folder, "modules/lb/main.tf"), neg("INTERNET_FQDN_PORT") + service);
    writeFileSync(path.join(folder, "env/new.tf"), bucket.replaceAll('"b"', '"c"'));
  });

  it("compares the files as they are with a revision, called modules included", () => {
    const { code, answer: it } = answer(["HEAD", "--path", "env"], folder);
    expect(code).toBe(1);
    expect(it.added).toEqual(["google_compute_backend_bucket.c"]);
    expect(it.changed.map((one) => one.id)).toEqual(["module.lb.google_compute_global_network_endpoint_group.origin"]);
    expect(it.hazards.map((one) => [one.hazard, one.file])).toEqual([["replacement-in-use", "modules/lb/main.tf"]]);
  });

  it("compares two revisions", () => {
    git("add", ".");
    git("commit", "--quiet", "-m", "two");
    const { answer: it } = answer(["HEAD~1", "HEAD", "--path", "."], folder);
    expect(it.added).toEqual(["google_compute_backend_bucket.c"]);
    expect(it.hazards[0]?.file).toBe("HEAD:modules/lb/main.tf");
    expect(runCli(["diff", "HEAD", "--path", "."], folder)).toMatchObject({ code: 0, out: "no difference\n" });
  });

  it("says where there is no such revision, and where there is no repository", () => {
    expect(runCli(["diff", "nope", "--path", "."], folder)).toMatchObject({
      code: 2,
      err: "lb-topology: nope: no such revision\n",
    });
    const { code, err } = runCli(["diff", "HEAD", "--path", "."], folderWith({ "main.tf": bucket }));
    expect(code).toBe(2);
    expect(err).toContain("not a git repository");
  });
});

it("tells of a plan by itself", () => {
  const values = { name: "web", description: "a", project: "p" };
  const plan = {
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: { root_module: {} },
    resource_changes: [
      {
        address: "google_compute_url_map.web",
        mode: "managed",
        type: "google_compute_url_map",
        name: "web",
        change: { actions: ["delete"], before: values, after: null },
      },
    ],
  };
  const folder = folderWith({ "plan.json": JSON.stringify(plan, null, 2) });
  const { code, answer: it } = answer(["plan.json"], folder);
  expect(code).toBe(1);
  expect(it.removed).toEqual(["google_compute_url_map.web"]);
});

it("has a page for what only a comparison tells", () => {
  const { code, out } = runCli(["rules", "internet-neg-swap-downtime"], ".");
  expect(code).toBe(0);
  expect(out).toContain("30 to 90 seconds");
});
