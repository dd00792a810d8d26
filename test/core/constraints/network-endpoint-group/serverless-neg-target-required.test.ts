import rule from "../../../../src/core/constraints/network-endpoint-group/serverless-neg-target-required";
import { testConstraint } from "../../../support/test-constraint";
import { cloudFunction, cloudRun, negOf } from "../serverless-fixtures";

const bare = 'resource "google_compute_region_network_endpoint_group" "run"';

testConstraint(rule, {
  valid: [
    { name: "a service", tf: negOf("run", cloudRun) },
    { name: "a mask", tf: negOf("run", 'cloud_run {\n  url_mask = "example.com/<service>"\n}') },
    { name: "a function", tf: negOf("run", cloudFunction) },
    { name: "App Engine's default routing", tf: negOf("run", "app_engine {\n}") },
    { name: "a NEG of another type", tf: negOf("run", 'network_endpoint_type = "INTERNET_FQDN_PORT"') },
    { name: "a type that is not known", tf: `variable "t" {}\n${negOf("run", "network_endpoint_type = var.t")}` },
    {
      name: "a service that is not known",
      tf: `variable "s" {}\n${negOf("run", "cloud_run {\n  service = var.s\n}")}`,
    },
    {
      name: "a dynamic block may supply the platform",
      tf: `variable "on" {}\n${negOf(
        "run",
        'dynamic "cloud_run" {\n  for_each = var.on ? [1] : []\n  content {\n    service = "svc"\n  }\n}',
      )}`,
    },
    {
      name: "fields of another type are the mistake of neg-platform-block-wrong-type",
      tf: negOf("run", 'psc_target_service = "projects/p/regions/europe-west1/serviceAttachments/a"'),
    },
  ],
  invalid: [
    {
      name: "no platform",
      tf: negOf("run", 'description = "web"').replace(bare, `«${bare}»`),
      message:
        "A serverless NEG must say what serves its requests: without cloudRun, appEngine, cloudFunction or serverlessDeployment the API refuses it. Name the service.",
      fixes: ["Name the Cloud Run service…"],
      answer: "svc",
    },
    {
      name: "an empty block",
      tf: negOf("run", "«cloud_run» {\n}"),
      message:
        "This names neither service nor urlMask, so the NEG leads nowhere in Cloud Run and the API refuses it. Name the service, or set a URL mask.",
      fixes: ["Name the Cloud Run service…"],
      answer: "svc",
      fixed: negOf("run", cloudRun),
    },
    { name: "a tag alone", tf: negOf("run", '«cloud_run» {\n  tag = "blue"\n}'), answer: "svc" },
    { name: "an empty name", tf: negOf("run", '«cloud_run» {\n  service = ""\n}'), answer: "svc" },
    { name: "a function without a name", tf: negOf("run", "«cloud_function» {\n}"), fixes: [] },
    {
      name: "a gateway without a name",
      tf: negOf("run", '«serverless_deployment» {\n  platform = "apigateway.googleapis.com"\n}'),
      fixes: ["Name the gateway…"],
      answer: "gw",
    },
  ],
});
