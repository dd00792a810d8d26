import rule from "../../../../src/core/constraints/backend-service/rate-mode-needs-max-rate";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  probed,
  regionalService,
  serverlessNeg,
  service,
  toGlobal,
  toInstances,
  toServerless,
  toZonal,
  zonalNeg,
} from "../fixtures";

const rate = 'balancing_mode = "RATE"';
const marked = 'balancing_mode = «"RATE"»';

testConstraint(rule, {
  valid: [
    {
      name: "per endpoint",
      tf: zonalNeg() + service(`${probed}\n${backend(toZonal, `${rate}\nmax_rate_per_endpoint = 5`)}`),
    },
    { name: "for the whole NEG", tf: zonalNeg() + service(`${probed}\n${backend(toZonal, `${rate}\nmax_rate = 5`)}`) },
    { name: "per instance", tf: service(`${probed}\n${backend(toInstances, `${rate}\nmax_rate_per_instance = 5`)}`) },
    {
      name: "any of them where the group is not known",
      tf: `variable "g" {}\n${service(`${probed}\n${backend("var.g", `${rate}\nmax_rate_per_endpoint = 5`)}`)}`,
    },
    {
      name: "a value that is not known",
      tf: `variable "r" {}\n${service(`${probed}\n${backend(toInstances, `${rate}\nmax_rate = var.r`)}`)}`,
    },
    { name: "another mode", tf: service(`${probed}\n${backend(toInstances, 'balancing_mode = "UTILIZATION"')}`) },
    { name: "a serverless NEG", tf: serverlessNeg() + service(backend(toServerless, rate)) },
    { name: "an internet NEG", tf: globalNeg() + service(`protocol = "HTTPS"\n${backend(toGlobal, rate)}`) },
    { name: "TCP", tf: service(`protocol = "TCP"\n${probed}\n${backend(toInstances, rate)}`) },
    { name: "passthrough", tf: regionalService(`${probed}\n${backend(toInstances, rate)}`) },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${probed}\n${backend(toInstances, rate)}`)}`,
    },
  ],
  invalid: [
    {
      name: "a NEG",
      tf: zonalNeg() + service(`${probed}\n${backend(toZonal, marked)}`),
      message:
        "RATE balancing compares requests with a target rate, and this backend has none, so the API refuses it: set maxRate or maxRatePerEndpoint.",
      fixes: ["Set maxRatePerEndpoint to 100"],
      fixed: zonalNeg() + service(`${probed}\n${backend(toZonal, `${rate}\nmax_rate_per_endpoint = 100`)}`),
    },
    {
      name: "a NEG with a rate for instances",
      tf: zonalNeg() + service(`${probed}\n${backend(toZonal, `${marked}\nmax_rate_per_instance = 5`)}`),
      fixed: zonalNeg() + service(`${probed}\n${backend(toZonal, `${rate}\nmax_rate_per_endpoint = 100`)}`),
    },
    {
      name: "an instance group, 0",
      tf: service(`${probed}\n${backend(toInstances, `${marked}\nmax_rate_per_instance = 0`)}`),
      fixed: service(`${probed}\n${backend(toInstances, `${rate}\nmax_rate_per_instance = 100`)}`),
    },
    {
      name: "a group that is not known: nothing to offer",
      tf: `variable "g" {}\n${service(`${probed}\n${backend("var.g", marked)}`)}`,
      fixes: [],
    },
    {
      name: "regional, behind proxies",
      tf: regionalService(
        `load_balancing_scheme = "INTERNAL_MANAGED"\nprotocol = "HTTP"\n${probed}\n${backend(toInstances, marked)}`,
      ),
    },
  ],
});
