/** A value changed where it is written: the text that comes of it, and what else reads it. */
import { afterEach, describe, expect, it } from "vitest";
import { previewOrigin, readingOf } from "../../../src/core/editing/origin";
import { applyTextEdits } from "../../../src/core/model/change";
import type { ScalarType } from "../../../src/core/model/value";
import type { Engine } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

let engine: Engine | undefined;
afterEach(() => {
  engine?.dispose();
  engine = undefined;
});

const service = (protocol: string, rest = "") => `resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = ${protocol}
${rest}}
`;
const web = "google_compute_backend_service.web";

/** The texts after the change of a field's origin, with what else changes; or why it is refused. */
async function changed(files: Readonly<Record<string, string>>, id: string, field: string, value: ScalarType) {
  engine = await engineOf(files);
  const { snapshot } = engine;
  const preview = previewOrigin(snapshot, id, field, value);
  if (!preview.ok) return { refused: preview.reason };
  const after = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applyTextEdits(
        text,
        preview.edits.filter((it) => it.file === path),
      ),
    ]),
  );
  return { after, others: preview.others, brings: preview.brings.map((it) => it.rule) };
}

describe("the origin of a value", () => {
  it.each<{
    readonly what: string;
    readonly files: Readonly<Record<string, string>>;
    readonly file: string;
    readonly from: string;
    readonly to: string;
    readonly id?: string;
    readonly field?: string;
    readonly value?: ScalarType;
    readonly others?: readonly string[];
  }>([
    {
      what: "the default of a variable",
      files: {
        "main.tf": service("var.protocol"),
        "variables.tf": 'variable "protocol" {\n  type    = string\n  default = "HTTP" # as ever\n}\n',
      },
      file: "variables.tf",
      from: '"HTTP" #',
      to: '"HTTP2" #',
    },
    {
      what: "a line of terraform.tfvars, which weighs more than the default",
      files: {
        "main.tf": service("var.protocol"),
        "variables.tf": 'variable "protocol" {\n  default = "HTTP"\n}\n',
        "terraform.tfvars": '# ours\nprotocol = "HTTPS"\n',
      },
      file: "terraform.tfvars",
      from: '"HTTPS"',
      to: '"HTTP2"',
    },
    {
      what: "a .tfvars.json",
      files: {
        "main.tf": service("var.protocol"),
        "variables.tf": 'variable "protocol" {}\n',
        "x.auto.tfvars.json": '{ "protocol": "HTTPS" }\n',
      },
      file: "x.auto.tfvars.json",
      from: '"HTTPS"',
      to: '"HTTP2"',
    },
    {
      what: "a local that reads another one's member",
      files: {
        "main.tf": `locals {\n  all = { a = "HTTP", b = "TCP" }\n  one = local.all.a\n}\n\n${service("local.one")}`,
      },
      file: "main.tf",
      from: 'a = "HTTP"',
      to: 'a = "HTTP2"',
    },
    {
      what: "a number",
      files: { "main.tf": `${service('"HTTP"', "  timeout_sec = local.seconds\n")}locals {\n  seconds = 30\n}\n` },
      file: "main.tf",
      from: "= 30",
      to: "= 45",
      field: "timeoutSec",
      value: 45,
    },
    {
      what: "the entry of the map that for_each runs over",
      files: {
        "main.tf": service(
          "each.value.protocol",
          '  for_each = {\n    a = { protocol = "HTTP" }\n    b = { protocol = "HTTP" }\n  }\n',
        ),
      },
      file: "main.tf",
      from: 'b = { protocol = "HTTP" }',
      to: 'b = { protocol = "HTTP2" }',
      id: `${web}["b"]`,
    },
    {
      what: "a value that others read, too",
      files: {
        "main.tf": `locals { p = "HTTP" }\n${service("local.p")}${service("local.p").replaceAll("web", "api")}`,
      },
      file: "main.tf",
      from: 'p = "HTTP"',
      to: 'p = "HTTP2"',
      others: ["google_compute_backend_service.api"],
    },
    {
      what: "the argument of a module call",
      files: {
        "main.tf": 'module "lb" {\n  source   = "./lb"\n  protocol = "HTTP"\n}\n',
        "lb/main.tf": `variable "protocol" {}\n${service("var.protocol")}`,
      },
      file: "main.tf",
      from: '"HTTP"',
      to: '"HTTP2"',
      id: `module.lb.${web}`,
    },
    {
      what: "Terraform in JSON",
      files: {
        "main.tf.json": JSON.stringify(
          {
            locals: { p: "HTTP" },
            resource: { google_compute_backend_service: { web: { name: "web", protocol: `\${local.p}` } } },
          },
          undefined,
          2,
        ),
      },
      file: "main.tf.json",
      from: '"p": "HTTP"',
      to: '"p": "HTTP2"',
    },
    {
      what: "an anchor",
      files: {
        "web.yaml": `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
  annotations:
    note: &p HTTP # said once
spec:
  location: global
  protocol: *p
`,
      },
      file: "web.yaml",
      from: "&p HTTP #",
      to: "&p HTTP2 #",
      id: "ComputeBackendService/web",
    },
  ])("is $what", async ({ files, file, from, to, id = web, field = "protocol", value = "HTTP2", others = [] }) => {
    const result = await changed(files, id, field, value);
    expect(result).toMatchObject({ others });
    expect(result.after).toEqual({ ...files, [file]: files[file]?.replace(from, to) });
  });

  it.each([
    { what: "what is put together", value: 'upper("http")', says: "is an expression" },
    { what: "what is changed on its way", value: "local.q", says: "is an expression" },
    { what: "what is not known", value: "data.x.y.z", says: "It is not known where" },
    { what: "what the field spells", value: '"HTTP"', says: "It is not known where" },
  ])("refuses $what", async ({ value, says }) => {
    const text = `locals {\n  p = "http"\n  q = "\${upper(local.p)}"\n}\n${service(value)}`;
    const result = await changed({ "main.tf": text }, web, "protocol", "HTTP2");
    expect(result.refused).toContain(says);
  });

  it("tells errors that it would bring, wherever they are", async () => {
    const text = `locals { p = "HTTPS" }
${service("local.p", "  backend {\n    group = google_compute_global_network_endpoint_group.origin.id\n  }\n")}
resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
`;
    const result = await changed({ "main.tf": text }, web, "protocol", "TCP");
    expect(result.brings).toContain("internet-neg-protocol");
  });

  it("is known of what stands in lists and blocks that are read as a whole", async () => {
    engine = await engineOf({
      "main.tf": `locals { headers = ["a: b", "c: d"] }\n${service('"HTTP"', "  custom_request_headers = local.headers\n")}`,
    });
    const { snapshot } = engine;
    const resource = snapshot.topology.get(web);
    if (!resource) throw new Error("no resource");
    expect(readingOf(snapshot, resource, "protocol")).toBeUndefined();
    expect(readingOf(snapshot, resource, "customRequestHeaders")).toEqual({ via: ["local.headers"] });
    const item = readingOf(snapshot, resource, "customRequestHeaders[1]");
    expect(item?.via).toEqual(["local.headers"]);
    expect(item?.written && engine.snapshot.text("main.tf")?.slice(item.written.start, item.written.end)).toBe(
      '"c: d"',
    );
  });
});
