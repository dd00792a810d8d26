import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../../../src/core/snapshot";
import { engineOf } from "../../../support/terraform";

const service = (description: string) => `resource "google_compute_backend_service" "web" {
  name        = "web"
  description = ${description}
}
`;

const descriptionOf = (snapshot: Snapshot, id = "google_compute_backend_service.web") =>
  snapshot.topology.get(id)?.fields.fields.description;

async function described(expression: string, files: Readonly<Record<string, string>> = {}) {
  const engine = await engineOf({ "infra/main.tf": service(expression), ...files });
  return { engine, value: descriptionOf(engine.snapshot) };
}

describe("functions that read files", () => {
  test.each([
    ['file("note.txt")', "Hello"],
    [`file("\${path.module}/note.txt")`, "Hello"],
    ['file("./sub/../note.txt")', "Hello"],
    [`file("\${path.root}/note.txt")`, "Hello"],
    ['fileexists("note.txt") ? "there" : "not there"', "there"],
    ['filesha256("note.txt")', "185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969"],
    ['filebase64("note.txt")', "SGVsbG8="],
    ['filemd5("note.txt")', "8b1a9953c4611296a827abf8c47804d7"],
    ['templatefile("greet.tftpl", { name = "Ada", times = [1, 2] })', "Hi Ada 1 2!"],
    ['yamldecode(file("values.yaml")).web.description', "from YAML"],
    ['jsondecode(file("values.json")).description', "from JSON"],
    ['join(",", split("\\n", trimspace(file("lines.txt"))))', "a,b"],
  ])("%s", async (expression, expected) => {
    const { value } = await described(expression, {
      "infra/note.txt": "Hello",
      "infra/greet.tftpl": "Hi ${name}%{ for it in times } ${it}%{ endfor }!",
      "infra/values.yaml": "web:\n  description: from YAML\n",
      "infra/values.json": '{ "description": "from JSON" }',
      "infra/lines.txt": "a\nb\n",
    });
    expect(value).toMatchObject({ type: "scalar", value: expected });
  });

  test.each([
    ['file("missing.txt")', "infra/missing.txt, which is not there or not read"],
    ['file("/etc/hosts")', "outside of the folders"],
    ['file("../../up.txt")', "outside of the folders"],
    ['file("~/x")', "outside of the folders"],
    ["file(var.nowhere)", "not declared"],
    ['fileexists("missing.txt")', "not there or not read"],
    ['templatefile("broken.tftpl", {})', "cannot be read"],
    ["file(path.cwd)", "path of the machine"],
  ])("%s is unknown", async (expression, reason) => {
    const { value } = await described(expression, { "infra/broken.tftpl": "a %{ if }" });
    expect(value).toMatchObject({ type: "unknown" });
    expect((value as { reason: string }).reason).toContain(reason);
  });

  test("are wanted, and known once they come, change and go", async () => {
    const { engine } = await described('file("note.txt")');
    expect(engine.snapshot.wants).toContainEqual({ type: "text", path: "infra/note.txt" });
    expect(descriptionOf(engine.update([{ path: "infra/note.txt", text: "one" }]))).toMatchObject({ value: "one" });
    expect(descriptionOf(engine.update([{ path: "infra/note.txt", text: "two" }]))).toMatchObject({ value: "two" });
    expect(descriptionOf(engine.update([{ path: "infra/note.txt", text: undefined }]))).toMatchObject({
      type: "unknown",
    });
  });

  test("in a module are found by path.module, and without it from the root module", async () => {
    const engine = await engineOf({
      "main.tf": 'module "lb" {\n  source = "./lb"\n}\n',
      "lb/main.tf": `${service(`"\${file("\${path.module}/a.txt")} \${file("a.txt")}"`)}`,
      "lb/a.txt": "inside",
      "a.txt": "outside",
    });
    expect(descriptionOf(engine.snapshot, "module.lb.google_compute_backend_service.web")).toMatchObject({
      value: "inside outside",
    });
  });
});

describe("chosen files of variables", () => {
  const files = {
    "main.tf": `variable "text" {\n  default = "default"\n}\n${service("var.text")}`,
    "terraform.tfvars": 'text = "by itself"\n',
    "envs/prod.tfvars": 'text = "prod"\n',
    "envs/more.tfvars.json": '{ "text": "more" }',
  };

  test.each([
    [[], "by itself"],
    [["envs/prod.tfvars"], "prod"],
    [["envs/prod.tfvars", "envs/more.tfvars.json"], "more"],
    [["envs/none.tfvars"], "by itself"],
  ])("%j", async (chosen, expected) => {
    const engine = await engineOf(files);
    const snapshot = engine.setVariableFiles(chosen);
    expect(descriptionOf(snapshot)).toMatchObject({ value: expected });
    expect(descriptionOf(engine.setVariableFiles([]))).toMatchObject({ value: "by itself" });
  });

  test("say where the value comes from, and what is wrong with them", async () => {
    const engine = await engineOf(files);
    const value = descriptionOf(engine.setVariableFiles(["envs/prod.tfvars"]));
    expect(value?.via?.[0]).toMatchObject({ what: "var.text (prod.tfvars)", range: { file: "envs/prod.tfvars" } });
    const broken = engine.update([{ path: "envs/prod.tfvars", text: 'text = "prod\n' }]);
    expect(broken.problems.map((it) => it.range.file)).toEqual(["envs/prod.tfvars"]);
  });

  test("hold for a root module that comes later", async () => {
    const engine = await engineOf({});
    engine.setVariableFiles(["envs/prod.tfvars"]);
    const snapshot = engine.update(Object.entries(files).map(([path, text]) => ({ path, text })));
    expect(descriptionOf(snapshot)).toMatchObject({ value: "prod" });
  });
});
