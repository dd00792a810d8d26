import rule from "../../../../src/core/constraints/backend-service/serverless-neg-one-per-region";
import { testConstraint } from "../../../support/test-constraint";
import { backend, regionalService, service } from "../fixtures";
import { cloudRun, groupOf, internal, managed, negOf, overHttps } from "../serverless-fixtures";

const negs = (region = "europe-west1") => negOf("a", cloudRun) + negOf("b", cloudRun, region);
const both = (lines = "", second = groupOf("b")) =>
  service([lines, backend(groupOf("a")), backend(second)].filter(Boolean).join("\n"));

testConstraint(rule, {
  valid: [
    { name: "one in each region", tf: negs("us-central1") + both() },
    {
      name: "a region that is not known",
      tf: `variable "r" {}\n${negs().replace('"europe-west1"', "var.r")}${both()}`,
    },
    { name: "a cross-region internal one", tf: negs() + both(internal) },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${negs()}${both("load_balancing_scheme = var.s")}` },
    { name: "the same NEG twice is another mistake", tf: negs() + both("", groupOf("a")) },
    {
      name: "a regional service has a rule of its own",
      tf: negs() + regionalService(`${managed}\n${overHttps}\n${backend(groupOf("a"))}\n${backend(groupOf("b"))}`),
    },
    {
      name: "instances that are one block with keys that are not known",
      tf: `variable "regions" {}
resource "google_compute_region_network_endpoint_group" "run" {
  for_each = toset(var.regions)
  name     = "run"
  region   = each.value
  cloud_run {
    service = "svc"
  }
}
resource "google_compute_backend_service" "web" {
  name = "web"
  dynamic "backend" {
    for_each = google_compute_region_network_endpoint_group.run
    content {
      group = backend.value.id
    }
  }
}
`,
    },
    {
      name: "one for each of known regions",
      tf: `resource "google_compute_region_network_endpoint_group" "run" {
  for_each = toset(["europe-west1", "us-central1"])
  name     = "run"
  region   = each.value
  cloud_run {
    service = "svc"
  }
}
resource "google_compute_backend_service" "web" {
  name = "web"
  dynamic "backend" {
    for_each = google_compute_region_network_endpoint_group.run
    content {
      group = backend.value.id
    }
  }
}
`,
    },
  ],
  invalid: [
    {
      name: "two in one",
      tf: negs() + both("", `«${groupOf("b")}»`),
      message:
        'The service already has the serverless NEG "a" in europe-west1, and the API takes one in each region: "b" is refused. Give it its own backend service, or use one NEG with a URL mask.',
      fixes: ["Move b to its own backend service"],
    },
    { name: "of a managed load balancer", tf: negs() + both(managed, `«${groupOf("b")}»`) },
    {
      name: "links say the region, and the NEG the type",
      tf: negs() + both("", `«${groupOf("b")}»`) + service(backend(groupOf("a")), "other"),
    },
  ],
});
