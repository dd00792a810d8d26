import rule from "../../../../src/core/constraints/backend-service/capacity-scaler-range";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances } from "../fixtures";

const toOthers = '"projects/p/zones/europe-west1-c/instanceGroups/others"';
const web = (scaler: string, ...more: string[]) =>
  service([probed, backend(toInstances, `capacity_scaler = ${scaler}`), ...more].join("\n"));

testConstraint(rule, {
  valid: [
    { name: "0 drains", tf: web("0", backend(toOthers)) },
    { name: "the lowest", tf: web("0.1") },
    { name: "the whole", tf: web("1.0") },
    { name: "none", tf: service(`${probed}\n${backend(toInstances)}`) },
    { name: "not known", tf: `variable "c" {}\n${web("var.c")}` },
    {
      name: "a passthrough load balancer takes none at all, which another rule says",
      tf: regionalService(`${probed}\n${backend(toInstances, "capacity_scaler = 2")}`),
    },
  ],
  invalid: [
    {
      name: "below a tenth",
      tf: web("«0.05»"),
      message:
        "A capacity scaler of 0.05 is not valid, so the API refuses the backend: use 0 to drain it or a value from 0.1 to 1.",
      fixes: ["Set capacityScaler to 0.1 (a tenth of the capacity)"],
      fixed: web("0.1"),
    },
    {
      name: "below a tenth, and another backend stays",
      tf: web("«0.05»", backend(toOthers)),
      fixes: ["Set capacityScaler to 0.1 (a tenth of the capacity)", "Set capacityScaler to 0 (drain the backend)"],
    },
    {
      name: "negative",
      tf: web("«-1»", backend(toOthers)),
      fixes: ["Set capacityScaler to 0 (drain the backend)", "Set capacityScaler to 0.1 (a tenth of the capacity)"],
    },
    {
      name: "a percentage",
      tf: web("«80»"),
      fixes: ["Set capacityScaler to 1 (the whole capacity)", "Set capacityScaler to 0.8 (80 percent)"],
    },
    {
      name: "regional, behind proxies",
      tf: regionalService(
        `load_balancing_scheme = "INTERNAL_MANAGED"\n${probed}\n${backend(toInstances, "capacity_scaler = «1.5»")}`,
      ),
      fixes: ["Set capacityScaler to 1 (the whole capacity)"],
    },
  ],
});
