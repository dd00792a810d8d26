import { describe, expect, it } from "vitest";
import type { ParsedResource } from "../../../../src/core/model/resource";
import { read, sessionOf } from "./support";

function lifecycleOf(body: string, type = "google_compute_backend_service") {
  const [resource] = read(`resource "${type}" "web" {\n${body}\n}\n`).resources;
  if (!resource?.lifecycle) return undefined;
  const { range, ...rest } = resource.lifecycle;
  expect(range.file).toBe("main.tf");
  return rest;
}

describe("the lifecycle block", () => {
  it.each<[string, string, ReturnType<typeof lifecycleOf>]>([
    ["none", 'name = "web"', undefined],
    ["an empty one", "lifecycle {}", {}],
    ["the order of a replacement", "lifecycle {\n create_before_destroy = true\n}", { createBeforeDestroy: true }],
    ["the order in a string", 'lifecycle {\n create_before_destroy = "true"\n}', { createBeforeDestroy: true }],
    ["the usual order", "lifecycle {\n create_before_destroy = false\n}", { createBeforeDestroy: false }],
    ["what is no literal", "lifecycle {\n create_before_destroy = var.x\n}", {}],
    ["protection", "lifecycle {\n prevent_destroy = true\n}", { preventDestroy: true }],
    ["all changes ignored", "lifecycle {\n ignore_changes = all\n}", { ignoreChanges: "all" }],
    [
      "some ignored, in the API's terms",
      'lifecycle {\n ignore_changes = [backend, log_config[0].sample_rate, backend[1].group, labels["a.b"], enable_cdn]\n}',
      {
        ignoreChanges: ["backends", "logConfig.sampleRate", "backends[1].group", 'labels["a.b"]', "enableCDN"],
      },
    ],
    [
      "what triggers a replacement",
      "lifecycle {\n replace_triggered_by = [google_compute_network_endpoint_group.a.id, google_compute_url_map.b[0]]\n}",
      { replaceTriggeredBy: ["google_compute_network_endpoint_group.a", "google_compute_url_map.b"] },
    ],
  ])("tells %s", (_, body, expected) => {
    expect(lifecycleOf(body)).toEqual(expected);
  });

  it("is read from JSON, too", () => {
    const text = JSON.stringify({
      resource: {
        google_compute_url_map: {
          web: { lifecycle: { create_before_destroy: true, ignore_changes: ["host_rule"] } },
        },
      },
    });
    const [resource] = read({ "main.tf.json": text }).resources;
    expect(resource?.lifecycle).toMatchObject({ createBeforeDestroy: true, ignoreChanges: ["hostRules"] });
  });

  it("moves along with its resource", () => {
    const text = 'resource "google_compute_url_map" "web" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n';
    const session = sessionOf(text);
    const before = session.result().resources[0]?.lifecycle?.range.start ?? 0;
    session.update("main.tf", `# more\n${text}`);
    expect(session.result().resources[0]?.lifecycle?.range.start).toBe(before + 7);
    session.dispose();
  });
});

describe("moved blocks", () => {
  const map = (label: string, more = "") => `resource "google_compute_url_map" "${label}" {\n${more}\n}\n`;
  const moved = (from: string, to: string) => `moved {\n  from = ${from}\n  to = ${to}\n}\n`;
  const type = "google_compute_url_map";
  const by = (resources: readonly ParsedResource[], key: string) =>
    resources.find((it) => (it.key ?? it.address) === key)?.movedFrom;

  it.each<[string, string, string, readonly string[] | undefined]>([
    ["nothing", map("b"), `${type}.b`, undefined],
    ["another label", map("b") + moved(`${type}.a`, `${type}.b`), `${type}.b`, [`${type}.a`]],
    [
      "a chain",
      map("c") + moved(`${type}.a`, `${type}.b`) + moved(`${type}.b`, `${type}.c`),
      `${type}.c`,
      [`${type}.b`, `${type}.a`],
    ],
    ["one that goes in a circle", map("b") + moved(`${type}.b`, `${type}.b`), `${type}.b`, undefined],
    ["an instance", map("b", "count = 1") + moved(`${type}.b`, `${type}.b[0]`), `${type}.b[0]`, [`${type}.b`]],
    ["all instances", map("b", "count = 1") + moved(`${type}.a`, `${type}.b`), `${type}.b[0]`, [`${type}.a[0]`]],
    ["another resource", map("b") + moved(`${type}.x`, `${type}.y`), `${type}.b`, undefined],
  ])("tell of %s", (_, text, key, expected) => {
    expect(by(read(text).resources, key)).toEqual(expected);
  });

  it("tell of a module that moved with all that is in it", () => {
    const { resources } = read({
      "main.tf": `module "new" {\n  source = "./lb"\n}\n${moved("module.old", "module.new")}`,
      "lb/main.tf": map("web"),
    });
    expect(by(resources, `module.new.${type}.web`)).toEqual([`module.old.${type}.web`]);
  });

  it("follow edits", () => {
    const session = sessionOf(map("b") + moved(`${type}.a`, `${type}.b`));
    expect(by(session.result().resources, `${type}.b`)).toEqual([`${type}.a`]);
    session.update("main.tf", map("b") + moved(`${type}.z`, `${type}.b`));
    expect(by(session.result().resources, `${type}.b`)).toEqual([`${type}.z`]);
    session.update("main.tf", map("b"));
    expect(by(session.result().resources, `${type}.b`)).toBeUndefined();
    session.dispose();
  });
});
