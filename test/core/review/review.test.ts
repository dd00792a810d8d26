import { describe, expect, it } from "vitest";
import { block, compared, type Text } from "./support";

const service = (body: string, label = "web") => block("compute_backend_service", label, body);

async function summary(base: Text, head: Text): Promise<string[]> {
  const { review } = await compared(base, head);
  return [
    ...review.added.map((it) => `+ ${it.id}`),
    ...review.removed.map((it) => `- ${it.id}`),
    ...review.changed.flatMap((it) => [
      ...(it.readdressed ? [`! ${it.before.id} → ${it.after.id}`] : []),
      ...it.fields.map(
        (field) =>
          `~ ${it.after.id} ${field.field}: ${field.beforeText ?? "nothing"} → ${field.afterText ?? "nothing"}${field.certain ? "" : " ?"}`,
      ),
    ]),
    ...review.edges.added.map((it) => `+ ${it.from} ${it.role} ${it.to}`),
    ...review.edges.removed.map((it) => `- ${it.from} ${it.role} ${it.to}`),
  ].map((it) => it.replace(/google_compute_/g, ""));
}

describe("a review", () => {
  it.each<[string, Text, Text, string[]]>([
    ["nothing", service(""), service(""), []],
    ["white space, comments and another place", service("timeout_sec = 5"), `# x\n\n${service("  timeout_sec=5")}`, []],
    ["a new resource", "", service(""), ["+ backend_service.web"]],
    ["one that is gone", service(""), "", ["- backend_service.web"]],
    ["a value", service("timeout_sec = 5"), service("timeout_sec = 10"), ["~ backend_service.web timeoutSec: 5 → 10"]],
    [
      "a value by another road",
      service('protocol = "HTTP"'),
      `locals {\n  p = "HTTP"\n}\n${service("protocol = local.p")}`,
      [],
    ],
    ["a field that is set", service(""), service("timeout_sec = 5"), ["~ backend_service.web timeoutSec: nothing → 5"]],
    [
      "a field inside a block",
      service("log_config {\n enable = true\n}"),
      service("log_config {\n enable = false\n}"),
      ["~ backend_service.web logConfig.enable: true → false"],
    ],
    [
      "an unknown value with another expression, which may mean the same",
      `variable "a" {}\nvariable "b" {}\n${service("timeout_sec = var.a")}`,
      `variable "a" {}\nvariable "b" {}\n${service("timeout_sec = var.b")}`,
      ['~ backend_service.web timeoutSec: "var.a" → "var.b" ?'],
    ],
    [
      "the same unknown value",
      `variable "a" {}\n${service("timeout_sec = var.a")}`,
      `variable "a" {}\n${service("timeout_sec = var.a")}`,
      [],
    ],
    [
      "a backend among others, whatever its place",
      block("compute_instance_group", "a", 'zone = "z"') +
        block("compute_instance_group", "b", 'zone = "z"') +
        service(
          "backend {\n group = google_compute_instance_group.a.id\n}\nbackend {\n group = google_compute_instance_group.b.id\n}",
        ),
      block("compute_instance_group", "a", 'zone = "z"') +
        block("compute_instance_group", "b", 'zone = "z"') +
        service(
          "backend {\n group = google_compute_instance_group.b.self_link\n max_utilization = 0.5\n}\nbackend {\n group = google_compute_instance_group.a.id\n}",
        ),
      ["~ backend_service.web backends[0].maxUtilization: nothing → 0.5"],
    ],
    [
      "where a reference leads",
      service("", "a") +
        service("", "b") +
        block("compute_url_map", "m", "default_service = google_compute_backend_service.a.id"),
      service("", "a") +
        service("", "b") +
        block("compute_url_map", "m", "default_service = google_compute_backend_service.b.id"),
      [
        '~ url_map.m defaultService: "backend_service.a" → "backend_service.b"',
        "+ url_map.m defaultService backend_service.b",
        "- url_map.m defaultService backend_service.a",
      ],
    ],
    [
      "a reference that is spelled as a link",
      `${service('project = "p"', "a")}${block("compute_url_map", "m", "default_service = google_compute_backend_service.a.id")}`,
      `${service('project = "p"', "a")}${block("compute_url_map", "m", 'default_service = "projects/p/global/backendServices/a"')}`,
      [],
    ],
    [
      "another label for the same object",
      service("timeout_sec = 5"),
      block("compute_backend_service", "site", "timeout_sec = 5", "web"),
      ["! backend_service.web → backend_service.site"],
    ],
    [
      "another label with a moved block",
      service("timeout_sec = 5"),
      `${block("compute_backend_service", "site", "timeout_sec = 6", "web")}moved {\n  from = google_compute_backend_service.web\n  to = google_compute_backend_service.site\n}\n`,
      ["~ backend_service.site timeoutSec: 5 → 6"],
    ],
    [
      "a region that the provider gives",
      `provider "google" {\n  region = "europe-west1"\n}\n${block("compute_region_health_check", "h")}`,
      `provider "google" {\n  region = "europe-west4"\n}\n${block("compute_region_health_check", "h")}`,
      ['~ region_health_check.h region: "europe-west1" → "europe-west4"'],
    ],
    [
      "several root modules, each against its own",
      { "a/main.tf": service("timeout_sec = 1"), "b/main.tf": service("timeout_sec = 2") },
      { "a/main.tf": service("timeout_sec = 1"), "b/main.tf": service("timeout_sec = 3") },
      ["~ b:backend_service.web timeoutSec: 2 → 3"],
    ],
  ])("tells of %s", async (_, base, head, expected) => {
    expect(await summary(base, head)).toEqual(expected);
  });

  it("compares a declaration with what a state shows as Declared versus Exported does", async () => {
    const state = JSON.stringify({
      version: 4,
      terraform_version: "1.9.0",
      lineage: "x",
      resources: [
        {
          mode: "managed",
          type: "google_compute_backend_service",
          name: "web",
          provider: "x",
          instances: [
            {
              attributes: {
                name: "web",
                project: "p",
                protocol: "HTTP",
                timeout_sec: 30,
                fingerprint: "f",
                port_name: "http",
              },
            },
          ],
        },
      ],
    });
    expect(await summary({ "a.tfstate": state }, service('protocol = "HTTPS"'))).toEqual([
      '~ backend_service.web protocol: "HTTP" → "HTTPS"',
    ]);
  });

  it("finds no difference between a text and itself, in every format", async () => {
    const manifest =
      "apiVersion: compute.cnrm.cloud.google.com/v1beta1\nkind: ComputeURLMap\nmetadata:\n  name: web\nspec:\n  location: global\n  defaultService:\n    backendServiceRef:\n      name: x\n";
    const object =
      '{"kind": "compute#urlMap", "name": "web", "selfLink": "https://www.googleapis.com/compute/v1/projects/p/global/urlMaps/web"}';
    const files = { "a.yaml": manifest, "b.json": object, "main.tf": service("") };
    expect(await summary(files, files)).toEqual([]);
  });
});
