/** Modules: called folders, seen as their callers see them. */
import { describe, expect, test } from "vitest";
import { buildDiagram } from "../../../../src/core/diagram/build";
import { nodeDetails } from "../../../../src/core/diagram/details";
import type { Snapshot } from "../../../../src/core/snapshot";
import { engineOf, snapshotOf } from "../../../support/terraform";

const ids = (snapshot: Snapshot) => snapshot.topology.resources.map((it) => it.id).sort();
const edges = (snapshot: Snapshot) => snapshot.topology.edges.map((it) => `${it.from} ${it.role} ${it.to}`).sort();

/** A module that makes a backend service of a group, and says which. */
const serviceModule = `
variable "name" { type = string }
variable "group" {}
variable "port_name" { default = "http" }

resource "google_compute_backend_service" "this" {
  name      = "\${var.name}-service"
  port_name = var.port_name
  backend {
    group = var.group
  }
}

output "id" {
  value = google_compute_backend_service.this.id
}
`;

const group = `
resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "europe-west1"
}
`;

const map = (service: string) => `
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = ${service}
}
`;

const call = (name: string, more = "") => `
module "${name}" {
  source = "./service"
  name   = "${name}"
  group  = google_compute_region_network_endpoint_group.run.id
  ${more}
}
`;

describe("inputs and outputs", () => {
  test("are followed both ways, with the addresses of the root module", async () => {
    const snapshot = await snapshotOf({
      "app/main.tf": group + call("shop") + map("module.shop.id"),
      "app/service/main.tf": serviceModule,
    });
    expect(snapshot.problems).toEqual([]);
    expect(edges(snapshot)).toEqual([
      "google_compute_url_map.web defaultService module.shop.google_compute_backend_service.this",
      "module.shop.google_compute_backend_service.this backend google_compute_region_network_endpoint_group.run",
    ]);
    const service = snapshot.topology.get("module.shop.google_compute_backend_service.this");
    expect(service).toMatchObject({
      module: "app",
      address: "module.shop.google_compute_backend_service.this",
      name: "shop-service",
      range: { file: "app/service/main.tf" },
    });
    expect(service?.key).toBeUndefined();
    expect(service?.calls).toMatchObject([{ what: "module.shop", range: { file: "app/main.tf" } }]);
  });

  test("say by which steps a value came", async () => {
    const snapshot = await snapshotOf({
      "main.tf": `locals { port = "https" }\n${group}${call("shop", "port_name = local.port")}`,
      "service/main.tf": serviceModule,
    });
    const service = snapshot.topology.get("module.shop.google_compute_backend_service.this");
    const { portName } = service?.fields.fields ?? {};
    expect(portName).toMatchObject({ type: "scalar", value: "https", range: { file: "service/main.tf" } });
    expect(portName?.via?.map((it) => `${it.what} in ${it.range?.file}`)).toEqual([
      "var.port_name (module.shop) in main.tf",
      "local.port in main.tf",
    ]);
  });

  test.each([
    ["a default, where the call says nothing", "", "http"],
    ["null, which leaves the field absent", "port_name = null", undefined],
  ])("%s", async (_, more, expected) => {
    const snapshot = await snapshotOf({ "main.tf": group + call("shop", more), "service/main.tf": serviceModule });
    const service = snapshot.topology.get("module.shop.google_compute_backend_service.this");
    expect(service?.fields.fields.portName).toEqual(
      expected === undefined ? undefined : expect.objectContaining({ value: expected }),
    );
  });

  test("null gives the default where the variable cannot be null", async () => {
    const snapshot = await snapshotOf({
      "main.tf": group + call("shop", "port_name = null"),
      "service/main.tf": serviceModule.replace('default = "http"', 'default = "http"\n nullable = false'),
    });
    const service = snapshot.topology.get("module.shop.google_compute_backend_service.this");
    expect(service?.fields.fields.portName).toMatchObject({ value: "http" });
  });

  test("an output may need what another output of the same module leads to", async () => {
    const snapshot = await snapshotOf({
      "main.tf": `
module "both" {
  source = "./both"
  second = module.both.first
}
${map("module.both.last")}`,
      "both/main.tf": `
variable "second" {}
resource "google_compute_backend_service" "a" { name = "a" }
resource "google_compute_backend_service" "b" {
  name      = "b"
  port_name = var.second
}
output "first" { value = google_compute_backend_service.a.name }
output "last" { value = google_compute_backend_service.b.id }
`,
    });
    expect(snapshot.problems).toEqual([]);
    expect(snapshot.topology.get("module.both.google_compute_backend_service.b")?.fields.fields.portName).toMatchObject(
      {
        value: "a",
      },
    );
    expect(edges(snapshot)).toEqual([
      "google_compute_url_map.web defaultService module.both.google_compute_backend_service.b",
    ]);
  });

  test("variables of a called module are not set by files of values", async () => {
    const snapshot = await snapshotOf({
      "main.tf": group + call("shop"),
      "service/main.tf": serviceModule,
      "service/terraform.tfvars": 'port_name = "other"',
    });
    const service = snapshot.topology.get("module.shop.google_compute_backend_service.this");
    expect(service?.fields.fields.portName).toMatchObject({ value: "http" });
  });
});

describe("roots", () => {
  test("are the folders that nobody calls; a folder that is called twice appears twice", async () => {
    const snapshot = await snapshotOf({
      "prod/main.tf": group + call("a").replace("./service", "../modules/service"),
      "test/main.tf": group + call("b").replace("./service", "../modules/service"),
      "modules/service/main.tf": serviceModule,
    });
    expect(ids(snapshot)).toEqual([
      "module.a.google_compute_backend_service.this",
      "module.b.google_compute_backend_service.this",
      "prod:google_compute_region_network_endpoint_group.run",
      "test:google_compute_region_network_endpoint_group.run",
    ]);
    expect(snapshot.topology.edges).toHaveLength(2);
  });

  test("a folder becomes a root again when the last call of it goes", async () => {
    const engine = await engineOf({ "main.tf": group + call("shop"), "service/main.tf": serviceModule });
    const snapshot = engine.update([{ path: "main.tf", text: group }]);
    expect(ids(snapshot)).toEqual([
      "google_compute_backend_service.this",
      "google_compute_region_network_endpoint_group.run",
    ]);
    expect(snapshot.topology.get("google_compute_backend_service.this")?.module).toBe("service");
  });

  test.each([
    ["itself", { "a/main.tf": `${group}module "again" {\n  source = "./"\n}\n` }, ["a/main.tf"]],
    [
      "each other",
      {
        "a/main.tf": `${group}module "b" {\n  source = "../b"\n}\n`,
        "b/main.tf": `${group}module "a" {\n  source = "../a"\n}\n`,
      },
      ["b/main.tf"],
    ],
  ])("folders that call %s end in a problem", async (_, files, where) => {
    const snapshot = await snapshotOf(files);
    expect(snapshot.problems.map((it) => [it.code, it.range.file])).toEqual(where.map((file) => ["cycle", file]));
    expect(snapshot.problems[0]?.message).toContain("calls itself");
  });

  test("modules that call two more each, level after level, end in a problem", async () => {
    const files: Record<string, string> = { "m20/main.tf": group };
    for (let level = 0; level < 20; level++)
      files[`m${level}/main.tf`] = ["x", "y"]
        .map((it) => `module "${it}" {\n  source = "../m${level + 1}"\n}\n`)
        .join("");
    const snapshot = await snapshotOf(files);
    expect(new Set(snapshot.problems.map((it) => it.code))).toEqual(new Set(["too-many-modules"]));
  });
});

describe("several instances of a call", () => {
  test("for_each: one module for each key, told apart by it", async () => {
    const snapshot = await snapshotOf({
      "main.tf": `${group}
module "lb" {
  source   = "./service"
  for_each = { a = "one", b = "two" }
  name     = each.value
  group    = google_compute_region_network_endpoint_group.run.id
}
${map('module.lb["b"].id')}`,
      "service/main.tf": serviceModule,
    });
    expect(ids(snapshot)).toEqual([
      "google_compute_region_network_endpoint_group.run",
      "google_compute_url_map.web",
      'module.lb["a"].google_compute_backend_service.this',
      'module.lb["b"].google_compute_backend_service.this',
    ]);
    const one = snapshot.topology.get('module.lb["a"].google_compute_backend_service.this');
    expect(one).toMatchObject({ address: "module.lb.google_compute_backend_service.this", name: "one-service" });
    expect(edges(snapshot)).toContain(
      'google_compute_url_map.web defaultService module.lb["b"].google_compute_backend_service.this',
    );
  });

  test.each([
    ["an index", "module.lb[1].id", "module.lb[1]"],
    ["a splat", "module.lb[*].id[0]", "module.lb[0]"],
    ["a for", "[for it in module.lb : it.id][1]", "module.lb[1]"],
  ])("count: %s", async (_, reference, expected) => {
    const snapshot = await snapshotOf({
      "main.tf": `${group}
module "lb" {
  source = "./service"
  count  = 2
  name   = "s\${count.index}"
  group  = google_compute_region_network_endpoint_group.run.id
}
${map(reference)}`,
      "service/main.tf": serviceModule,
    });
    expect(edges(snapshot)).toContain(
      `google_compute_url_map.web defaultService ${expected}.google_compute_backend_service.this`,
    );
  });

  test("whose keys are not known: one that stands for many", async () => {
    const snapshot = await snapshotOf({
      "main.tf": `${group}
variable "names" {}
module "lb" {
  source   = "./service"
  for_each = var.names
  name     = each.key
  group    = google_compute_region_network_endpoint_group.run.id
}
${map('module.lb["b"].id')}`,
      "service/main.tf": serviceModule,
    });
    const [service] = snapshot.topology.all("BackendService");
    expect(service).toMatchObject({
      id: "module.lb.google_compute_backend_service.this",
      many: { by: "for_each", expression: "var.names" },
      fields: { fields: { name: { type: "unknown" } } },
    });
    expect(edges(snapshot)).toContain(
      "google_compute_url_map.web defaultService module.lb.google_compute_backend_service.this",
    );
  });

  test("none: nothing is there", async () => {
    const snapshot = await snapshotOf({
      "main.tf": group + call("shop", "count = 0"),
      "service/main.tf": serviceModule,
    });
    expect(ids(snapshot)).toEqual(["google_compute_region_network_endpoint_group.run"]);
  });
});

describe("modules from elsewhere", () => {
  const registry = group + call("shop").replace("./service", "acme/service/google") + map("module.shop.id");
  const manifest = (dir: string) =>
    JSON.stringify({
      Modules: [
        { Key: "", Source: "", Dir: "." },
        { Key: "shop", Source: "registry.terraform.io/acme/service/google", Version: "1.0.0", Dir: dir },
      ],
    });

  test("are read where terraform init has put them, and cannot be edited", async () => {
    const snapshot = await snapshotOf({
      "app/main.tf": registry,
      "app/.terraform/modules/modules.json": manifest(".terraform/modules/shop"),
      "app/.terraform/modules/shop/main.tf": serviceModule,
    });
    expect(edges(snapshot)).toHaveLength(2);
    const service = snapshot.topology.get("module.shop.google_compute_backend_service.this");
    expect(service?.readOnly).toContain("downloaded");
    const plan = snapshot.plan([{ op: "setField", resource: service?.id ?? "", field: "portName", value: "https" }]);
    expect(plan).toMatchObject({ ok: false, reason: expect.stringContaining("downloaded") });
  });

  test("are ghosts that say what to run where they are not installed", async () => {
    const snapshot = await snapshotOf({ "app/main.tf": registry });
    expect(snapshot.wants).toEqual([{ type: "file", path: "app/.terraform/modules/modules.json" }]);
    expect(snapshot.topology.unresolved).toMatchObject([
      { reference: "module.shop.id", state: "outside", reason: expect.stringContaining('run "terraform init"') },
    ]);
    expect(snapshot.findings.filter((it) => it.rule === "dangling-reference")).toEqual([]);
  });

  test("what is given to them is on its way to somewhere", async () => {
    const snapshot = await snapshotOf({
      "main.tf": `
resource "google_compute_global_forwarding_rule" "other" {
  name = "other"
}
resource "google_compute_global_address" "ip" {
  name = "ip"
}
${group}
module "lb" {
  source  = "acme/http/google"
  version = "~> 1.0"
  ip      = google_compute_global_address.ip.id
  backends = {
    default = { groups = [{ group = google_compute_region_network_endpoint_group.run.id }] }
  }
}
module "vpc" {
  source = "acme/vpc/google"
  cidr   = "10.0.0.0/8"
}
`,
    });
    const { topology } = snapshot;
    expect(topology.ghosts).toMatchObject([{ id: "ghost::module.lb", name: "lb", state: "outside" }]);
    expect(Object.keys(topology.ghosts[0]?.inputs?.fields ?? {})).toEqual(["ip", "backends"]);
    expect(edges(snapshot)).toEqual(["ghost::module.lb input google_compute_region_network_endpoint_group.run"]);
    expect(snapshot.findings.filter((it) => it.rule === "unreachable-resource")).toEqual([]);
    const node = buildDiagram(snapshot).nodes.find((it) => it.id === "ghost::module.lb");
    expect(node).toMatchObject({
      column: "backend",
      title: "lb",
      kindLabel: "Module",
      subtitle: 'module acme/http/google is not installed here: run "terraform init" · takes ip, backends',
    });
    expect(nodeDetails(snapshot, "ghost::module.lb")?.fields).toMatchObject([
      { path: "ip" },
      { path: "backends.default.groups[0].group" },
    ]);
  });

  test("a folder that is not there is asked for", async () => {
    const engine = await engineOf({ "app/main.tf": group + call("shop").replace("./service", "../service") });
    expect(engine.snapshot.wants).toEqual([{ type: "folder", path: "service" }]);
    const snapshot = engine.update([{ path: "service/main.tf", text: serviceModule }]);
    expect(snapshot.wants).toEqual([]);
    expect(snapshot.topology.edges).toHaveLength(1);
  });

  test("a manifest that is none changes nothing", async () => {
    const snapshot = await snapshotOf({
      "app/main.tf": registry,
      "app/.terraform/modules/modules.json": "{",
      "app/.terraform/modules/shop/main.tf": serviceModule,
    });
    expect(snapshot.topology.unresolved).toHaveLength(1);
    expect(ids(snapshot)).not.toContain("google_compute_backend_service.this");
  });
});

describe("providers", () => {
  const regional = `
resource "google_compute_region_backend_service" "this" { name = "s" }
`;
  const scopeIn = async (main: string, inner = regional) => {
    const snapshot = await snapshotOf({ "main.tf": main, "m/main.tf": inner });
    const { scope, project } = snapshot.topology.all("BackendService")[0] ?? {};
    return `${scope?.name} ${project}`;
  };
  const providers = `
provider "google" {
  region  = "europe-west1"
  project = "shop"
}
provider "google" {
  alias   = "us"
  region  = "us-east1"
  project = "shop-us"
}
`;

  test.each([
    ["the one without an alias is inherited", `module "m" {\n source = "./m"\n}`, regional, "europe-west1 shop"],
    [
      "another one is passed",
      `module "m" {\n source = "./m"\n providers = { google = google.us }\n}`,
      regional,
      "us-east1 shop-us",
    ],
    [
      "under another name",
      `module "m" {\n source = "./m"\n providers = { google.there = google.us }\n}`,
      regional.replace("{", "{\n  provider = google.there\n "),
      "us-east1 shop-us",
    ],
    [
      "one with an alias is not inherited",
      `module "m" {\n source = "./m"\n}`,
      regional.replace("{", "{\n  provider = google.us\n "),
      "undefined undefined",
    ],
  ])("%s", async (_, caller, inner, expected) => {
    expect(await scopeIn(providers + caller, inner)).toBe(expected);
  });
});
