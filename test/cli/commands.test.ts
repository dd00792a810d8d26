/** The fixed shapes of the command line's answers. */
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, readText, runCli } from "../support/cli";

/** An HTTPS backend that is reached by IP address, spread over two files. */
const ORIGIN = {
  "service.tf": `resource "google_compute_backend_service" "origin" {
  name                   = "origin"
  load_balancing_scheme  = "EXTERNAL_MANAGED"
  protocol               = "HTTPS"
  custom_request_headers = ["Host: origin.example.com"]

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
  "neg.tf": `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT" # no name in DNS
  default_port          = 443
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "34.120.7.9"
  port                          = 443
}
`,
};

const SIGNATURE = "internet-neg-ip-no-tls-validation";

function json<T>(args: readonly string[], cwd: string): T {
  return JSON.parse(runCli([...args, "--format", "json"], cwd).out) as T;
}

interface Diagnostics {
  version: number;
  diagnostics: { rule: string; severity: string; file: string; line: number; fixes: string[] }[];
  summary: Record<string, number>;
}

describe("graph", () => {
  it("gives nodes, edges and load balancers of the sample", () => {
    const sample = path.resolve("test/samples/shop");
    const answer = json<{
      version: number;
      nodes: {
        id: string;
        kind: string;
        scope: string;
        product?: string;
        line: number;
        values?: Record<string, unknown>;
      }[];
      edges: { from: string; to: string; role: string }[];
      loadBalancers: { product: string }[];
      unresolved: { reference: string; reason: string }[];
    }>(["graph", ".", "--values"], sample);
    expect(answer.version).toBe(1);
    expect(answer.loadBalancers.map((it) => it.product).sort()).toEqual([
      "global-external-alb",
      "regional-internal-alb",
    ]);
    const legacy = answer.nodes.find((it) => it.id === "google_compute_backend_service.legacy");
    expect(legacy).toMatchObject({ kind: "BackendService", scope: "global", product: "global-external-alb" });
    expect(legacy?.values).toMatchObject({
      protocol: "HTTPS",
      enableCDN: true,
      "backends[0].group": { ref: "google_compute_global_network_endpoint_group.legacy" },
    });
    expect(answer.edges).toContainEqual(
      expect.objectContaining({
        from: "google_compute_url_map.shop",
        to: "google_compute_backend_bucket.static",
        role: "service",
      }),
    );
    expect(answer.unresolved).toContainEqual(expect.objectContaining({ reference: "var.orders_v2_neg" }));
    expect(answer.nodes.find((it) => it.id === "google_compute_region_url_map.orders")?.scope).toBe(
      "region/europe-west1",
    );
  });
});

describe("lint", () => {
  it("reports the signature finding with its place and fix", () => {
    const { version, diagnostics, summary } = json<Diagnostics>(["lint", "."], folderWith(ORIGIN));
    expect(version).toBe(1);
    const signature = diagnostics.filter((it) => it.rule === SIGNATURE);
    expect(signature).toHaveLength(1);
    expect(signature[0]?.severity).toBe("warning");
    expect(signature[0]?.fixes[0]).toContain("FQDN");
    expect(summary).toMatchObject({ files: 2, resources: 3, errors: 0 });
  });

  it("ends with status 1 when there is an error", () => {
    const folder = folderWith({
      "main.tf":
        'resource "google_compute_target_http_proxy" "web" {\n  url_map = google_compute_url_map.missing.id\n}\n',
    });
    const { code, out } = runCli(["lint", "."], folder);
    expect(code).toBe(1);
    expect(out).toMatch(/^main\.tf:2:\d+: error: .*google_compute_url_map\.missing.*\[dangling-reference\]/m);
  });

  it("writes SARIF with rules, regions and fingerprints", () => {
    const { out } = runCli(["lint", ".", "--format", "sarif"], folderWith(ORIGIN));
    const sarif = JSON.parse(out) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; ruleIndex: number; level: string }[];
      }[];
    };
    expect(sarif.version).toBe("2.1.0");
    const run = sarif.runs[0];
    const result = run?.results.find((it) => it.ruleId === SIGNATURE);
    expect(result?.level).toBe("warning");
    expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe(SIGNATURE);
  });

  it("writes workflow commands with what they must escape escaped", () => {
    const { out } = runCli(["lint", ".", "--format", "github"], folderWith(ORIGIN));
    const lines = out.trim().split("\n");
    for (const line of lines)
      expect(line).toMatch(/^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+[^:]*::./);
    expect(lines.some((it) => it.startsWith("::warning") && it.includes(SIGNATURE))).toBe(true);
  });

  it("stays silent where a comment says so", () => {
    const silenced = {
      ...ORIGIN,
      "service.tf": `# lb-topology:ignore ${SIGNATURE} pinned by contract\n${ORIGIN["service.tf"]}`,
    };
    const before = json<Diagnostics>(["lint", "."], folderWith(ORIGIN)).diagnostics.filter(
      (it) => it.rule === SIGNATURE,
    );
    const file = before[0]?.file ?? "";
    const target = file.endsWith("neg.tf")
      ? { ...ORIGIN, "neg.tf": `# lb-topology:ignore ${SIGNATURE} pinned by contract\n${ORIGIN["neg.tf"]}` }
      : silenced;
    const after = json<Diagnostics>(["lint", "."], folderWith(target)).diagnostics.filter(
      (it) => it.rule === SIGNATURE,
    );
    expect(before).toHaveLength(1);
    expect(after).toHaveLength(0);
  });
});

describe("fix", () => {
  const FIXED = `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT" # no name in DNS
  default_port          = 443
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 443
}
`;

  it("switches to FQDN across blocks and keeps the rest byte for byte", () => {
    const folder = folderWith(ORIGIN);
    const { applied, files } = json<{ applied: { rule: string }[]; files: string[] }>(
      ["fix", ".", "--rule", SIGNATURE],
      folder,
    );
    expect(applied).toEqual([expect.objectContaining({ rule: SIGNATURE })]);
    expect(files).toEqual(["neg.tf"]);
    expect(readText(folder, "neg.tf")).toBe(FIXED);
    expect(readText(folder, "service.tf")).toBe(ORIGIN["service.tf"]);
  });

  it("prints the difference and writes nothing with --dry-run", () => {
    const folder = folderWith(ORIGIN);
    const { out } = runCli(["fix", ".", "--rule", SIGNATURE, "--dry-run"], folder);
    expect(out).toContain('+  network_endpoint_type = "INTERNET_FQDN_PORT" # no name in DNS');
    expect(out).toContain('-  ip_address                    = "34.120.7.9"');
    expect(readText(folder, "neg.tf")).toBe(ORIGIN["neg.tf"]);
  });

  it("leaves a fix that asks something until it is answered", () => {
    const silent = { ...ORIGIN, "service.tf": ORIGIN["service.tf"].replace(/ {2}custom_request_headers.*\n/, "") };
    const folder = folderWith(silent);
    const without = runCli(["fix", ".", "--rule", SIGNATURE], folder);
    expect(without.err).toContain("--answer");
    expect(readText(folder, "neg.tf")).toBe(ORIGIN["neg.tf"]);
    const id = /--answer (\w+)=/.exec(without.err)?.[1] ?? "";
    runCli(["fix", ".", "--rule", SIGNATURE, "--answer", `${id}=origin.example.com`], folder);
    expect(readText(folder, "neg.tf")).toBe(FIXED);
  });

  it("repairs every entry of a list, though each takes the place of the one before", () => {
    const folder = folderWith({
      "main.tf": `resource "google_compute_backend_service" "b" {
  name                   = "b"
  custom_request_headers = ["X-Goog-A: 1", "X-Goog-B: 1", "X-Goog-C: 1", "X-Ok: 1"]
}
`,
    });
    runCli(["fix", ".", "--rule", "custom-header-invalid"], folder);
    expect(readText(folder, "main.tf")).toContain('custom_request_headers = ["X-Ok: 1"]');
  });

  it("says when there is no rule of the name", () => {
    const { code, err } = runCli(["fix", ".", "--rule", "nope"], folderWith(ORIGIN));
    expect(code).toBe(2);
    expect(err).toContain('no rule "nope"');
  });

  it("leaves nothing to fix behind in the sample", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "lb-topology-cli-"));
    cpSync("test/samples/shop", folder, { recursive: true });
    runCli(["fix", "."], folder);
    const again = json<{ applied: unknown[] }>(["fix", "."], folder);
    expect(again.applied).toEqual([]);
    expect(json<Diagnostics>(["lint", "."], folder).diagnostics.filter((it) => it.rule === SIGNATURE)).toEqual([]);
  });
});

describe("rules", () => {
  interface Listed {
    readonly id: string;
    readonly severity: string;
    readonly fixable: boolean;
  }

  it("lists the catalogue, each rule with what the format promises", () => {
    const answer = json<{ version: number; rules: Listed[] }>(["rules"], ".");
    expect(Object.keys(answer)).toEqual(["version", "rules"]);
    expect(answer.version).toBe(1);
    expect(answer.rules.length).toBeGreaterThanOrEqual(160);
    expect(new Set(answer.rules.map((it) => it.id)).size).toBe(answer.rules.length);
    for (const rule of answer.rules)
      expect(rule, rule.id).toEqual({
        id: expect.stringMatching(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/),
        severity: expect.stringMatching(/^(error|warning|info)$/),
        title: expect.stringMatching(/\S/),
        docs: expect.stringMatching(/\S/),
        sources: expect.arrayContaining([expect.any(String)]),
        fixable: expect.any(Boolean),
      });
    expect(answer.rules.find((it) => it.id === SIGNATURE)).toMatchObject({ severity: "warning", fixable: true });
  });

  it("gives one rule alone in the same shape", () => {
    const { rules } = json<{ rules: Listed[] }>(["rules", SIGNATURE], ".");
    expect(rules.map((it) => it.id)).toEqual([SIGNATURE]);
  });

  it("prints a table that counts, and the page of one rule", () => {
    const table = runCli(["rules"], ".");
    expect(table.code).toBe(0);
    expect(table.out).toMatch(new RegExp(`^${SIGNATURE} +warning +fix +\\S`, "m"));
    expect(table.out.trim().split("\n").at(-1)).toBe(`${table.out.trim().split("\n").length - 1} rules`);
    const { out, code } = runCli(["rules", SIGNATURE], ".");
    expect(code).toBe(0);
    expect(out).toContain("Sources:");
    expect(out).toContain('  resource "google_compute_');
    expect(out).toContain("  apiVersion: compute.cnrm.cloud.google.com/v1beta1");
    const prose = out.slice(0, out.indexOf("Reported in Terraform:"));
    expect(prose).not.toContain("`");
    expect(Math.max(...prose.split("\n").map((it) => it.length))).toBeLessThanOrEqual(100);
  });
});
