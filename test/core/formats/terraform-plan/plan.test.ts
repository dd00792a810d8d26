import { describe, expect, it } from "vitest";
import { terraformPlanFormat } from "../../../../src/core/formats/terraform-plan";
import type { ParsedResource } from "../../../../src/core/model/resource";
import { buildTopology } from "../../../../src/core/topology/build";
import { plain } from "../../../support/plain-resources";
import { plan, planObject, state } from "./samples";

function read(text: string) {
  const session = terraformPlanFormat.open();
  session.update("infra/plan.json", text);
  return session.result();
}

function resource(text: string, key: string): ParsedResource {
  const found = read(text).resources.find((it) => (it.key ?? it.address) === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
}

const SERVICE = 'module.lb["a"].google_compute_backend_service.web[0]';

describe("claims", () => {
  it.each([
    ["plan.json", plan, true],
    ["plan.json", JSON.stringify(JSON.parse(plan)), true],
    [
      "shown.json",
      JSON.stringify({ format_version: "1.0", terraform_version: "1.9", values: { root_module: {} } }),
      true,
    ],
    ["terraform.tfstate", state, true],
    ["main.tf.json", plan, false],
    ["plan.yaml", plan, false],
    ["schema.json", '{"format_version":"1.0","provider_schemas":{}}', false],
    ["package.json", '{"version": 4, "resources": {}}', false],
  ])("%s: %#", (path, text, claimed) => expect(terraformPlanFormat.claims(path, text)).toBe(claimed));
});

describe("a plan", () => {
  it("lists what is managed, with the keys of instances, in text order", () => {
    const { resources, problems } = read(plan);
    expect(problems).toEqual([]);
    expect(resources.map((it) => [it.address, it.key])).toEqual([
      ["google_compute_health_check.web", undefined],
      ["google_compute_address.vip", undefined],
      ["module.lb.google_compute_backend_service.web", SERVICE],
      ["module.lb.google_compute_instance_group.one", 'module.lb["a"].google_compute_instance_group.one'],
      ["module.lb.google_compute_instance_group.two", 'module.lb["a"].google_compute_instance_group.two'],
      ["module.lb.google_compute_url_map.web", 'module.lb["a"].google_compute_url_map.web'],
    ]);
  });

  it("reads values by the tables, without what a provider shows in the place of nothing", () => {
    expect(plain(resource(plan, SERVICE).fields)).toMatchObject({
      name: "web-0",
      protocol: "HTTP",
      // Set, if to what it is without: the configuration says so.
      enableCDN: false,
      backends: [{ balancingMode: "UTILIZATION" }, { balancingMode: "RATE", maxRate: 10 }],
    });
    const { fields } = resource(plan, SERVICE).fields;
    for (const absent of ["logConfig", "securityPolicy", "sessionAffinity"]) expect(fields[absent]).toBeUndefined();
    expect(plain(resource(plan, "google_compute_health_check.web").fields)).toEqual({
      name: "web",
      httpHealthCheck: { port: 80 },
      type: "HTTP",
    });
  });

  it("leads where the configuration leads, through inputs of modules and whatever the order of blocks", () => {
    const { resources, declares } = read(plan);
    const topology = buildTopology(resources, declares ? { declares } : {});
    expect(topology.edges.map((it) => [it.from, it.field, it.to])).toEqual([
      [SERVICE, "backends[0].group", 'module.lb["a"].google_compute_instance_group.two'],
      [SERVICE, "backends[1].group", 'module.lb["a"].google_compute_instance_group.one'],
      [SERVICE, "healthChecks[0]", "google_compute_health_check.web"],
      ['module.lb["a"].google_compute_url_map.web', "defaultService", SERVICE],
    ]);
    expect(resource(plan, "google_compute_address.vip").fields.fields.subnetwork).toMatchObject({
      type: "reference",
      target: { by: "outside", what: "data", name: "data.google_compute_subnetwork.main" },
      attribute: "id",
    });
  });

  it("says why something is not known", () => {
    expect(resource(plan, 'module.lb["a"].google_compute_url_map.web').fields.fields.description).toMatchObject({
      type: "unknown",
      reason: "local.text, whose value a plan does not tell",
      expression: "local.text",
    });
  });

  it("guesses no reference: several, or one of several instances", () => {
    const both = structuredClone(planObject);
    const [group] = both.planned_values.root_module.child_modules[0]?.resources.slice(1) ?? [];
    if (!group) throw new Error("no group");
    both.planned_values.root_module.child_modules[0]?.resources.push({
      ...group,
      address: 'module.lb["a"].google_compute_instance_group.one["x"]',
    });
    const one = resource(JSON.stringify(both), SERVICE).fields.fields.backends;
    expect(one?.type === "list" && one.items[1]).toMatchObject({ fields: { group: { type: "unknown" } } });
    const alike = plan
      .replaceAll('"balancing_mode": "UTILIZATION"', '"balancing_mode": "RATE"')
      .replace('"constant_value": "RATE"', '"references": ["var.m"]')
      .replace('"constant_value": "UTILIZATION"', '"references": ["var.m"]');
    const unclear = resource(alike.replace(/"constant_value": 10/, '"references": ["var.r"]'), SERVICE).fields.fields
      .backends;
    expect(
      unclear?.type === "list" && unclear.items.map((it) => it.type === "object" && it.fields.group?.type),
    ).toEqual(["unknown", "unknown"]);
  });

  it("leads to the instance whose key is written", () => {
    const text = plan
      .replace('.google_compute_instance_group.one"', '.google_compute_instance_group.one[\\"x\\"]"')
      .replace('.google_compute_instance_group.two"', '.google_compute_instance_group.one[\\"y\\"]"')
      .replaceAll(
        '"google_compute_instance_group.one.id"',
        '"google_compute_instance_group.one[\\"x\\"].id", "google_compute_instance_group.one[\\"x\\"]"',
      )
      .replaceAll(
        '"google_compute_instance_group.two.id"',
        '"google_compute_instance_group.one[\\"y\\"].id", "google_compute_instance_group.one[\\"y\\"]"',
      )
      .replaceAll('"google_compute_instance_group.two"', '"google_compute_instance_group.one"');
    const topology = buildTopology(read(text).resources);
    expect(topology.out(SERVICE, "backend").map((it) => [it.field, it.to])).toEqual([
      ["backends[0].group", 'module.lb["a"].google_compute_instance_group.one["y"]'],
      ["backends[1].group", 'module.lb["a"].google_compute_instance_group.one["x"]'],
    ]);
  });

  it("knows scope and project from values, the provider and the root's variables", () => {
    expect(resource(plan, "google_compute_address.vip")).toMatchObject({
      scope: { level: "region", name: "europe-west1" },
      project: "shop",
    });
  });

  it("keeps what changes, and cannot be edited", () => {
    const vip = resource(plan, "google_compute_address.vip");
    expect(vip.change).toEqual({ actions: ["delete", "create"], replacePaths: ["name", "labels.0"] });
    expect(vip.readOnly).toBe("it is shown by a plan; change the configuration and make the plan again");
    expect(vip).toMatchObject({ format: "terraform-plan", module: "infra/plan.json" });
    const session = terraformPlanFormat.open();
    session.update("plan.json", plan);
    expect(session.plan(buildTopology([]), [])).toMatchObject({ ok: false });
  });

  it("stands where its JSON stands", () => {
    const { range, headRange, fields } = resource(plan, SERVICE);
    expect(JSON.parse(plan.slice(range.start, range.end))).toMatchObject({ address: SERVICE });
    expect(plan.slice(headRange.start, headRange.end)).toBe(JSON.stringify(SERVICE));
    const { protocol, healthChecks } = fields.fields;
    expect(plan.slice(protocol?.range.start, protocol?.range.end)).toBe('"HTTP"');
    expect(plan.slice(protocol?.fieldRange?.start, protocol?.fieldRange?.end)).toBe('"protocol": "HTTP"');
    const check = healthChecks?.type === "list" ? healthChecks.items[0] : undefined;
    expect(plan.slice(check?.range.start, check?.range.end)).toContain("var.check");
    expect(check?.via?.map((it) => it.what)).toEqual(["var.check"]);
  });

  it("refuses a format of the future, and what is broken is a problem with a place", () => {
    expect(read(plan.replace('"1.2"', '"2.0"')).problems).toMatchObject([{ code: "version" }]);
    const broken = plan.replace('"variables": {', '"variables": ');
    const { problems } = read(broken);
    expect(problems.length).toBeGreaterThan(0);
    for (const it of problems) expect(it.range.end).toBeLessThanOrEqual(broken.length);
  });
});

describe("a state", () => {
  it("lists instances but not those that are about to go; references are links", () => {
    const { resources } = read(state);
    expect(resources.map((it) => it.key ?? it.address)).toEqual([
      "google_compute_url_map.web",
      'module.lb.google_compute_backend_service.web["a"]',
      'module.lb.google_compute_backend_service.web["b"]',
    ]);
    expect(plain(resource(state, 'module.lb.google_compute_backend_service.web["a"]').fields)).toEqual({
      name: "web-a",
      timeoutSec: 30,
    });
    const topology = buildTopology(resources);
    expect(topology.edges.map((it) => [it.from, it.to])).toEqual([
      ["google_compute_url_map.web", 'module.lb.google_compute_backend_service.web["a"]'],
    ]);
  });

  it("reads what terraform show prints of a state", () => {
    const shown = JSON.stringify({
      format_version: "1.0",
      terraform_version: "1.11.4",
      values: {
        root_module: {
          resources: [
            {
              address: "google_compute_url_map.web",
              mode: "managed",
              type: "google_compute_url_map",
              name: "web",
              values: { name: "web" },
            },
          ],
        },
      },
    });
    expect(resource(shown, "google_compute_url_map.web")).toMatchObject({
      readOnly: "it is shown by a state; change the configuration and apply it",
      scope: { level: "global" },
    });
  });
});
