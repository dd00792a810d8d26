/** Nodes of what one text makes several of. */
import { expect, test } from "vitest";
import { buildDiagram } from "../../../src/core/diagram/build";
import { snapshotOf } from "../../support/terraform";

const module = `
variable "name" {}
resource "google_compute_region_network_endpoint_group" "this" {
  for_each = toset(["x", "y"])
  name     = "same"
  region   = "r\${each.key}"
  network_endpoint_type = "SERVERLESS"
}
resource "google_compute_url_map" "this" {
  name = var.name
}
`;

test("tell by which call and key they are", async () => {
  const snapshot = await snapshotOf({
    "main.tf": `
variable "unknown" {}
module "a" {
  source = "./m"
  name   = "a"
}
module "b" {
  source   = "./m"
  for_each = toset(["one", "two"])
  name     = var.unknown
}
`,
    "m/main.tf": module,
  });
  const { nodes } = buildDiagram(snapshot);
  expect(nodes.map((it) => `${it.title} | ${it.subtitle}`).sort()).toEqual([
    "a | 0 routes · a",
    'same | Serverless · rx · a · ["x"]',
    'same | Serverless · rx · b["one"] · ["x"]',
    'same | Serverless · rx · b["two"] · ["x"]',
    'same | Serverless · ry · a · ["y"]',
    'same | Serverless · ry · b["one"] · ["y"]',
    'same | Serverless · ry · b["two"] · ["y"]',
    'this | 0 routes · b["one"]',
    'this | 0 routes · b["two"]',
  ]);
});
