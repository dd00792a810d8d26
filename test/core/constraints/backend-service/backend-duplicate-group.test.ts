import rule from "../../../../src/core/constraints/backend-service/backend-duplicate-group";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, service, toInstances, toZonal, zonalNeg } from "../fixtures";

const rate = 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 5';

testConstraint(rule, {
  valid: [
    {
      name: "two groups",
      tf:
        zonalNeg() +
        zonalNeg("b") +
        service(`${probed}\n${backend(toZonal, rate)}\n${backend("google_compute_network_endpoint_group.b.id", rate)}`),
    },
    {
      name: "two instances of one block",
      tf:
        zonalNeg().replace("{\n", "{\n  count = 2\n") +
        service(
          `${probed}\n${backend("google_compute_network_endpoint_group.vms[0].id", rate)}\n${backend("google_compute_network_endpoint_group.vms[1].id", rate)}`,
        ),
    },
    {
      name: "instances that are not known",
      tf: `variable "a" {}\nvariable "b" {}\n${zonalNeg().replace("{\n", "{\n  count = 2\n")}${service(`${probed}\n${backend("google_compute_network_endpoint_group.vms[var.a].id", rate)}\n${backend("google_compute_network_endpoint_group.vms[var.b].id", rate)}`)}`,
    },
    {
      name: "the same variable twice is not known to be one group",
      tf: `variable "g" {}\n${service(`${probed}\n${backend("var.g")}\n${backend("var.g")}`)}`,
    },
  ],
  invalid: [
    {
      name: "the same link, once in full",
      tf: service(
        `${probed}\n${backend(toInstances)}\n${backend(toInstances.replace('"', '«"https://www.googleapis.com/compute/v1/').replace(/"$/, '"»'))}`,
      ),
      message:
        '"vms" is already a backend of this service, and the API refuses a second entry for it. Delete one of the two.',
      fixes: ["Delete this entry", "Delete the first entry"],
      fixed: service(`${probed}\n${backend(toInstances)}`),
    },
    {
      name: "the same block by two attributes",
      tf:
        zonalNeg() +
        service(
          `${probed}\n${backend(toZonal, rate)}\n${backend("«google_compute_network_endpoint_group.vms.self_link»", rate)}`,
        ),
    },
  ],
});
