import rule from "../../../../src/core/constraints/backend-service/passthrough-balancing-mode";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances } from "../fixtures";

const connection = 'balancing_mode = "CONNECTION"';
const provider = (version: string) => `terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "${version}"
    }
  }
}
`;

testConstraint(rule, {
  valid: [
    { name: "CONNECTION", tf: regionalService(`${probed}\n${backend(toInstances, connection)}`) },
    { name: "absent, with a version that is not known", tf: regionalService(`${probed}\n${backend(toInstances)}`) },
    { name: "absent, in provider 5", tf: provider("~> 5.0") + regionalService(`${probed}\n${backend(toInstances)}`) },
    {
      name: "proxies",
      tf: regionalService(
        `load_balancing_scheme = "INTERNAL_MANAGED"\n${probed}\n${backend(toInstances, 'balancing_mode = "UTILIZATION"')}`,
      ),
    },
    {
      name: "global",
      tf: service(
        `load_balancing_scheme = "EXTERNAL"\n${probed}\n${backend(toInstances, 'balancing_mode = "UTILIZATION"')}`,
      ),
    },
    {
      name: "a mode that is not known",
      tf: `variable "m" {}\n${regionalService(`${probed}\n${backend(toInstances, "balancing_mode = var.m")}`)}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${probed}\n${backend(toInstances, 'balancing_mode = "UTILIZATION"')}`)}`,
    },
  ],
  invalid: [
    {
      name: "UTILIZATION with its limit, internal by default",
      tf: regionalService(
        `${probed}\n${backend(toInstances, 'balancing_mode = «"UTILIZATION"»\nmax_utilization = 0.8')}`,
      ),
      message:
        "A passthrough load balancer (scheme INTERNAL) knows only connections, so the API refuses balancing mode UTILIZATION: use CONNECTION.",
      fixes: ["Balance by connections (CONNECTION)"],
      fixed: regionalService(`${probed}\n${backend(toInstances, connection)}`),
    },
    {
      name: "RATE, external",
      tf: regionalService(
        `load_balancing_scheme = "EXTERNAL"\n${probed}\n${backend(toInstances, 'balancing_mode = «"RATE"»')}`,
      ),
    },
    {
      name: "absent, from provider 6 on",
      tf: `${provider("~> 6.0")}${regionalService(`${probed}\n${backend(toInstances).replace("backend", "«backend»")}`)}`,
      message:
        "Without balancingMode this backend uses UTILIZATION, the default from provider 6 on, but a passthrough load balancer (scheme INTERNAL) knows only connections, so the API refuses it: set CONNECTION.",
      fixed: `${provider("~> 6.0")}${regionalService(`${probed}\n${backend(toInstances, connection).replace("group ", "group          ")}`)}`,
    },
  ],
});
