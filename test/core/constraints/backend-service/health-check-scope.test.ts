import rule from "../../../../src/core/constraints/backend-service/health-check-scope";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const globalCheck = `resource "google_compute_health_check" "hc" {
  name = "hc"
  tcp_health_check {
    port = 80
  }
}
`;
const regionalCheck = (region: string) => `resource "google_compute_region_health_check" "hc" {
  name   = "hc"
  region = ${region}
  tcp_health_check {
    port = 80
  }
}
`;
const global = "google_compute_health_check.hc.id";
const regional = "google_compute_region_health_check.hc.id";

testConstraint(rule, {
  valid: [
    { name: "both global", tf: globalCheck + service(`health_checks = [${global}]`) },
    {
      name: "both of one region",
      tf: regionalCheck('"europe-west1"') + regionalService(`health_checks = [${regional}]`),
    },
    { name: "a global one for a regional service", tf: globalCheck + regionalService(`health_checks = [${global}]`) },
    {
      name: "a region that is not known",
      tf: `variable "r" {}\n${regionalCheck("var.r")}${regionalService(`health_checks = [${regional}]`)}`,
    },
    {
      name: "a health check that is not known",
      tf: `variable "hc" {}\n${service("health_checks = [var.hc]")}`,
    },
  ],
  invalid: [
    {
      name: "a regional one for a global service",
      tf: regionalCheck('"europe-west1"') + service(`health_checks = [«${regional}»]`),
      message:
        'The health check "hc" is regional (europe-west1), but this backend service is global, and the API refuses the reference. Use a global health check.',
      fixes: [],
    },
    {
      name: "another region",
      tf: regionalCheck('"us-east4"') + regionalService(`health_checks = [«${regional}»]`),
      message:
        'The health check "hc" is in us-east4, but this backend service is in europe-west1, and the API refuses the reference. Use a health check of europe-west1.',
    },
    {
      name: "another region, by literal link",
      tf: regionalService('health_checks = [«"projects/p/regions/us-east4/healthChecks/hc"»]'),
    },
  ],
});
