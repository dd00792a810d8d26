import rule from "../../../../src/core/constraints/backend-service/capacity-all-drained";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances } from "../fixtures";

const toOthers = '"projects/p/zones/europe-west1-c/instanceGroups/others"';
const drained = "capacity_scaler = 0";

testConstraint(rule, {
  valid: [
    { name: "one of two", tf: service(`${probed}\n${backend(toInstances, drained)}\n${backend(toOthers)}`) },
    { name: "no backends", tf: service(probed) },
    {
      name: "one that is not known",
      tf: `variable "c" {}\n${service(`${probed}\n${backend(toInstances, drained)}\n${backend(toOthers, "capacity_scaler = var.c")}`)}`,
    },
    {
      name: "others may come",
      tf: `variable "groups" {}\n${service(`${probed}\n${backend(toInstances, drained)}\ndynamic "backend" {\n  for_each = var.groups\n  content {\n    group = backend.value\n  }\n}`)}`,
    },
    {
      name: "a passthrough load balancer knows no capacity",
      tf: regionalService(`${probed}\n${backend(toInstances, `balancing_mode = "CONNECTION"\n${drained}`)}`),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${probed}\n${backend(toInstances, drained)}`)}`,
    },
  ],
  invalid: [
    {
      name: "the only one",
      tf: service(`${probed}\n${backend(toInstances, "capacity_scaler = «0.0»")}`),
      message:
        "The only backend of web has capacity scaler 0, so nobody is left to serve and the API refuses it: use a value from 0.1 to 1.",
      fixes: ['Give "vms" its whole capacity (1)'],
      fixed: service(`${probed}\n${backend(toInstances, "capacity_scaler = 1.0")}`),
    },
    {
      name: "each of two",
      tf: service(`${probed}\n${backend(toInstances, "capacity_scaler = «0»")}\n${backend(toOthers, drained)}`),
      message:
        "All 2 backends of web have capacity scaler 0, so nobody is left to serve and the API refuses it: give one of them a value from 0.1 to 1.",
      fixes: ['Give "vms" its whole capacity (1)', 'Give "others" its whole capacity (1)'],
    },
    {
      name: "regional, behind proxies",
      tf: regionalService(
        `load_balancing_scheme = "EXTERNAL_MANAGED"\n${probed}\n${backend(toInstances, "capacity_scaler = «0»")}`,
      ),
    },
    {
      name: "a group that is not known",
      tf: `variable "g" {}\n${service(`${probed}\n${backend("var.g", "capacity_scaler = «0»")}`)}`,
      fixes: ["Give backends[0] its whole capacity (1)"],
    },
  ],
});
