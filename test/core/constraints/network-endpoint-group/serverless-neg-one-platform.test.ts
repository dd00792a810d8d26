import rule from "../../../../src/core/constraints/network-endpoint-group/serverless-neg-one-platform";
import { testConstraint } from "../../../support/test-constraint";
import { apiGateway, appEngine, cloudFunction, cloudRun, negOf } from "../serverless-fixtures";

const mixed = (...platforms: string[]) => negOf("mix", platforms.join("\n"));
const marked = (text: string, what: string) => text.replace(new RegExp(`${what}(?= \\{)`), "«$&»");

testConstraint(rule, {
  valid: [
    { name: "one", tf: mixed(cloudRun) },
    { name: "none", tf: mixed("") },
    {
      name: "one or the other",
      tf: `variable "on" {}\n${mixed(
        'dynamic "cloud_run" {\n  for_each = var.on ? [1] : []\n  content {\n    service = "svc"\n  }\n}',
        'dynamic "app_engine" {\n  for_each = var.on ? [] : [1]\n  content {}\n}',
      )}`,
    },
    {
      name: "one of two by a known switch",
      tf: `${mixed(cloudRun, 'dynamic "app_engine" {\n  for_each = false ? [1] : []\n  content {}\n}')}`,
    },
  ],
  invalid: [
    {
      name: "Cloud Run and App Engine",
      tf: marked(mixed(cloudRun, appEngine), "app_engine"),
      message:
        "The NEG names Cloud Run and App Engine, and a serverless NEG leads to one kind of service: the API refuses it. Keep one and give each other its own NEG.",
      fixes: [
        "Keep Cloud Run here, move App Engine to its own NEG",
        "Keep App Engine here, move Cloud Run to its own NEG",
      ],
      fixed: `${mixed(cloudRun)}
resource "google_compute_region_network_endpoint_group" "mix_app" {
  name                  = "mix-app"
  region                = "europe-west1"
  network_endpoint_type = "SERVERLESS"

  app_engine {
    service = "default"
  }
}
`,
    },
    {
      name: "three",
      tf: marked(mixed(cloudRun, cloudFunction, apiGateway), "cloud_function"),
      message:
        "The NEG names Cloud Run and Cloud Functions and a serverless deployment, and a serverless NEG leads to one kind of service: the API refuses it. Keep one and give each other its own NEG.",
    },
    {
      name: "a service by reference",
      tf: `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  location = "europe-west1"
}
${marked(mixed(cloudRun.replace('"svc"', "google_cloud_run_v2_service.svc.name"), appEngine), "app_engine")}`,
      fixes: [
        "Keep Cloud Run here, move App Engine to its own NEG",
        "Keep App Engine here, move Cloud Run to its own NEG",
      ],
    },
    {
      name: "values that a copy would have to guess",
      tf: `variable "s" {}\n${marked(mixed(cloudRun.replace('"svc"', "var.s"), appEngine), "app_engine")}`,
      fixes: ["Keep Cloud Run here, move App Engine to its own NEG"],
    },
  ],
});
