/** Several formats in one folder, as the command line reads, judges, repairs and compares them. */
import { describe, expect, it } from "vitest";
import { folderWith, readText, runCli } from "../support/cli";

const terraform = `provider "google" {
  project = "p"
}

resource "google_compute_backend_service" "web" {
  name        = "web"
  protocol    = "HTTP"
  timeout_sec = 10
}
`;
const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeURLMap
metadata:
  name: web
  namespace: shop
spec:
  location: global
  defaultService:
    backendServiceRef:
      external: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web
`;
const exported = `fingerprint: abc=
kind: compute#backendService
name: web
protocol: HTTP
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web
timeoutSec: 30
customRequestHeaders:
- no colon
`;
const files = {
  "main.tf": terraform,
  "k8s/map.yaml": manifest,
  "exports/web.yaml": exported,
  "package.json": '{"name": "web"}',
  "k8s/service.yaml": "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n",
  "node_modules/a/web.yaml": exported,
};

interface Graph {
  nodes: { id: string; address: string; file: string; values?: Record<string, unknown> }[];
  edges: { from: string; to: string; file: string }[];
  problems: unknown[];
}

describe("a folder with Terraform, Config Connector and an export", () => {
  it("is one topology, with the addresses of each format", () => {
    const { code, out } = runCli(["graph", ".", "--values", "--format", "json"], folderWith(files));
    const graph = JSON.parse(out) as Graph;
    expect(code).toBe(0);
    expect(graph.problems).toEqual([]);
    expect(graph.nodes.map(({ id, address, file }) => ({ id, address, file }))).toEqual([
      {
        id: "projects/p/global/backendServices/web",
        address: "projects/p/global/backendServices/web",
        file: "exports/web.yaml",
      },
      { id: "ComputeURLMap/shop/web", address: "ComputeURLMap/web", file: "k8s/map.yaml" },
      {
        id: "google_compute_backend_service.web",
        address: "google_compute_backend_service.web",
        file: "main.tf",
      },
    ]);
    expect(graph.edges).toEqual([
      expect.objectContaining({ from: "ComputeURLMap/shop/web", to: "google_compute_backend_service.web" }),
    ]);
    const map = graph.nodes.find((it) => it.address === "ComputeURLMap/web");
    expect(map?.values?.defaultService).toEqual({ ref: "google_compute_backend_service.web" });
  });

  it("is judged together, and repaired in each file's own way", () => {
    const folder = folderWith(files);
    const { out } = runCli(["lint", ".", "--format", "json"], folder);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; file: string; severity: string }[] };
    expect(diagnostics.filter((it) => it.severity === "error")).toEqual([
      expect.objectContaining({ rule: "custom-header-invalid", file: "exports/web.yaml" }),
    ]);
    expect(runCli(["fix", ".", "--rule", "custom-header-invalid"], folder).code).toBe(0);
    expect(readText(folder, "exports/web.yaml")).not.toContain("no colon");
    expect(readText(folder, "main.tf")).toBe(terraform);
    expect(readText(folder, "node_modules/a/web.yaml")).toBe(exported);
  });

  it("shows what is declared against what is there", () => {
    const folder = folderWith(files);
    const { code, out } = runCli(["drift", ".", "--format", "json"], folder);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      objects: [
        {
          kind: "BackendService",
          name: "web",
          declared: { id: "google_compute_backend_service.web", file: "main.tf", line: 5 },
          exported: { id: "projects/p/global/backendServices/web", file: "exports/web.yaml" },
          differences: [
            {
              field: "timeoutSec",
              type: "different",
              declared: { text: "10", file: "main.tf", line: 8 },
              exported: { text: "30", file: "exports/web.yaml", line: 6 },
            },
            { field: "customRequestHeaders", type: "extra" },
          ],
        },
      ],
      onlyDeclared: ["ComputeURLMap/shop/web"],
      summary: { compared: 1, drifted: 1, differences: 2 },
    });
    const text = runCli(["drift", "."], folder).out;
    expect(text).toContain("timeoutSec: declared 10 (main.tf:8), there 30 (exports/web.yaml:6)");
    expect(text).toContain("1 of 1 objects differs");
  });

  it("does not differ when both say the same", () => {
    const same = exported.replace("timeoutSec: 30", "timeoutSec: 10").replace(/customRequestHeaders[\s\S]*/, "");
    const { code, out } = runCli(["drift", "."], folderWith({ "main.tf": terraform, "web.yaml": same }));
    expect(code).toBe(0);
    expect(out).toBe("0 of 1 objects differ\n");
  });

  it("refuses a file that is named and no format claims", () => {
    const folder = folderWith(files);
    const { code, err } = runCli(["lint", "k8s/service.yaml"], folder);
    expect(code).toBe(2);
    expect(err).toContain("k8s/service.yaml: no load balancer config");
    expect(runCli(["lint", "k8s/map.yaml"], folder).code).toBe(0);
  });
});
