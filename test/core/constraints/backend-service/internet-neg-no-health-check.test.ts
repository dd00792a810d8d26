import rule from "../../../../src/core/constraints/backend-service/internet-neg-no-health-check";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  probed,
  regionalNeg,
  regionalService,
  service,
  toGlobal,
  toInstances,
  toRegional,
} from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    { name: "no health check", tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`) },
    { name: "an empty list", tf: globalNeg() + service(`${https}\nhealth_checks = []\n${backend(toGlobal)}`) },
    {
      name: "the mesh may probe names",
      tf: globalNeg() + service(`load_balancing_scheme = "INTERNAL_SELF_MANAGED"\n${probed}\n${backend(toGlobal)}`),
    },
    {
      name: "a regional internet NEG",
      tf: regionalNeg() + regionalService(`${https}\n${probed}\n${backend(toRegional, "capacity_scaler = 1")}`),
    },
    {
      name: "health checks that are not known",
      tf: `variable "checks" {}\n${globalNeg()}${service(`${https}\nhealth_checks = var.checks\n${backend(toGlobal)}`)}`,
    },
    {
      name: "beside a group that takes health checks: internet-neg-not-alone says it",
      tf: globalNeg() + service(`${https}\n${probed}\n${backend(toInstances)}\n${backend(toGlobal)}`),
    },
    {
      name: "a group that is not known",
      tf: `variable "g" {}\n${service(`${https}\n${probed}\n${backend("var.g")}`)}`,
    },
  ],
  invalid: [
    {
      name: "behind an external load balancer",
      tf:
        globalNeg() +
        service(`${https}\nhealth_checks = «["projects/p/global/healthChecks/hc"]»\n${backend(toGlobal)}`),
      message:
        'The backend "origin" is a global internet NEG, and Google does not probe external origins of global load balancers: the API refuses a health check here. Remove it.',
      fixes: ["Remove the health check"],
      fixed: globalNeg() + service(`${https}\n${backend(toGlobal)}`),
    },
    {
      name: "the mesh has no exception for addresses",
      tf:
        globalNeg("origin", "INTERNET_IP_PORT") +
        service(
          `load_balancing_scheme = "INTERNAL_SELF_MANAGED"\nhealth_checks = «["projects/p/global/healthChecks/hc"]»\n${backend(toGlobal)}`,
        ),
    },
  ],
});
