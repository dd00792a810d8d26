import rule from "../../../../src/core/constraints/backend-service/health-check-serving-port-passthrough";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const check = (port: string) => `resource "google_compute_health_check" "hc" {
  name = "hc"
  tcp_health_check {
${port}  }
}
`;
const serving = check('    port_specification = "USE_SERVING_PORT"\n');
const checked = "health_checks = [google_compute_health_check.hc.id]";
const marked = "health_checks = [«google_compute_health_check.hc.id»]";
const scheme = (scheme: string) => `load_balancing_scheme = "${scheme}"`;

testConstraint(rule, {
  valid: [
    { name: "a fixed port", tf: `${check("    port = 80\n")}${regionalService(`${scheme("INTERNAL")}\n${checked}`)}` },
    { name: "a proxy load balancer", tf: `${serving}${regionalService(`${scheme("INTERNAL_MANAGED")}\n${checked}`)}` },
    { name: "a global service", tf: `${serving}${service(`${scheme("EXTERNAL")}\n${checked}`)}` },
    {
      name: "an external service that is explicitly for HTTP",
      tf: `${serving}${regionalService(`${scheme("EXTERNAL")}\nprotocol = "HTTP"\n${checked}`)}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${serving}${regionalService(`load_balancing_scheme = var.s\n${checked}`)}`,
    },
    {
      name: "a check that is not here",
      tf: regionalService(`${scheme("INTERNAL")}\nhealth_checks = ["projects/p/global/healthChecks/hc"]`),
    },
  ],
  invalid: [
    {
      name: "internal",
      tf: `${serving}${regionalService(`${scheme("INTERNAL")}\n${marked}`)}`,
      answer: "8080",
      fixes: ["Probe a port of your choice in hc"],
      fixed: `${check('    port               = 8080\n    port_specification = "USE_FIXED_PORT"\n')}${regionalService(`${scheme("INTERNAL")}\n${checked}`)}`,
    },
    { name: "the default scheme", tf: `${serving}${regionalService(marked)}`, answer: "80" },
    {
      name: "external",
      tf: `${serving}${regionalService(`${scheme("EXTERNAL")}\nprotocol = "TCP"\n${marked}`)}`,
      answer: "80",
    },
  ],
});
