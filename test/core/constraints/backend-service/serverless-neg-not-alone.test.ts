import rule from "../../../../src/core/constraints/backend-service/serverless-neg-not-alone";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, serverlessNeg, service, toInstances, toServerless, toZonal, zonalNeg } from "../fixtures";

const rate = 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 10';

testConstraint(rule, {
  valid: [
    { name: "alone", tf: serverlessNeg() + service(backend(toServerless)) },
    {
      name: "several serverless ones",
      tf:
        serverlessNeg() +
        serverlessNeg("b") +
        service(`${backend(toServerless)}\n${backend("google_compute_region_network_endpoint_group.b.id")}`),
    },
    {
      name: "instance groups are another rule's",
      tf: serverlessNeg() + service(`${backend(toServerless)}\n${backend(toInstances)}`),
    },
    {
      name: "a literal link to a regional NEG may be serverless",
      tf:
        serverlessNeg() +
        service(`${backend(toServerless)}\n${backend('"projects/p/regions/r1/networkEndpointGroups/n"')}`),
    },
  ],
  invalid: [
    {
      name: "with a zonal NEG",
      tf:
        serverlessNeg() + zonalNeg() + service(`${probed}\n${backend(toZonal, rate)}\n${backend(`«${toServerless}»`)}`),
      message:
        'The serverless NEG "run" cannot share a backend service with "vms", a zonal NEG (GCE_VM_IP_PORT): the API refuses the mixture. Give the serverless NEG its own backend service.',
      fixes: ["Move run to its own backend service"],
    },
  ],
});
