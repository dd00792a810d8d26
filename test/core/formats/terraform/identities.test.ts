/** Texts around an attribute that still name the resource: a self-link in parts, the only one of a list. */
import { describe, expect, test } from "vitest";
import { snapshotOf } from "../../../support/terraform";

const around = `
variable "project" { type = string }
variable "many" { type = bool }
resource "google_compute_backend_service" "one" {
  name = "one"
}
resource "google_compute_backend_service" "counted" {
  count = 1
  name  = "counted"
}
resource "google_compute_backend_service" "maybe" {
  count = var.many ? 1 : 0
  name  = "maybe"
}
resource "google_compute_backend_service" "each" {
  for_each    = toset(["a", "b"])
  name_prefix = each.key
}
resource "google_compute_region_backend_service" "regional" {
  name   = "regional"
  region = "europe-west1"
}
resource "google_compute_backend_bucket" "bucket" {
  name = "bucket"
}
`;

/** What the default service of a URL map is, or why it is none. */
async function target(expression: string): Promise<string> {
  const { topology } = await snapshotOf(`${around}
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = ${expression}
}
`);
  const [edge] = topology.out("google_compute_url_map.web", "defaultService");
  if (!edge) return "nothing";
  return topology.get(edge.to) ? edge.to.replace("google_compute_", "") : "a ghost";
}

describe("the only one", () => {
  test.each([
    ['join("", google_compute_backend_service.counted.*.self_link)', "backend_service.counted[0]"],
    ['join("", google_compute_backend_service.counted[*].id)', "backend_service.counted[0]"],
    ['join("", google_compute_backend_service.maybe[*].id)', "backend_service.maybe"],
    ['join("", concat(google_compute_backend_service.counted[*].id, [""]))', "backend_service.counted[0]"],
    ['join("", [""], google_compute_backend_service.counted[*].id)', "backend_service.counted[0]"],
    ['join(",", google_compute_backend_service.counted[*].id)', "backend_service.counted[0]"],
    ['true ? join("", google_compute_backend_service.counted.*.self_link) : null', "backend_service.counted[0]"],
  ])("%s", async (expression, expected) => {
    expect(await target(expression)).toBe(expected);
  });

  test.each([
    'join("", [for it in google_compute_backend_service.each : it.id])',
    'join("/", ["x", google_compute_backend_service.one.id])',
    'join(",", concat(google_compute_backend_service.counted[*].id, [""]))',
    "join(var.project, google_compute_backend_service.each[*].id)",
    'join("", [var.project, google_compute_backend_service.one.id])',
    'join("", google_compute_backend_service.one.security_policy)',
  ])("not %s", async (expression) => {
    expect(await target(expression)).toBe("a ghost");
  });
});

describe("a self-link in parts", () => {
  test.each([
    [
      '"projects/${var.project}/global/backendServices/${google_compute_backend_service.one.name}"',
      "backend_service.one",
    ],
    [
      '"https://www.googleapis.com/compute/v1/projects/${var.project}/global/backendServices/${google_compute_backend_service.each["a"].name}"',
      'backend_service.each["a"]',
    ],
    [
      '"projects/${var.project}/global/backendBuckets/${google_compute_backend_bucket.bucket.name}"',
      "backend_bucket.bucket",
    ],
    [
      '"projects/${var.project}/regions/${var.many}/backendServices/${google_compute_region_backend_service.regional.name}"',
      "region_backend_service.regional",
    ],
    [
      'format("projects/%s/global/backendServices/%s", var.project, google_compute_backend_service.one.name)',
      "backend_service.one",
    ],
    [
      'format("https://www.googleapis.com/compute/v1/%s", google_compute_backend_service.one.id)',
      "backend_service.one",
    ],
    ['format("%s", google_compute_backend_service.one.id)', "backend_service.one"],
    ['"//compute.googleapis.com/${google_compute_backend_service.one.id}"', "backend_service.one"],
    [
      'replace(google_compute_backend_service.one.self_link, "https://www.googleapis.com/compute/v1/", "")',
      "backend_service.one",
    ],
    [
      'trimprefix(google_compute_backend_service.one.self_link, "https://www.googleapis.com/compute/v1/")',
      "backend_service.one",
    ],
  ])("%s", async (expression, expected) => {
    expect(await target(expression)).toBe(expected);
  });

  test.each([
    // Another collection, another scope, another place in the path, something behind the name: something else is meant.
    '"projects/${var.project}/global/backendBuckets/${google_compute_backend_service.one.name}"',
    '"projects/${var.project}/global/backendServices/${google_compute_region_backend_service.regional.name}"',
    '"projects/${var.project}/regions/europe-west1/backendServices/${google_compute_backend_service.one.name}"',
    '"projects/${google_compute_backend_service.one.name}/global/backendServices/${var.project}"',
    '"projects/${var.project}/global/backendServices/x-${google_compute_backend_service.one.name}"',
    '"projects/${var.project}/global/backendServices/${google_compute_backend_service.one.name}-${var.project}"',
    '"projects/${var.project}/global/backendServices/${google_compute_backend_service.one.id}"',
    '"${var.project}/backendServices/${google_compute_backend_service.one.name}"',
    'format("projects/%s/global/backendServices/%s-x", var.project, google_compute_backend_service.one.name)',
    'format("projects/%s/global/backendServices/%d", var.project, google_compute_backend_service.one.name)',
    "format(var.project, google_compute_backend_service.one.id)",
    'replace(google_compute_backend_service.one.self_link, "backendServices", "backendBuckets")',
    'replace(google_compute_backend_service.one.self_link, var.project, "")',
    'trimprefix(google_compute_backend_service.one.self_link, "https://www.googleapis.com/compute/v1/projects/p/")',
  ])("not %s", async (expression) => {
    expect(await target(expression)).toBe("a ghost");
  });

  test("the name of a certificate map", async () => {
    const { topology } = await snapshotOf(`
variable "project" { type = string }
resource "google_certificate_manager_certificate_map" "m" {
  count = 1
  name  = "m"
}
resource "google_compute_target_https_proxy" "web" {
  name            = "web"
  url_map         = "web"
  certificate_map = "//certificatemanager.googleapis.com/projects/\${var.project}/locations/global/certificateMaps/\${google_certificate_manager_certificate_map.m[0].name}"
}
`);
    expect(topology.out("google_compute_target_https_proxy.web", "certificateMap").map((it) => it.to)).toEqual([
      "google_certificate_manager_certificate_map.m[0]",
    ]);
  });
});
