/** What is found in text that makes several resources, and in modules. */
import { expect, test } from "vitest";
import { applyTextEdits } from "../../../src/core/model/change";
import { snapshotOf } from "../../support/terraform";

/** An internet NEG behind a service that speaks HTTP to it: `internet-neg-protocol-port` and others speak. */
const origin = (repeated: string) => `
resource "google_compute_global_network_endpoint_group" "o" {
  ${repeated}
  name                  = "o-\${each.key}"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_health_check" "h" {
  name = "h"
  http_health_check {}
}
resource "google_compute_backend_service" "s" {
  ${repeated}
  name                  = "s-\${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  health_checks         = [google_compute_health_check.h.id]
  backend {
    group = google_compute_global_network_endpoint_group.o[each.key].id
  }
}
`;
const repeated = 'for_each = toset(["a", "b", "c"])';
const rule = "internet-neg-no-health-check";

test("instances of one text say it once, and for all", async () => {
  const snapshot = await snapshotOf(origin(repeated));
  const found = snapshot.findings.filter((it) => it.rule === rule);
  expect(found).toHaveLength(1);
  const [finding] = found;
  expect(finding?.message).toMatch(/ \(and 2 more instances\)$/);
  expect(finding?.resource).toBe('google_compute_backend_service.s["a"]');
  expect(finding?.instances).toEqual([
    'google_compute_backend_service.s["b"]',
    'google_compute_backend_service.s["c"]',
  ]);
  const plan = snapshot.plan(finding?.fixes[0]?.changes ?? []);
  expect(plan.ok && plan.edits).toHaveLength(1);
  const after = await snapshotOf(plan.ok ? applyTextEdits(origin(repeated), plan.edits) : "");
  expect(after.findings.filter((it) => it.rule === rule)).toEqual([]);
});

test("one comment silences it for all", async () => {
  const text = origin(repeated).replace("  health_checks", `  # lb-topology:ignore ${rule} tried\n  health_checks`);
  expect((await snapshotOf(text)).findings.filter((it) => it.rule === rule)).toEqual([]);
});

const module = `${origin("for_each = toset(var.names)")}variable "names" {}\n`;
const call = (source: string) => `module "one" {
  source = "${source}"
  names  = ["a"]
}

module "two" {
  source = "${source}"
  names  = ["a", "b"]
}
`;

test("in a module: said once for all calls, with the chain of calls", async () => {
  const snapshot = await snapshotOf({ "main.tf": call("./m"), "m/main.tf": module });
  const found = snapshot.findings.filter((it) => it.rule === rule);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    range: { file: "m/main.tf" },
    instances: ['module.two.google_compute_backend_service.s["a"]', 'module.two.google_compute_backend_service.s["b"]'],
  });
  expect(found[0]?.related.at(-1)).toEqual({
    message: "Called as module.one",
    range: { file: "main.tf", start: 0, end: 12 },
  });
});

test("in a downloaded module: at the call, without fixes", async () => {
  const snapshot = await snapshotOf({
    "main.tf": call("acme/origin/google"),
    ".terraform/modules/modules.json": JSON.stringify({
      Modules: ["one", "two"].map((Key) => ({ Key, Dir: `.terraform/modules/${Key}` })),
    }),
    ".terraform/modules/one/main.tf": module,
    ".terraform/modules/two/main.tf": module,
  });
  const found = snapshot.findings.filter((it) => it.rule === rule);
  const text = call("acme/origin/google");
  expect(found.map((it) => text.slice(it.range.start, it.range.end))).toEqual(['module "one"', 'module "two"']);
  for (const it of found) {
    expect(it.fixes).toEqual([]);
    expect(it.related[0]?.range.file).toMatch(/^\.terraform\/modules\//);
  }
});

test("in a module: a correction names what stands in the same call, as the module's own text does", async () => {
  const files = {
    "main.tf": 'module "one" {\n  source = "./m"\n}\nmodule "two" {\n  source = "./m"\n}\n',
    "m/main.tf": `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.wbe.id
}
resource "google_compute_backend_service" "web" {
  name = "web"
}
`,
  };
  const snapshot = await snapshotOf(files);
  const [finding, ...others] = snapshot.findings.filter((it) => it.rule === "dangling-reference");
  expect(others).toEqual([]);
  expect(finding?.fixes.map((it) => it.title)).toEqual(["Refer to google_compute_backend_service.web"]);
  const plan = snapshot.plan(finding?.fixes[0]?.changes ?? []);
  expect(plan.ok && applyTextEdits(files["m/main.tf"], plan.edits)).toBe(files["m/main.tf"].replace("wbe", "web"));
});
