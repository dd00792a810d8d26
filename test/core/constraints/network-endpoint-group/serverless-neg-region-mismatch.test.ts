import rule from "../../../../src/core/constraints/network-endpoint-group/serverless-neg-region-mismatch";
import { testConstraint } from "../../../support/test-constraint";
import { backend, regionalService, service } from "../fixtures";
import { cloudRun, groupOf, internal, managed, negOf, overHttps } from "../serverless-fixtures";

const run = (location = '"europe-west1"') => `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  location = ${location}
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
}
`;
const toRun = "cloud_run {\n  service = google_cloud_run_v2_service.svc.name\n}";
const neg = (region: string, platform = toRun) => negOf("run", platform, region);
const marked = (region: string, platform?: string) => neg(region, platform).replace(`"${region}"`, `«"${region}"»`);

testConstraint(rule, {
  valid: [
    { name: "the same", tf: run() + neg("europe-west1") },
    { name: "not known", tf: `variable "r" {}\n${run("var.r")}${neg("us-central1")}` },
    { name: "a name means a service of the NEG's region", tf: run() + neg("us-central1", cloudRun) },
    {
      name: "App Engine, whose region no version tells",
      tf: `resource "google_app_engine_standard_app_version" "app" {
  service    = "default"
  version_id = "v1"
  runtime    = "nodejs20"
}
${neg("us-central1", "app_engine {\n  service = google_app_engine_standard_app_version.app.service\n}")}`,
    },
    {
      name: "the region of the service itself",
      tf: run() + neg("europe-west1").replace('"europe-west1"', "google_cloud_run_v2_service.svc.location"),
    },
  ],
  invalid: [
    {
      name: "another",
      tf: run() + marked("us-central1"),
      message:
        'The NEG is in us-central1, but "svc" in europe-west1: a serverless NEG reaches services of its own region only, so it never serves a request. Move it to europe-west1.',
      fixes: ["Move the NEG to europe-west1"],
      fixed: run() + neg("europe-west1"),
    },
    {
      name: "of a function",
      tf: `resource "google_cloudfunctions2_function" "fn" {
  name     = "fn"
  location = "europe-west1"
}
${marked("us-central1", "cloud_function {\n  function = google_cloudfunctions2_function.fn.name\n}")}`,
    },
    {
      name: "of a gateway",
      tf: `resource "google_api_gateway_gateway" "gw" {
  gateway_id = "gw"
  api_config = "c"
  region     = "europe-west1"
}
${marked(
  "us-central1",
  'serverless_deployment {\n  platform = "apigateway.googleapis.com"\n  resource = google_api_gateway_gateway.gw.gateway_id\n}',
)}`,
    },
    {
      name: "behind a regional service, which would stay where it is",
      tf:
        run() +
        marked("us-central1") +
        regionalService(`${internal}\n${overHttps}\n${backend(groupOf("run"))}`).replace("europe-west1", "us-central1"),
      fixes: [],
    },
    {
      name: "where the service has a NEG in that region",
      tf:
        run() +
        marked("us-central1") +
        negOf("other", cloudRun) +
        service(`${managed}\n${backend(groupOf("run"))}\n${backend(groupOf("other"))}`),
      fixes: [],
    },
  ],
});
