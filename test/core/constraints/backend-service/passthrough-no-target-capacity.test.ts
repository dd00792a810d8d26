import rule from "../../../../src/core/constraints/backend-service/passthrough-no-target-capacity";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances } from "../fixtures";

const connection = 'balancing_mode = "CONNECTION"';

testConstraint(rule, {
  valid: [
    { name: "none", tf: regionalService(`${probed}\n${backend(toInstances, connection)}`) },
    {
      name: "0 is none",
      tf: regionalService(
        `${probed}\n${backend(toInstances, `${connection}\ncapacity_scaler = 0\nmax_connections = 0`)}`,
      ),
    },
    {
      name: "proxies",
      tf: regionalService(
        `load_balancing_scheme = "INTERNAL_MANAGED"\n${probed}\n${backend(toInstances, "capacity_scaler = 1.0")}`,
      ),
    },
    {
      name: "global",
      tf: service(`${probed}\n${backend(toInstances, "capacity_scaler = 1.0\nmax_utilization = 0.8")}`),
    },
    {
      name: "a value that is not known",
      tf: `variable "c" {}\n${regionalService(`${probed}\n${backend(toInstances, `${connection}\ncapacity_scaler = var.c`)}`)}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${probed}\n${backend(toInstances, `${connection}\ncapacity_scaler = 1`)}`)}`,
    },
  ],
  invalid: [
    {
      name: "a capacity scaler, internal by default",
      tf: regionalService(`${probed}\n${backend(toInstances, `${connection}\ncapacity_scaler = «1.0»`)}`),
      message:
        "A passthrough load balancer (scheme INTERNAL) spreads traffic by hashing and takes no capacity, so capacityScaler is refused: remove it.",
      fixes: ["Remove capacityScaler"],
      fixed: regionalService(`${probed}\n${backend(toInstances, connection)}`),
    },
    {
      name: "several, external",
      tf: regionalService(
        `load_balancing_scheme = "EXTERNAL"\n${probed}\n${backend(toInstances, `${connection}\nmax_connections = «5»\nmax_utilization = 0.5`)}`,
      ),
      message:
        "A passthrough load balancer (scheme EXTERNAL) spreads traffic by hashing and takes no capacity, so maxConnections, maxUtilization are refused: remove them.",
      fixes: ["Remove the capacity settings"],
      fixed: regionalService(`load_balancing_scheme = "EXTERNAL"\n${probed}\n${backend(toInstances, connection)}`),
    },
    {
      name: "a rate",
      tf: regionalService(`${probed}\n${backend(toInstances, `${connection}\nmax_rate_per_instance = «5»`)}`),
    },
  ],
});
