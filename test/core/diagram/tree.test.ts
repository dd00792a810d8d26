/** The topology as a tree: who stands below whom, in which words, and where a resource is found again. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { TopologyTree, type TreeRow } from "../../../src/core/diagram/tree";
import { snapshotOf } from "../../support/terraform";

function lines(tree: TopologyTree, rows = tree.roots, depth = 0): string[] {
  return rows.flatMap((row) => [
    `${"  ".repeat(depth)}${row.label}${row.description ? ` (${row.description})` : ""}`,
    ...lines(tree, tree.children(row), depth + 1),
  ]);
}

function all(tree: TopologyTree, rows = tree.roots): TreeRow[] {
  return rows.flatMap((row) => [row, ...all(tree, tree.children(row))]);
}

const ref = (type: string, name: string, field = "id") => `google_compute_${type}.${name}.${field}`;
const chain = `
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  target                = ${ref("target_http_proxy", "web")}
  port_range            = "80"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = ${ref("url_map", "web")}
}
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = ${ref("backend_service", "shared")}
  host_rule {
    hosts        = ["api.example.com"]
    path_matcher = "api"
  }
  path_matcher {
    name            = "api"
    default_service = ${ref("backend_service", "api")}
  }
}
resource "google_compute_backend_service" "shared" {
  name                  = "shared"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group = ${ref("global_network_endpoint_group", "origin")}
  }
}
resource "google_compute_backend_service" "api" {
  name                  = "api"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group = ${ref("global_network_endpoint_group", "origin")}
  }
}
resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = ${ref("global_network_endpoint_group", "origin", "name")}
  fqdn                          = "origin.example.com"
  port                          = 443
}
resource "google_compute_backend_service" "alone" {
  name = "alone"
}
`;

describe("a tree", () => {
  let tree: TopologyTree;
  beforeAll(async () => {
    tree = new TopologyTree(await snapshotOf(chain));
  });

  it("leads from the load balancer to the endpoints, with the requests that go each way", () => {
    expect(
      lines(tree).map((it) =>
        it.replace(/ \(.*·.*global\)| \(.*\)/, (words) =>
          words.includes("api.example") ? " (api.example.com …)" : "",
        ),
      ),
    ).toEqual([
      "web",
      "  web",
      "    web",
      "      web",
      "        shared",
      "          origin",
      "            origin.example.com : 443",
      "        api (api.example.com …)",
      "          origin",
      "            origin.example.com : 443",
      "Not reached by any forwarding rule",
      "  alone",
    ]);
  });

  it("names the product, and says kind, name and findings to a screen reader", () => {
    const [balancer] = tree.roots;
    expect(balancer?.description).toContain("Global external Application");
    const rows = all(tree);
    const service = rows.find((it) => it.node === "google_compute_backend_service.api");
    expect(service?.spoken).toMatch(/^Backend service api, /);
    expect(service?.spoken).toContain("api.example.com");
    expect(rows.every((it) => it.spoken.length > 3 && it.label.length > 0)).toBe(true);
  });

  it("has ids of its own for what stands in several places", () => {
    const ids = all(tree).map((it) => it.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("finds the way to every resource, endpoints included", () => {
    for (const row of all(tree)) {
      if (row.node === undefined || row.type === "loadBalancer") continue;
      const way = tree.pathTo(row.node);
      expect(way.at(-1)?.node, row.label).toBe(row.node);
      way.slice(1).forEach((it, index) => {
        expect(it.parent).toBe(way[index]?.id);
      });
    }
    expect(tree.pathTo("google_compute_global_network_endpoint.origin").map((it) => it.label)).toEqual([
      "web",
      "web",
      "web",
      "web",
      "shared",
      "origin",
      "origin.example.com : 443",
    ]);
    expect(tree.pathTo("nothing")).toEqual([]);
  });
});

it("shows what nothing declares as such", async () => {
  const tree = new TopologyTree(
    await snapshotOf(chain.replace(ref("backend_service", "api"), ref("backend_service", "gone"))),
  );
  const gone = all(tree).find((it) => it.label === "gone");
  expect(gone?.ghost).toBe(true);
});

it("has every node of the sample's diagram, and sums up what is wrong below a load balancer", async () => {
  const folder = "test/samples/shop";
  const names = readdirSync(folder).filter((it) => it.endsWith(".tf"));
  const tree = new TopologyTree(
    await snapshotOf(Object.fromEntries(names.map((it) => [it, readFileSync(path.join(folder, it), "utf8")]))),
  );
  const shown = new Set(all(tree).map((it) => it.node));
  expect(tree.diagram.nodes.filter((it) => !shown.has(it.id)).map((it) => it.id)).toEqual([]);
  const { warnings } = tree.diagram.summary;
  expect(warnings).toBeGreaterThan(0);
  expect(tree.roots.reduce((total, it) => total + it.badge.warnings, 0)).toBeGreaterThanOrEqual(warnings);
});
