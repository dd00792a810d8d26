import rule from "../../../../src/core/constraints/backend-service/internet-psc-neg-balancing-ineffective";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, regionalNeg, regionalService, service, toGlobal, toRegional } from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    { name: "no settings", tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`) },
    {
      name: "UTILIZATION and a scaler",
      tf:
        globalNeg() + service(`${https}\n${backend(toGlobal, 'balancing_mode = "UTILIZATION"\ncapacity_scaler = 1')}`),
    },
    {
      name: "a mode that is not known",
      tf: `variable "m" {}\n${globalNeg()}${service(`${https}\n${backend(toGlobal, "balancing_mode = var.m")}`)}`,
    },
  ],
  invalid: [
    {
      name: "a rate for an internet NEG",
      tf: globalNeg() + service(`${https}\n${backend(toGlobal, 'balancing_mode = «"RATE"»\nmax_rate = 100')}`),
      message:
        'The global internet NEG "origin" has no target capacity, so balancingMode, maxRate of this backend do nothing. Remove them.',
      fixes: ["Remove balancing mode and limits"],
      fixed: globalNeg() + service(`${https}\n${backend(toGlobal)}`),
    },
    {
      name: "a limit alone, on a Private Service Connect NEG",
      tf:
        regionalNeg(
          "origin",
          "PRIVATE_SERVICE_CONNECT",
          'psc_target_service = "projects/p/regions/europe-west1/serviceAttachments/s"',
        ) + regionalService(`${https}\n${backend(toRegional, "max_connections = «10»")}`),
    },
  ],
});
