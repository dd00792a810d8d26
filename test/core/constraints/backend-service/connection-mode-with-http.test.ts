import rule from "../../../../src/core/constraints/backend-service/connection-mode-with-http";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, serverlessNeg, service, toInstances, toServerless, toZonal, zonalNeg } from "../fixtures";

const https = 'protocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    {
      name: "RATE",
      tf:
        zonalNeg() +
        service(`${https}\n${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 5')}`),
    },
    {
      name: "TCP",
      tf:
        zonalNeg() +
        service(
          `protocol = "TCP"\n${probed}\n${backend(toZonal, 'balancing_mode = "CONNECTION"\nmax_connections_per_endpoint = 5')}`,
        ),
    },
    {
      name: "only a protocol that is set",
      tf:
        zonalNeg() +
        service(`${probed}\n${backend(toZonal, 'balancing_mode = "CONNECTION"\nmax_connections_per_endpoint = 5')}`),
    },
    {
      name: "a serverless NEG takes no mode at all",
      tf: serverlessNeg() + service(`${https}\n${backend(toServerless, 'balancing_mode = "CONNECTION"')}`),
    },
  ],
  invalid: [
    {
      name: "a NEG",
      tf:
        zonalNeg() +
        service(
          `${https}\n${probed}\n${backend(toZonal, 'balancing_mode = «"CONNECTION"»\nmax_connections_per_endpoint = 5')}`,
        ),
      message:
        "CONNECTION balancing does not work with HTTPS: requests share connections, so the API refuses the backend. Balance by RATE.",
      fixes: ["Balance by requests (RATE)"],
      fixed:
        zonalNeg() +
        service(`${https}\n${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 100')}`),
    },
    {
      name: "an instance group",
      tf: service(
        `${https}\n${probed}\n${backend(toInstances, 'balancing_mode = «"CONNECTION"»\nmax_connections = 5')}`,
      ),
    },
    {
      name: "a group that is not known: nothing to offer",
      tf: `variable "g" {}\n${service(`${https}\n${probed}\n${backend("var.g", 'balancing_mode = «"CONNECTION"»')}`)}`,
      fixes: [],
    },
  ],
});
