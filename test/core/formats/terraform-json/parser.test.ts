import { describe, expect, it } from "vitest";
import { JsonFileParser } from "../../../../src/core/formats/terraform/json/parser";
import { isBlock, type TerraformFile } from "../../../../src/core/formats/terraform/syntax";
import { visitBlockExpressions } from "../../../../src/core/formats/terraform/visit";
import { buildTopology } from "../../../../src/core/topology/build";
import { plain } from "../../../support/plain-resources";
import { filesAsJson } from "../../../support/terraform-json";
import { read, sessionOf } from "../terraform/support";

const FILE = "main.tf.json";
const parse = (text: string): TerraformFile => new JsonFileParser(FILE).update(text);

/** What the fields of the one load balancing resource in a file say. */
function fields(resource: string, more = ""): unknown {
  const { resources, problems } = read({ [FILE]: `{${more}"resource": ${resource}}` });
  expect(problems).toEqual([]);
  expect(resources.length).toBe(1);
  return resources[0] && plain(resources[0].fields);
}

describe("blocks", () => {
  const expected = { name: "web", backends: [{ group: { ref: "g", attribute: "" } }] };
  it.each([
    ["objects", '{"google_compute_backend_service": {"web": {"name": "web", "backend": {"group": "g"}}}}'],
    [
      "lists at every level",
      '[{"google_compute_backend_service": [{"web": [{"name": "web", "backend": [{"group": "g"}]}]}]}]',
    ],
    [
      "null for no blocks",
      '{"google_compute_backend_service": {"web": {"name": "web", "iap": null, "backend": [{"group": "g"}]}}}',
    ],
    [
      "a comment property",
      '{"google_compute_backend_service": {"//": "x", "web": {"//": {"a": 1}, "name": "web", "backend": {"//": "y", "group": "g"}}}}',
    ],
    [
      "a dynamic block",
      '{"google_compute_backend_service": {"web": {"name": "web", "dynamic": {"backend": {"for_each": ["g"], "iterator": "it", "content": {"group": "${it.value}"}}}}}}',
    ],
    [
      "a list of dynamic blocks",
      '{"google_compute_backend_service": {"web": {"name": "web", "dynamic": [{"backend": [{"for_each": ["g"], "content": [{"group": "${backend.value}"}]}]}]}}}',
    ],
  ])("of %s", (_, text) => expect(fields(text)).toEqual(expected));

  it("are arguments where the tables say so", () => {
    expect(
      fields(
        '{"google_compute_backend_service": {"web": {"custom_request_headers": ["A: 1"], "log_config": {"enable": "true"}}}}',
      ),
    ).toEqual({ customRequestHeaders: ["A: 1"], logConfig: { enable: true } });
  });

  it("have labels from keys, and the last label for a head", () => {
    const text =
      '{"provider": {"google": [{"alias": "a"}, {"alias": "b"}]}, "module": {"lb": {"source": "./lb"}}, "terraform": {"backend": {"gcs": {}}}}';
    const { blocks } = parse(text);
    const source = (offset: number, span: { start: number; end: number }) =>
      text.slice(offset + span.start, offset + span.end);
    expect(
      blocks.map(({ offset, block }) => [
        block.type,
        block.labels.map((it) => it.text),
        source(offset, block.head),
        source(offset, block),
      ]),
    ).toEqual([
      ["provider", ["google"], "{", '{"alias": "a"}'],
      ["provider", ["google"], "{", '{"alias": "b"}'],
      ["module", ["lb"], '"lb"', '"lb": {"source": "./lb"}'],
      ["terraform", [], '"terraform"', '"terraform": {"backend": {"gcs": {}}}'],
    ]);
  });
});

describe("values", () => {
  const local = (value: string, more = "") =>
    (
      fields(
        '{"google_compute_backend_service": {"web": {"name": "${local.x}"}}}',
        `"locals": {"x": ${value}}, ${more}`,
      ) as { name: unknown }
    ).name;

  it.each([
    ["plain text", '"a"', "a"],
    ["text with escapes", '"a\\u0041\\n\\"\\\\"', 'aA\n"\\'],
    ["a template", '"a-${1 + 1}"', "a-2"],
    ["an expression alone", '"${upper(\\"x\\")}"', "X"],
    ["what is no template", '"$${x} %%{y} $x"', "${x} %{y} $x"],
    ["more signs than two before a brace", '"$$${x} %%%%{y}"', "$${x} %%%{y}"],
    ["backslashes that JSON has read already", '"\\\\n"', "\\n"],
    ["a key that is a template", '"${keys({\\"${\\"k\\"}\\" = 1})[0]}"', "k"],
    [
      "an object with a computed key",
      '"${jsonencode(local.y)}", "y": {"${upper(\\"k\\")}": [1, null, true]}',
      '{"K":[1,null,true]}',
    ],
  ])("of %s", (_, json, value) => expect(local(json)).toBe(value));

  it("are literal where Terraform evaluates nothing", () => {
    expect(local('"${var.v}"', '"variable": {"v": {"type": "string", "default": "${not} a template"}},')).toBe(
      "${not} a template",
    );
  });

  it("of variables come from the files that Terraform reads, later ones first", () => {
    const files = {
      "main.tf":
        'variable "a" {}\nvariable "b" {}\nresource "google_compute_backend_service" "web" {\n  name = "${var.a}-${var.b}"\n}\n',
      "terraform.tfvars": 'a = "1"\nb = "1"\n',
      "terraform.tfvars.json": '{"a": "${2}", "b": "2"}',
      "x.auto.tfvars.json": '{"b": "3"}',
    };
    const [web] = read(files).resources;
    expect(web && plain(web.fields)).toEqual({ name: "${2}-3" });
    expect(read({ ...files, "x.auto.tfvars.json": '["b"]' }).problems).toMatchObject([
      { message: "A file of variables must hold one JSON object." },
    ]);
  });

  it("stand where they stand, behind escapes too", () => {
    const text = '{"locals": {"x": "\\u0061\\"${google_x.a[\\"k\\"].id}\\n${ local.é }", "y": ["${f(var.b)}"]}}';
    const { blocks } = parse(text);
    const seen: string[] = [];
    for (const { offset, block } of blocks)
      visitBlockExpressions(block, (it) => {
        if (it.node !== "template") seen.push(`${it.node} ${text.slice(offset + it.start, offset + it.end)}`);
      });
    expect(seen).toEqual([
      'traversal google_x.a[\\"k\\"].id',
      "traversal local.é",
      'tuple ["${f(var.b)}"]',
      "call f(var.b)",
      "traversal var.b",
    ]);
  });
});

describe("references", () => {
  const network = { "neg.tf": 'resource "google_compute_network_endpoint_group" "neg" {\n  name = "neg"\n}\n' };
  it("lead from one language to the other", () => {
    const { resources } = read({
      ...network,
      [FILE]:
        '{"resource": {"google_compute_backend_service": {"web": {"backend": {"group": "${google_compute_network_endpoint_group.neg.id}"}}}}}',
      "map.tf":
        'resource "google_compute_url_map" "web" {\n  default_service = google_compute_backend_service.web.id\n}\n',
    });
    expect(buildTopology(resources).edges.map((it) => [it.from, it.to])).toEqual([
      ["google_compute_backend_service.web", "google_compute_network_endpoint_group.neg"],
      ["google_compute_url_map.web", "google_compute_backend_service.web"],
    ]);
  });

  it("say what an unknown is made of as the other language does", () => {
    const value = fields(
      '{"google_compute_backend_service": {"web": {"protocol": "${var.p}"}}}',
      '"variable": {"p": {}}, ',
    );
    expect(value).toEqual({ protocol: { unknown: "var.p" } });
    expect(fields('{"google_compute_backend_service": {"web": {"protocol": "${f(\\"x\\")}"}}}')).toEqual({
      protocol: { unknown: 'f("x")' },
    });
  });

  it("go through modules that are called from JSON, and called modules in JSON", () => {
    const { resources, problems } = read({
      "main.tf.json": JSON.stringify({
        resource: { google_compute_backend_service: { web: { name: "web" } } },
        module: {
          map: { source: "./map", for_each: { a: "x" }, service: "${google_compute_backend_service.web.id}" },
        },
        output: { map: { value: '${module.map["a"].id}' } },
      }),
      "proxy.tf": 'resource "google_compute_target_http_proxy" "web" {\n  url_map = module.map["a"].id\n}\n',
      "map/main.tf.json": JSON.stringify({
        variable: { service: { type: "string" } },
        resource: { google_compute_url_map: { web: { name: "web", default_service: "${var.service}" } } },
        output: { id: { value: "${google_compute_url_map.web.id}" } },
      }),
    });
    expect(problems).toEqual([]);
    const topology = buildTopology(resources);
    expect(topology.edges.map((it) => [it.from, it.to])).toEqual([
      ["google_compute_target_http_proxy.web", 'module.map["a"].google_compute_url_map.web'],
      ['module.map["a"].google_compute_url_map.web', "google_compute_backend_service.web"],
    ]);
  });

  it("make one scope with providers and aliases of either", () => {
    const files = filesAsJson({
      "main.tf": `provider "google" {
  alias   = "eu"
  region  = "europe-west1"
  project = "p"
}
resource "google_compute_region_backend_service" "web" {
  provider = google.eu
}
`,
    });
    expect(read(files).resources).toMatchObject([{ scope: { level: "region", name: "europe-west1" }, project: "p" }]);
  });
});

describe("errors", () => {
  it.each([
    ['{"locals": {"a" 1}, "output": {}}', 'A ":" must stand between the name and its value.', "1"],
    ['{"locals": {"a": 1 "b": 2}}', 'A "," is missing before this.', '"b"'],
    ['{"locals": {"a": }}', "A value is missing here.", "}"],
    ['{"locals": {"a": 1,}}', "A name in quotation marks must stand here.", "}"],
    ['{"locals": {"a": 1} // no\n}', 'JSON has no comments: use a property with the name "//".', "// no"],
    ['{"locals": {"a": "${var.}"}}', 'After "." must come a name, not "}".', ".}"],
    ['{"locals": {"a": "b', "This string is not closed: add a quotation mark at its end.", '"b'],
    ["", "A value is missing here.", ""],
  ])("%s", (text, message, at) => {
    const [first] = parse(text).errors;
    expect(first?.message).toBe(message);
    expect(text.slice(first?.start).startsWith(at)).toBe(true);
  });

  it("leave the rest understood", () => {
    const text = `{
  "locals": {"name": "web" "x": },
  "resource": {
    "google_compute_backend_service": {"web": {"name": "\${local.name}", "protocol": "\${", "timeout_sec": 5}},
    "google_compute_health_check": {"web": {"name": "check"}}
  }
`;
    const { resources, problems } = read({ [FILE]: text });
    expect(problems.length).toBeGreaterThan(2);
    for (const it of problems) expect(it).toMatchObject({ code: "syntax", range: { file: FILE } });
    expect(resources.map((it) => plain(it.fields))).toMatchObject([
      { name: "web", protocol: { unknown: '"${"' }, timeoutSec: 5 },
      { name: "check" },
    ]);
  });

  it("of nesting and of size are told, and nothing is read", () => {
    const deep = `{"locals": {"a": ${"[".repeat(100_000)}`;
    expect(parse(deep).errors).toMatchObject([
      { message: "This is nested more than 500 levels deep, so the file is not read." },
    ]);
    const large = `{"locals": {"a": "${"x".repeat(5_000_000)}"}}`;
    expect(read({ [FILE]: large }).problems).toMatchObject([
      {
        code: "too-large",
        message: expect.stringMatching(/^This file is larger than 4 million characters and is not read/),
      },
    ]);
  });
});

describe("edits", () => {
  const text = (first: string, second: string) =>
    `{"resource": {"google_compute_health_check": {"a": {"name": "${first}"}, "b": {"name": "${second}"}}}}`;

  it("make anew only the blocks whose text changed", () => {
    const parser = new JsonFileParser(FILE);
    const [a, b] = parser.update(text("1", "2")).blocks;
    const after = parser.update(text("longer", "2")).blocks;
    expect(after[1]?.block).toBe(b?.block);
    expect(after[1]?.offset).toBe((b?.offset ?? 0) + 5);
    expect(after[0]?.block).not.toBe(a?.block);
    const [item] = after[0]?.block.body.items ?? [];
    expect(item && !isBlock(item) && item.name).toBe("name");
  });

  it("leave the resources of other files as they are", () => {
    const session = sessionOf({
      [FILE]: text("1", "2"),
      "other.tf.json": '{"resource": {"google_compute_url_map": {"m": {"name": "m"}}}}',
    });
    const before = session.result().resources;
    session.update(FILE, text("longer", "2"));
    const after = session.result().resources;
    expect(after.map((it) => it.address)).toEqual(before.map((it) => it.address));
    expect(after[2]).toBe(before[2]);
    expect(after[1]?.range.start).toBe((before[1]?.range.start ?? 0) + 5);
    session.dispose();
  });

  it("take a file away", () => {
    const session = sessionOf({ [FILE]: text("1", "2") });
    session.update(FILE, undefined);
    expect(session.result().resources).toEqual([]);
    session.dispose();
  });
});
