/** The form of a resource: which fields there are, what they say and what speaks against setting them. */

import { describe, expect, it } from "vitest";
import { formOf } from "../../../src/core/editing/form";
import { type Form, type FormField, Form as FormSchema } from "../../../src/core/editing/form-model";
import { applyTextEdits } from "../../../src/core/model/change";
import { snapshotOf } from "../../support/terraform";

const service = "google_compute_backend_service.web";
const MAIN = `variable "port" {}

resource "google_compute_backend_service" "web" {
  name        = "web"
  protocol    = local.protocol
  port_name   = "p-\${var.port}"
  timeout_sec = 45
  enable_cdn  = false

  backend {
    group           = google_compute_global_network_endpoint_group.origin.id
    max_utilization = 0.8
  }

  custom_request_headers = ["a: b", "\${local.protocol}: c"]

  log_config {
    enable = true
  }
}

locals {
  protocol = "HTTPS"
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
`;

function all(fields: readonly FormField[]): FormField[] {
  return fields.flatMap((it) => [it, ...all(it.fields ?? []), ...all(it.more ?? [])]);
}

/** A field by its path, wherever it is. */
function at(form: Form | null, path: string): FormField {
  const found = form && all([...form.fields, ...form.more]).find((it) => it.path === path);
  if (!found) throw new Error(`the form has no ${path}`);
  return found;
}

async function form(
  files: string | Readonly<Record<string, string>>,
  id = service,
  toggled = {},
  judged: readonly string[] = [],
) {
  return formOf(await snapshotOf(files), id, { toggled, judged });
}

describe("a form", () => {
  it("has every field that the text sets, with its value and where that comes from", async () => {
    const made = await form(MAIN);
    // It reaches the webview as it is.
    expect(FormSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(JSON.parse(JSON.stringify(made)));
    expect(made?.fields.map((it) => it.label)).toEqual([
      "name",
      "protocol",
      "portName",
      "timeoutSec",
      "backends",
      "customRequestHeaders",
      "enableCDN",
      "logConfig",
    ]);
    expect(at(made, "protocol")).toMatchObject({
      type: "choice",
      state: "expression",
      value: "HTTPS",
      from: "local.protocol",
    });
    expect(at(made, "portName")).toMatchObject({ type: "text", state: "unknown", from: "variable without a value" });
    expect(at(made, "timeoutSec")).toMatchObject({ type: "number", state: "set", value: 45, measure: { unit: "s" } });
    expect(at(made, "enableCDN")).toMatchObject({ type: "boolean", state: "set", value: false });
    expect(at(made, "backends[0].group")).toMatchObject({
      type: "reference",
      state: "set",
      text: "origin",
      to: "google_compute_global_network_endpoint_group.origin",
      required: true,
    });
    expect(at(made, "customRequestHeaders")).toMatchObject({ type: "list", item: "text", count: 2 });
    expect(at(made, "customRequestHeaders[0]")).toMatchObject({ state: "set", value: "a: b", label: "1" });
    expect(at(made, "customRequestHeaders[1]")).toMatchObject({ state: "expression", value: "HTTPS: c" });
    expect(at(made, "name")).toMatchObject({ required: true, replaces: "replaced" });
  });

  it("has the other fields of the kind, with their defaults and what forbids them", async () => {
    const made = await form(MAIN, service, {}, ["", "backends[0]"]);
    expect(at(made, "sessionAffinity")).toMatchObject({ state: "default", value: "NONE", type: "choice" });
    expect(at(made, "healthChecks").objection).toMatchObject({
      severity: "error",
      rule: "internet-neg-no-health-check",
    });
    expect(at(made, "description").objection).toBeUndefined();
    expect(made?.more.map((it) => it.label)).not.toContain("protocol");
    // A global service has no region to write, and the backend of a list has fields of its own.
    expect(made?.more.map((it) => it.label)).not.toContain("region");
    expect(at(made, "backends[0]").more?.map((it) => it.label)).toContain("capacityScaler");
  });

  it("shows each finding once, at the innermost field", async () => {
    const text = MAIN.replace("enable_cdn  = false", "iap {\n    enabled = true\n  }").replace(
      "max_utilization = 0.8",
      'balancing_mode = "RATE"',
    );
    const snapshot = await snapshotOf(text);
    const made = formOf(snapshot, service);
    const shown = all([...(made?.fields ?? []), ...(made?.more ?? [])]).flatMap((it) => it.findings);
    const about = snapshot.findings.filter((it) => it.resource === service && it.field !== undefined && !it.quiet);
    expect(about.length).toBeGreaterThan(0);
    expect([...shown].sort()).toEqual(about.map((it) => it.id).sort());
    const onBackend = about.filter((it) => it.field === "backends[0].balancingMode").map((it) => it.id);
    expect(at(made, "backends[0].balancingMode").findings).toEqual(onBackend);
    const closed = formOf(snapshot, service, { toggled: { backends: false } });
    expect(at(closed, "backends")).toMatchObject({ open: false, count: 1 });
    expect(at(closed, "backends").fields).toBeUndefined();
    expect(at(closed, "backends").findings).toEqual(expect.arrayContaining(onBackend));
  });

  it("says what a new item needs", async () => {
    const made = await form(MAIN);
    expect(at(made, "backends[0]").identity).toBe("google_compute_global_network_endpoint_group.origin");
    expect(at(made, "backends").needs?.map((it) => it.path)).toEqual(["backends[1].group"]);
    expect(at(made, "logConfig").needs).toBeUndefined();
  });

  it("counts the resources that the text makes, and says what cannot be edited", async () => {
    const text = MAIN.replace('name        = "web"', 'count = 3\n  name        = "web-${count.index}"');
    expect(await form(text, `${service}[1]`)).toMatchObject({ instances: 3 });
    const health = 'resource "google_compute_http_health_check" "web" {\n  name = "web"\n}\n';
    const implied = at(await form(health, "google_compute_http_health_check.web"), "type");
    expect(implied.fixed).toContain("google_compute_http_health_check");
    const downloaded = await snapshotOf({
      "main.tf": 'module "m" {\n  source = "x/y/z"\n}\n',
      ".terraform/modules/m/main.tf": MAIN,
      ".terraform/modules/modules.json": '{"Modules":[{"Key":"m","Source":"x","Dir":".terraform/modules/m"}]}',
    });
    const id = downloaded.topology.resources.find((it) => it.name === "web")?.id ?? "";
    expect(formOf(downloaded, id)?.readOnly).toContain("downloaded");
    expect(at(formOf(downloaded, id), "timeoutSec").fixed).toContain("downloaded");
  });

  it("opens parts of large resources only when asked", async () => {
    const backends = Array.from(
      { length: 50 },
      () => '  backend {\n    group = "projects/p/zones/z/instanceGroups/g"\n  }',
    ).join("\n");
    const text = `resource "google_compute_backend_service" "web" {\n  name = "web"\n${backends}\n}\n`;
    expect(at(await form(text), "backends")).toMatchObject({ open: false, count: 50 });
    expect(at(await form(text, service, { backends: true }), "backends").fields).toHaveLength(50);
    expect(at(await form(text, service, { backends: true }), "backends[7]").open).toBe(false);
  });

  it("judges no more than what is looked at", async () => {
    const made = await form(MAIN, service, {}, ["backends[0]"]);
    expect(made && all(made.more).some((it) => it.objection)).toBe(false);
    expect(
      at(made, "backends[0].maxUtilization").findings.length + at(made, "backends[0]").findings.length,
    ).toBeGreaterThan(0);
  });

  it("ends judging when it is told to", async () => {
    const made = formOf(await snapshotOf(MAIN), service, { judged: [""], goOn: () => false });
    expect(made && all(made.more).some((it) => it.objection)).toBe(false);
  });

  it("is there for manifests, with the fields that they can have", async () => {
    const made = await form(
      {
        "web.yaml": `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
spec:
  location: global
  protocol: HTTPS
`,
      },
      "ComputeBackendService/web",
    );
    expect(at(made, "protocol")).toMatchObject({ state: "set", value: "HTTPS" });
    expect(made && all(made.more).map((it) => it.label)).toContain("timeoutSec");
  });

  it("has the entries of a map, whatever their keys are", async () => {
    const rule = "google_compute_global_forwarding_rule.web";
    const main = `resource "google_compute_global_forwarding_rule" "web" {
  name = "web"
  labels = {
    team                     = "shop" # theirs
    "app.kubernetes.io/name" = local.name
  }
}

locals {
  name = "www"
}
`;
    const snapshot = await snapshotOf(main);
    const made = formOf(snapshot, rule);
    expect(FormSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(JSON.parse(JSON.stringify(made)));
    expect(at(made, "labels")).toMatchObject({ type: "map", open: true, count: 2 });
    expect(at(made, "labels.team")).toMatchObject({ label: "team", type: "text", state: "set", value: "shop" });
    const named = at(made, 'labels["app.kubernetes.io/name"]');
    expect(named).toMatchObject({ label: "app.kubernetes.io/name", state: "expression", value: "www" });
    for (const [field, value, after] of [
      ["labels.team", "platform", main.replace('"shop"', '"platform"')],
      ['labels["cost/centre"]', "7", main.replace("local.name\n", 'local.name\n    "cost/centre"            = "7"\n')],
    ] as const) {
      const plan = snapshot.plan([{ op: "setField", resource: rule, field, value }]);
      expect(plan.ok && applyTextEdits(main, plan.edits)).toBe(after);
    }
  });
});
