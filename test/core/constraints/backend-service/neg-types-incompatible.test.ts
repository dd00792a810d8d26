import rule from "../../../../src/core/constraints/backend-service/neg-types-incompatible";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  probed,
  serverlessNeg,
  service,
  toGlobal,
  toServerless,
  toZonal,
  zonalNeg,
} from "../fixtures";

const rate = 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 10';
const other = "google_compute_network_endpoint_group.other.id";

testConstraint(rule, {
  valid: [
    {
      name: "zonal and hybrid",
      tf:
        zonalNeg() +
        zonalNeg("other", "NON_GCP_PRIVATE_IP_PORT") +
        service(`${probed}\n${backend(toZonal, rate)}\n${backend(other, rate)}`),
    },
    {
      name: "internet and serverless NEGs have rules of their own",
      tf: globalNeg() + serverlessNeg() + service(`${backend(toGlobal)}\n${backend(toServerless)}`),
    },
    {
      name: "a zonal NEG without a type is GCE_VM_IP_PORT",
      tf:
        zonalNeg() +
        zonalNeg("other").replace(/ *network_endpoint_type.*\n/, "") +
        service(`${probed}\n${backend(toZonal, rate)}\n${backend(other, rate)}`),
    },
    {
      name: "a literal link does not tell its type",
      tf:
        zonalNeg() +
        service(
          `${probed}\n${backend(toZonal, rate)}\n${backend('"projects/p/zones/z1-a/networkEndpointGroups/n"', rate)}`,
        ),
    },
  ],
  invalid: [
    {
      name: "endpoints with and without port",
      tf:
        zonalNeg() +
        zonalNeg("other", "GCE_VM_IP") +
        service(`${probed}\n${backend(toZonal, rate)}\n${backend(`«${other}»`, rate)}`),
      message:
        '"other" is a zonal NEG (GCE_VM_IP) and cannot share a backend service with "vms", a zonal NEG (GCE_VM_IP_PORT): the API refuses the mixture. Split them over two backend services.',
    },
  ],
});
