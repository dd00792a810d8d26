import rule from "../../../../src/core/constraints/backend-service/tf-regional-external-capacity-scaler";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, serverlessNeg, service, toInstances, toServerless } from "../fixtures";

const managed = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';
const toOthers = '"projects/p/zones/europe-west1-c/instanceGroups/others"';
const headless = (group: string) => backend(group).replace("backend", "«backend»");

testConstraint(rule, {
  valid: [
    {
      name: "set",
      tf: regionalService(`${managed}\n${probed}\n${backend(toInstances, "capacity_scaler = 1.0")}`),
    },
    {
      name: "set on one of two: the provider adds them up",
      tf: regionalService(
        `${managed}\n${probed}\n${backend(toInstances, "capacity_scaler = 1.0")}\n${backend(toOthers)}`,
      ),
    },
    {
      name: "INTERNAL_MANAGED",
      tf: regionalService(`load_balancing_scheme = "INTERNAL_MANAGED"\n${backend(toInstances)}`),
    },
    { name: "passthrough", tf: regionalService(backend(toInstances)) },
    { name: "global", tf: service(`${managed}\n${probed}\n${backend(toInstances)}`) },
    { name: "no backends", tf: regionalService(managed) },
    {
      name: "a value that is not known",
      tf: `variable "c" {}\n${regionalService(`${managed}\n${probed}\n${backend(toInstances, "capacity_scaler = var.c")}`)}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${backend(toInstances)}`)}`,
    },
    {
      name: "every backend drained, which another rule says",
      tf: regionalService(`${managed}\n${probed}\n${backend(toInstances, "capacity_scaler = 0")}`),
    },
  ],
  invalid: [
    {
      name: "a serverless NEG",
      tf: serverlessNeg() + regionalService(`${managed}\n${headless(toServerless)}`),
      message:
        "No backend of web sets capacity_scaler, and with scheme EXTERNAL_MANAGED the Terraform provider stops the plan then: set capacity_scaler to 1.0.",
      fixes: ["Set capacity_scaler to 1.0"],
      fixed:
        serverlessNeg() +
        regionalService(
          `${managed}\n${backend(toServerless, "capacity_scaler = 1").replace("group ", "group           ")}`,
        ),
    },
    {
      name: "one drained, one silent",
      tf: regionalService(
        `${managed}\n${probed}\n${backend(toInstances, "capacity_scaler = 0")}\n${headless(toOthers)}`,
      ),
    },
    {
      name: "the mesh",
      tf: regionalService(`load_balancing_scheme = "INTERNAL_SELF_MANAGED"\n${probed}\n${headless(toInstances)}`),
    },
  ],
});
