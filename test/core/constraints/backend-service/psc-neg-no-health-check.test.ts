import rule from "../../../../src/core/constraints/backend-service/psc-neg-no-health-check";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, pscNeg, serverlessNeg, service, toInstances, toPsc, toServerless } from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    { name: "no health check", tf: pscNeg() + service(`${https}\n${backend(toPsc)}`) },
    { name: "none, in so many words", tf: pscNeg() + service(`${https}\nhealth_checks = []\n${backend(toPsc)}`) },
    {
      name: "health checks that may be none",
      tf: `variable "hc" {}\n${pscNeg()}${service(`${https}\nhealth_checks = var.hc\n${backend(toPsc)}`)}`,
    },
    {
      name: "a backend beside it that takes one",
      tf: pscNeg() + service(`${https}\n${probed}\n${backend(toPsc)}\n${backend(toInstances)}`),
    },
    { name: "a serverless NEG", tf: serverlessNeg() + service(`${https}\n${probed}\n${backend(toServerless)}`) },
  ],
  invalid: [
    {
      name: "a health check",
      tf: pscNeg() + service(`${https}\nhealth_checks = «["projects/p/global/healthChecks/hc"]»\n${backend(toPsc)}`),
      message:
        'The backend "psc" is a Private Service Connect NEG, whose producer is not probed from here: the health check has no meaning. Remove it.',
      fixes: ["Remove the health check"],
      fixed: pscNeg() + service(`${https}\n${backend(toPsc)}`),
    },
  ],
});
