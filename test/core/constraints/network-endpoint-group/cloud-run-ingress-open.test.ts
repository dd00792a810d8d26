import rule from "../../../../src/core/constraints/network-endpoint-group/cloud-run-ingress-open";
import { testConstraint } from "../../../support/test-constraint";
import { negOf } from "../serverless-fixtures";

const second = (lines: string) => `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  location = "europe-west1"
${lines}}
`;
const first = (lines: string) => `resource "google_cloud_run_service" "svc" {
  name     = "svc"
  location = "europe-west1"
${lines}}
`;
const annotations = (lines: string) => `  metadata {\n    annotations = {\n${lines}    }\n  }\n`;
const neg = (reference: string) => negOf("run", `cloud_run {\n  service = ${reference}\n}`);
const toSecond = "google_cloud_run_v2_service.svc.name";
const toFirst = "google_cloud_run_service.svc.name";
const closed = '  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"\n';

testConstraint(rule, {
  valid: [
    { name: "closed", tf: second(closed) + neg(toSecond) },
    { name: "internal only", tf: second('  ingress = "INGRESS_TRAFFIC_INTERNAL_ONLY"\n') + neg(toSecond) },
    { name: "without a generated address", tf: second("  default_uri_disabled = true\n") + neg(toSecond) },
    {
      name: "closed by annotation",
      tf:
        first(annotations('      "run.googleapis.com/ingress" = "internal-and-cloud-load-balancing"\n')) + neg(toFirst),
    },
    {
      name: "without a generated address, by annotation",
      tf: first(annotations('      "run.googleapis.com/default-url-disabled" = "true"\n')) + neg(toFirst),
    },
    { name: "an ingress that is not known", tf: `variable "i" {}\n${second("  ingress = var.i\n")}${neg(toSecond)}` },
    {
      name: "annotations that are not known",
      tf: `variable "a" {}\n${first("  metadata {\n    annotations = var.a\n  }\n")}${neg(toFirst)}`,
    },
    { name: "a service that is elsewhere", tf: neg('"other"') },
    { name: "a service behind no NEG", tf: second("") },
    { name: "found by a URL mask", tf: second("") + negOf("run", 'cloud_run {\n  url_mask = "/<service>"\n}') },
    {
      name: "a function is not judged",
      tf: `resource "google_cloudfunctions2_function" "fn" {
  name     = "fn"
  location = "europe-west1"
}
${negOf("run", "cloud_function {\n  function = google_cloudfunctions2_function.fn.name\n}")}`,
    },
  ],
  invalid: [
    {
      name: "open in so many words",
      tf: second('  ingress  = "INGRESS_TRAFFIC_ALL"\n') + neg(`«${toSecond}»`),
      message:
        'The Cloud Run service "svc" takes requests from everywhere, so its run.app address passes by the load balancer with its Cloud Armor, IAP and certificates. Set its ingress to INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER.',
      fixes: ["Set the ingress of svc to INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"],
      fixed: second(closed) + neg(toSecond),
    },
    {
      name: "open by default",
      tf: second("") + neg(`«${toSecond}»`),
      fixed: second(closed) + neg(toSecond),
    },
    { name: "named by its name", tf: second("") + neg('«"svc"»') },
    {
      name: "the first version without annotations",
      tf: first("") + neg(`«${toFirst}»`),
      message:
        'The Cloud Run service "svc" takes requests from everywhere, so its run.app address passes by the load balancer with its Cloud Armor, IAP and certificates. Set its ingress to internal-and-cloud-load-balancing.',
    },
    {
      name: "the first version, open in so many words",
      tf: first(annotations('      "run.googleapis.com/ingress" = "all"\n')) + neg(`«${toFirst}»`),
      fixed:
        first(annotations('      "run.googleapis.com/ingress" = "internal-and-cloud-load-balancing"\n')) + neg(toFirst),
    },
  ],
});
