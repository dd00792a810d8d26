import { expect, it } from "vitest";
import { terraformPlanFormat } from "../../../../src/core/formats/terraform-plan";
import { mutations } from "../../../support/mutations";
import { terraformAsJson } from "../../../support/terraform-json";
import { read, sessionOf } from "../terraform/support";
import { plan, state } from "../terraform-plan/samples";

const config = JSON.stringify(
  terraformAsJson(`
terraform {
  required_providers {
    google = { source = "hashicorp/google", version = "~> 6.0" }
  }
}
variable "names" {
  type    = list(string)
  default = ["a", "b"]
}
locals {
  name = "\${upper(var.names[0])}-x"
}
resource "google_compute_backend_service" "web" {
  name          = local.name
  health_checks = [google_compute_health_check.web["a"].id]
  depends_on    = [google_compute_health_check.web]
  dynamic "backend" {
    for_each = var.names
    content {
      group = backend.value
    }
  }
  log_config { enable = true }
}
resource "google_compute_health_check" "web" {
  for_each = toset(var.names)
  name     = each.key
  http_health_check {}
}
`),
  null,
  1,
);

it("reads 3,000 broken files of JSON to their end, with problems in the text", () => {
  const session = sessionOf({});
  let slowest = 0;
  for (const [index, text] of mutations(config, 3000, 31).entries()) {
    const start = performance.now();
    session.update("main.tf.json", text);
    const { problems, resources } = session.result();
    slowest = Math.max(slowest, performance.now() - start);
    for (const { range } of [...problems, ...resources]) expectInside(range, text);
    if (index % 150 > 0) continue;
    const fresh = read({ "main.tf.json": text });
    expect({ problems, resources }, "what is kept between edits is what a fresh reading gives").toEqual({
      problems: fresh.problems,
      resources: fresh.resources,
    });
  }
  console.log(`slowest of 3,000 broken texts: ${slowest.toFixed(0)} ms`);
  session.dispose();
});

it("reads broken values of variables", () => {
  const session = sessionOf({ "main.tf": 'variable "a" {}\nlocals {\n  b = var.a\n}\n' });
  for (const text of mutations('{"a": ["x", {"b": 1.5, "c": null}], "d": true}', 500, 33)) {
    session.update("terraform.tfvars.json", text);
    for (const { range } of session.result().problems) if (range.file.endsWith("json")) expectInside(range, text);
  }
  session.dispose();
});

it("reads 3,000 broken plans and states to their end, with problems in the text", () => {
  const session = terraformPlanFormat.open();
  let slowest = 0;
  for (const sample of [plan, state])
    for (const text of mutations(sample, 1500, 32)) {
      const start = performance.now();
      session.update("plan.json", text);
      const { problems, resources } = session.result();
      slowest = Math.max(slowest, performance.now() - start);
      for (const { range } of [...problems, ...resources]) expectInside(range, text);
    }
  console.log(`slowest of 3,000 broken plans: ${slowest.toFixed(0)} ms`);
  session.dispose();
});

function expectInside({ start, end }: { readonly start: number; readonly end: number }, text: string): void {
  if (start < 0 || end < start || end > text.length)
    expect({ start, end, length: text.length, text }).toBe("in the text");
}
