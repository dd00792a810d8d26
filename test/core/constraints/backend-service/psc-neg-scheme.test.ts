import rule from "../../../../src/core/constraints/backend-service/psc-neg-scheme";
import { testConstraint } from "../../../support/test-constraint";
import { backend, pscNeg, regionalService, service, toPsc } from "../fixtures";

const https = 'protocol = "HTTPS"';
const scheme = (it: string) => `load_balancing_scheme = ${it}`;

testConstraint(rule, {
  valid: [
    {
      name: "global external",
      tf: pscNeg() + service(`${scheme('"EXTERNAL_MANAGED"')}\n${https}\n${backend(toPsc)}`),
    },
    {
      name: "cross-region internal",
      tf: pscNeg() + service(`${scheme('"INTERNAL_MANAGED"')}\n${https}\n${backend(toPsc)}`),
    },
    {
      name: "regional",
      tf: pscNeg() + regionalService(`${scheme('"INTERNAL_MANAGED"')}\n${https}\n${backend(toPsc)}`),
    },
    {
      name: "a global service without scheme: with provider 8 it is right",
      tf: pscNeg() + service(`${https}\n${backend(toPsc)}`),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${pscNeg()}${service(`${scheme("var.s")}\n${https}\n${backend(toPsc)}`)}`,
    },
    {
      name: "a literal link, which does not tell the type",
      tf: service(
        `${scheme('"EXTERNAL"')}\n${https}\n${backend('"projects/p/regions/europe-west1/networkEndpointGroups/psc"')}`,
      ),
    },
  ],
  invalid: [
    {
      name: "classic",
      tf: pscNeg() + service(`${scheme('«"EXTERNAL"»')}\n${https}\n${backend(toPsc)}`),
      message:
        'Scheme EXTERNAL does not support the Private Service Connect NEG "psc": classic and passthrough load balancers cannot use such backends. Use EXTERNAL_MANAGED or INTERNAL_MANAGED.',
      fixes: ["Set loadBalancingScheme to EXTERNAL_MANAGED", "Set loadBalancingScheme to INTERNAL_MANAGED"],
      fixed: pscNeg() + service(`${scheme('"EXTERNAL_MANAGED"')}\n${https}\n${backend(toPsc)}`),
    },
    {
      name: "INTERNAL, because nothing is said",
      tf: pscNeg() + regionalService(`${https}\n${backend(toPsc)}`).replace(/resource ".*" ".*"/, "«$&»"),
      message:
        'Without loadBalancingScheme the service is INTERNAL, which does not support the Private Service Connect NEG "psc". Set EXTERNAL_MANAGED or INTERNAL_MANAGED.',
      fixes: ["Set loadBalancingScheme to EXTERNAL_MANAGED", "Set loadBalancingScheme to INTERNAL_MANAGED"],
    },
    {
      name: "classic by default, with a provider before 8",
      tf: `terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 5.0"
    }
  }
}
${pscNeg()}${service(`${https}\n${backend(toPsc)}`).replace(/resource ".*" ".*"/, "«$&»")}`,
    },
    {
      name: "the mesh",
      tf: pscNeg() + service(`${scheme('«"INTERNAL_SELF_MANAGED"»')}\n${https}\n${backend(toPsc)}`),
    },
  ],
});
