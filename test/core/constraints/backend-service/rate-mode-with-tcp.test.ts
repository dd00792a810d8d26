import rule from "../../../../src/core/constraints/backend-service/rate-mode-with-tcp";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances, toZonal, zonalNeg } from "../fixtures";

const rate = 'balancing_mode = «"RATE"»\nmax_rate_per_endpoint = 5';

testConstraint(rule, {
  valid: [
    {
      name: "HTTP",
      tf:
        zonalNeg() +
        service(
          `protocol = "HTTP"\n${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 5')}`,
        ),
    },
    {
      name: "CONNECTION",
      tf:
        zonalNeg() +
        service(
          `protocol = "TCP"\n${probed}\n${backend(toZonal, 'balancing_mode = "CONNECTION"\nmax_connections_per_endpoint = 5')}`,
        ),
    },
    {
      name: "a protocol that is not known",
      tf: `variable "p" {}\n${zonalNeg()}${service(`protocol = var.p\n${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 5')}`)}`,
    },
  ],
  invalid: [
    {
      name: "a NEG behind a TCP proxy",
      tf: zonalNeg() + service(`protocol = "TCP"\n${probed}\n${backend(toZonal, rate)}`),
      message:
        "RATE balancing does not work with TCP: there are no requests to count, so the API refuses the backend. Balance by CONNECTION.",
      fixes: ["Balance by connections (CONNECTION)"],
      fixed:
        zonalNeg() +
        service(
          `protocol = "TCP"\n${probed}\n${backend(toZonal, 'balancing_mode = "CONNECTION"\nmax_connections_per_endpoint = 100')}`,
        ),
    },
    {
      name: "instance groups may use UTILIZATION",
      tf: service(`protocol = "SSL"\n${probed}\n${backend(toInstances, 'balancing_mode = «"RATE"»\nmax_rate = 5')}`),
      fixes: ["Balance by connections (CONNECTION)", "Balance by CPU utilization (UTILIZATION)"],
    },
    {
      name: "a passthrough load balancer speaks TCP by default and takes no limits",
      tf: regionalService(
        `load_balancing_scheme = "INTERNAL"\n${probed}\n${backend(toInstances, 'balancing_mode = «"RATE"»\nmax_rate = 5')}`,
      ),
      fixed: regionalService(
        `load_balancing_scheme = "INTERNAL"\n${probed}\n${backend(toInstances, 'balancing_mode = "CONNECTION"')}`,
      ),
    },
  ],
});
