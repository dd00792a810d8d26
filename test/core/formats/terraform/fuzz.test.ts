/** Three thousand mutated and truncated texts of Terraform: no exception, no hang, every problem inside its text. */
import { expect, it } from "vitest";
import { buildTopology } from "../../../../src/core/topology/build";
import { mutations } from "../../../support/mutations";
import { read, sessionOf } from "./support";

const config = `# shop
variable "backends" {
  type = map(object({ port = number, hosts = optional(list(string), []) }))
  default = {
    web = { port = 80, hosts = ["a.example"] }
  }
}
locals {
  greeting = <<-EOT
    %{ for name, it in var.backends ~}
    \${name}: \${it.port}
    %{ endfor ~}
  EOT
  first = try([for k, v in var.backends : upper(k) if v.port > 1][0], null)
}
resource "google_compute_backend_service" "web" {
  for_each      = var.backends
  name          = "web-\${each.key}"
  health_checks = [google_compute_health_check.web[0].id]
  dynamic "backend" {
    for_each = toset(["b", "c"])
    iterator = zone
    content {
      group = "zones/\${zone.value}/instanceGroups/g" // in each zone
    }
  }
}
resource "google_compute_health_check" "web" {
  count = 1
  name  = cond ? "a" : "b\\"\\\\"
  http_health_check { port = 80 }
}
module "lb" {
  source = "./lb"
  in     = local.greeting
}
`;

it("reads 3,000 broken files to their end, with problems in the text", () => {
  const session = sessionOf({ "lb/main.tf": 'variable "in" {}\noutput "out" { value = var.in }\n' });
  let slowest = 0;
  for (const [index, text] of mutations(config, 3000, 34).entries()) {
    const start = performance.now();
    session.update("main.tf", text);
    const { problems, resources } = session.result();
    buildTopology(resources);
    slowest = Math.max(slowest, performance.now() - start);
    for (const { range } of [...problems, ...resources]) {
      if (range.file !== "main.tf") continue;
      if (range.start < 0 || range.end < range.start || range.end > text.length)
        expect({ ...range, length: text.length, text }).toBe("in the text");
    }
    if (index % 150 > 0) continue;
    const fresh = read({
      "lb/main.tf": 'variable "in" {}\noutput "out" { value = var.in }\n',
      "main.tf": text,
    });
    expect({ problems, resources }, "what is kept between edits is what a fresh reading gives").toEqual({
      problems: fresh.problems,
      resources: fresh.resources,
    });
  }
  console.log(`slowest of 3,000 broken texts: ${slowest.toFixed(0)} ms`);
  session.dispose();
});
