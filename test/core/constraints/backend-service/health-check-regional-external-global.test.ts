import rule from "../../../../src/core/constraints/backend-service/health-check-regional-external-global";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService } from "../fixtures";

const check = (type: string, port = "80") => `resource "google_compute_${type}" "hc" {
  name = "hc"
  http_health_check {
    port = ${port}
  }
}
`;
const global = check("health_check");
const external = (checks: string, scheme = "EXTERNAL_MANAGED") =>
  regionalService(`load_balancing_scheme = "${scheme}"\nprotocol = "HTTP"\nhealth_checks = [${checks}]`);
const toGlobal = "google_compute_health_check.hc.id";

testConstraint(rule, {
  valid: [
    { name: "a regional check", tf: external('"projects/p/regions/europe-west1/healthChecks/hc"') },
    { name: "an internal load balancer", tf: `${global}${external(toGlobal, "INTERNAL_MANAGED")}` },
    { name: "no scheme", tf: `${global}${regionalService(`health_checks = [${toGlobal}]`)}` },
    {
      name: "a legacy check",
      tf: `resource "google_compute_http_health_check" "hc" {
  name = "hc"
}
${external("google_compute_http_health_check.hc.id", "EXTERNAL")}`,
    },
    { name: "a legacy check by link", tf: external('"projects/p/global/httpHealthChecks/hc"', "EXTERNAL") },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${global}${regionalService(`load_balancing_scheme = var.s\nhealth_checks = [${toGlobal}]`)}`,
    },
  ],
  invalid: [
    {
      name: "a global check",
      tf: `${global}${external(`«${toGlobal}»`)}`,
      message:
        "The health check hc is global, but regional external load balancers (scheme EXTERNAL_MANAGED) are documented with regional ones. Use a health check of europe-west1.",
      fixes: ["Use a regional copy of hc"],
    },
    {
      name: "a global check of passthrough load balancers",
      tf: `${global}${regionalService(`load_balancing_scheme = "EXTERNAL"\nprotocol = "TCP"\nhealth_checks = [«${toGlobal}»]`)}`,
    },
    { name: "a global check by link", tf: external('«"projects/p/global/healthChecks/hc"»'), fixes: [] },
    {
      name: "a global check whose port is a variable's",
      tf: `variable "port" {\n  default = 80\n}\n${check("health_check", "var.port")}${external(`«${toGlobal}»`)}`,
      fixes: [],
    },
  ],
});
