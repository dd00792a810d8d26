/** Resources with `count` and `for_each`: one for each key that is known. */
import { describe, expect, test } from "vitest";
import { type Value, valueAt } from "../../../../src/core/model/value";
import type { Snapshot } from "../../../../src/core/snapshot";
import { snapshotOf } from "../../../support/terraform";

const ids = (snapshot: Snapshot) => snapshot.topology.resources.map((it) => it.id);
const edges = (snapshot: Snapshot) => snapshot.topology.edges.map((it) => `${it.from} -> ${it.to}`);
const text = (value: Value | undefined) =>
  value?.type === "scalar" ? value.value : value === undefined ? undefined : value.type;

const neg = (repeated: string, name = '"n"') => `
resource "google_compute_region_network_endpoint_group" "n" {
  ${repeated}
  name   = ${name}
  region = "europe-west1"
}
`;
const service = (repeated: string, group: string, name = '"s"') => `
resource "google_compute_backend_service" "s" {
  ${repeated}
  name = ${name}
  backend {
    group = ${group}
  }
}
`;
const NEG = "google_compute_region_network_endpoint_group.n";
const SERVICE = "google_compute_backend_service.s";

describe("keys", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["count", "count = 2", '"n${count.index}"', ["[0] n0", "[1] n1"]],
    ["count by a condition", "count = true ? 1 : 0", '"n"', ["[0] n"]],
    ["no instance", "count = 0", '"n"', []],
    ["a set", 'for_each = toset(["b", "a"])', '"n-${each.key}${each.value}"', ['["a"] n-aa', '["b"] n-bb']],
    ["a map", "for_each = { x = 1, y = 2 }", '"n-${each.key}${each.value}"', ['["x"] n-x1', '["y"] n-y2']],
    [
      "a map of objects",
      'for_each = { x = { name = "one" }, "a.b\\"c" = { name = "two" } }',
      "each.value.name",
      ['["a.b\\"c"] two', '["x"] one'],
    ],
    [
      "a map made by for",
      'for_each = { for it in ["p", "q"] : it => upper(it) }',
      "lower(each.value)",
      ['["p"] p', '["q"] q'],
    ],
  ])("%s", async (_, repeated, name, expected) => {
    const snapshot = await snapshotOf(neg(repeated, name));
    const found = snapshot.topology.resources;
    expect(found.map((it) => `${it.id.slice(NEG.length)} ${it.name}`)).toEqual(expected);
    for (const it of found) {
      expect(it).toMatchObject({ address: NEG, key: it.id });
      expect(it.many).toBeUndefined();
    }
  });

  test.each<[string, string, string]>([
    ["a variable without a value", 'variable "names" {}\n', "for_each = var.names"],
    ["a key that is not known", 'variable "name" {}\n', "for_each = { (var.name) = 1, b = 2 }"],
    ["a count that is not known", 'variable "number" {}\n', "count = var.number"],
    ["more than anybody draws", "", "count = 1001"],
  ])("one for all: %s", async (_, before, repeated) => {
    const snapshot = await snapshotOf(before + neg(repeated));
    expect(snapshot.topology.resources).toMatchObject([{ id: NEG, many: { by: repeated.split(" ")[0] } }]);
    expect(snapshot.topology.resources[0]?.key).toBeUndefined();
  });

  test("a thousand are told apart", async () => {
    expect(ids(await snapshotOf(neg("count = 1000")))).toHaveLength(1000);
  });
});

describe("references", () => {
  const two = 'for_each = toset(["a", "b"])';

  test.each<[string, string, string, readonly string[]]>([
    ["by the same key", two, `${NEG}[each.key].id`, ['["a"] -> ["a"]', '["b"] -> ["b"]']],
    ["by a literal key", "", `${NEG}["b"].id`, [' -> ["b"]']],
    ["by a computed key", two, `${NEG}[each.key == "a" ? "b" : "a"].id`, ['["a"] -> ["b"]', '["b"] -> ["a"]']],
    ["for_each over the resource itself", `for_each = ${NEG}`, "each.value.id", ['["a"] -> ["a"]', '["b"] -> ["b"]']],
    ["through values", "count = 2", `values(${NEG})[count.index].id`, ['[0] -> ["a"]', '[1] -> ["b"]']],
    ["through for", "", `[for it in ${NEG} : it.id][0]`, [' -> ["a"]']],
  ])("%s", async (_, repeated, group, expected) => {
    const snapshot = await snapshotOf(neg(two) + service(repeated, group));
    expect(edges(snapshot)).toEqual(
      expected.map((it) => {
        const [from, to] = it.split(" -> ");
        return `${SERVICE}${from} -> ${NEG}${to}`;
      }),
    );
  });

  test("every instance of a list has an edge of its own", async () => {
    const snapshot = await snapshotOf(
      `${neg("count = 2")}resource "google_compute_backend_service" "s" {
  name = "s"
  dynamic "backend" {
    for_each = ${NEG}[*].id
    content {
      group = backend.value
    }
  }
}`,
    );
    expect(edges(snapshot)).toEqual([`${SERVICE} -> ${NEG}[0]`, `${SERVICE} -> ${NEG}[1]`]);
  });

  test("by a key that is not known: no guess", async () => {
    const snapshot = await snapshotOf(`variable "k" {}\n${neg(two, "each.key")}${service("", `${NEG}[var.k].id`)}`);
    expect(snapshot.topology.unresolved).toMatchObject([
      { state: "unknown", reason: expect.stringContaining("one of the 2 instances") },
    ]);
    expect(snapshot.findings.filter((it) => it.rule === "dangling-reference")).toEqual([]);
  });

  test("by a key that is not known, of many that are not told apart: the one that stands for all", async () => {
    const snapshot = await snapshotOf(`variable "k" {}\n${neg("for_each = var.k")}${service("", `${NEG}["x"].id`)}`);
    expect(edges(snapshot)).toEqual([`${SERVICE} -> ${NEG}`]);
  });

  test("by a key that there is not: nothing is there", async () => {
    const snapshot = await snapshotOf(neg(two) + service("", `${NEG}["c"].id`));
    expect(snapshot.topology.unresolved).toMatchObject([{ reason: expect.stringContaining('has no instance "c"') }]);
  });

  test("arguments are those of the instance", async () => {
    const snapshot = await snapshotOf(
      `${neg(two, '"n-${each.key}"')}${service(two, `${NEG}[each.key].id`, `"s-\${${NEG}[each.key].name}"`)}`,
    );
    expect(snapshot.topology.all("BackendService").map((it) => it.name)).toEqual(["s-n-a", "s-n-b"]);
  });
});

describe("dynamic blocks", () => {
  const policy = `
variable "hosts" {
  default = {
    shop = { hosts = ["shop.example"], paths = { "/cart/*" = "a", "/pay/*" = "b" } }
    blog = { hosts = ["blog.example", "www.blog.example"], paths = {} }
  }
}
${service('for_each = toset(["a", "b"])', '""', "each.key").replace(/ {2}backend \{[^}]*\}\n/, "")}
resource "google_compute_url_map" "m" {
  name            = "m"
  default_service = ${SERVICE}["a"].id
  dynamic "host_rule" {
    for_each = var.hosts
    content {
      hosts        = host_rule.value.hosts
      path_matcher = host_rule.key
    }
  }
  dynamic "path_matcher" {
    for_each = var.hosts
    iterator = matcher
    content {
      name            = matcher.key
      default_service = ${SERVICE}["a"].id
      dynamic "path_rule" {
        for_each = matcher.value.paths
        content {
          paths   = [path_rule.key]
          service = ${SERVICE}[path_rule.value].id
        }
      }
    }
  }
}
`;

  test("nested ones, with an iterator, over a map of objects", async () => {
    const snapshot = await snapshotOf(policy);
    const [map] = snapshot.topology.all("UrlMap");
    const at = (path: string) => text(valueAt(map?.fields, path));
    expect([at("hostRules[0].pathMatcher"), at("hostRules[0].hosts[1]"), at("hostRules[1].hosts[0]")]).toEqual([
      "blog",
      "www.blog.example",
      "shop.example",
    ]);
    expect([
      at("pathMatchers[0].name"),
      at("pathMatchers[0].pathRules"),
      at("pathMatchers[1].pathRules[1].paths[0]"),
    ]).toEqual(["blog", undefined, "/pay/*"]);
    expect(snapshot.topology.out(map?.id ?? "").map((it) => `${it.field} ${it.to.slice(SERVICE.length)}`)).toEqual([
      'defaultService ["a"]',
      'pathMatchers[0].defaultService ["a"]',
      'pathMatchers[1].defaultService ["a"]',
      'pathMatchers[1].pathRules[0].service ["a"]',
      'pathMatchers[1].pathRules[1].service ["b"]',
    ]);
  });

  test("over each.value, in each instance", async () => {
    const snapshot = await snapshotOf(`${neg('for_each = toset(["a", "b", "c"])')}
resource "google_compute_backend_service" "s" {
  for_each = { one = { groups = ["a"] }, two = { groups = ["b", "c"] } }
  name     = each.key
  dynamic "backend" {
    for_each = toset(each.value.groups)
    content {
      group = ${NEG}[backend.key].id
    }
  }
}`);
    expect(edges(snapshot)).toEqual([
      `${SERVICE}["one"] -> ${NEG}["a"]`,
      `${SERVICE}["two"] -> ${NEG}["b"]`,
      `${SERVICE}["two"] -> ${NEG}["c"]`,
    ]);
  });
});
