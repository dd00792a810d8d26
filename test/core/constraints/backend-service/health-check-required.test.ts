import rule from "../../../../src/core/constraints/backend-service/health-check-required";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, probed, service, toGlobal, toInstances, toZonal, zonalNeg } from "../fixtures";

const rate = 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 5';
const head = (text: string) => text.replace(/resource "google_compute_backend_service" "web"/, "«$&»");
const check = (name: string) => `resource "google_compute_health_check" "${name}" {
  name = "${name}"
  tcp_health_check {
    port = 80
  }
}
`;

testConstraint(rule, {
  valid: [
    { name: "with one", tf: zonalNeg() + service(`${probed}\n${backend(toZonal, rate)}`) },
    { name: "no backends", tf: service('protocol = "HTTP"') },
    {
      name: "not known",
      tf: `variable "h" {}\n${zonalNeg()}${service(`health_checks = var.h\n${backend(toZonal, rate)}`)}`,
    },
    { name: "an internet NEG needs none", tf: globalNeg() + service(`protocol = "HTTPS"\n${backend(toGlobal)}`) },
  ],
  invalid: [
    {
      name: "a NEG: the fix writes a check for the service's protocol",
      tf: head(zonalNeg() + service(`protocol = "HTTP2"\n${backend(toZonal, rate)}`)),
      message:
        'The backend "vms" is a zonal NEG (GCE_VM_IP_PORT), and without a health check the load balancer cannot tell whether it may receive traffic: the API refuses the service. Add a health check.',
      fixes: ["Add a health check (HTTP2, serving port)"],
    },
    {
      name: "the only check of the module is attached first",
      tf: head(check("only") + service(backend(toInstances))),
      fixes: ["Attach the health check only", "Add a health check (HTTP, serving port)"],
    },
    {
      name: "several checks: no guess",
      tf: head(check("a") + check("b") + service(`health_checks = []\n${backend(toInstances)}`))
        .replace("«", "")
        .replace("»", "")
        .replace("[]", "«[]»"),
      fixes: ["Add a health check (HTTP, serving port)"],
    },
  ],
});
