import rule from "../../../../src/core/constraints/backend-service/backend-failover-passthrough-only";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances } from "../fixtures";

const managed = 'load_balancing_scheme = "INTERNAL_MANAGED"';
const failover = "failover_policy {\n  drop_traffic_if_unhealthy = true\n}";
const tracking = 'connection_tracking_policy {\n  tracking_mode = "PER_SESSION"\n}';
const primary = backend(toInstances, 'balancing_mode = "CONNECTION"');

testConstraint(rule, {
  valid: [
    {
      name: "internal passthrough by default",
      tf: regionalService(
        `${probed}\n${failover}\n${tracking}\n${backend(toInstances, 'balancing_mode = "CONNECTION"\nfailover = true')}`,
      ),
    },
    {
      name: "external passthrough",
      tf: regionalService(`load_balancing_scheme = "EXTERNAL"\n${probed}\n${tracking}\n${primary}`),
    },
    { name: "no failover", tf: regionalService(`${managed}\n${probed}\n${backend(toInstances, "failover = false")}`) },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${failover}`)}`,
    },
    {
      name: "a value that is not known",
      tf: `variable "f" {}\n${regionalService(`${managed}\n${probed}\n${backend(toInstances, "failover = var.f")}`)}`,
    },
  ],
  invalid: [
    {
      name: "a backend of a regional proxy",
      tf: regionalService(`${managed}\n${probed}\n${backend(toInstances, "failover = «true»")}`),
      message:
        "failover is for passthrough load balancers, but web is for proxies (scheme INTERNAL_MANAGED): the API refuses it. Remove it; proxies move traffic by health checks and capacity.",
      fixes: ["Remove failover"],
      fixed: regionalService(`${managed}\n${probed}\n${backend(toInstances)}`),
    },
    {
      name: "policies",
      tf: regionalService(
        `${managed}\n${failover.replace("failover_policy", "«failover_policy»")}\n${tracking.replace("connection_tracking_policy", "«connection_tracking_policy»")}`,
      ),
      fixes: ["Remove failoverPolicy"],
    },
    {
      name: "global, whatever the provider's version",
      tf: service(tracking.replace("connection_tracking_policy", "«connection_tracking_policy»")),
      message:
        "connectionTrackingPolicy is for passthrough load balancers, but web is for proxies (global, scheme EXTERNAL or EXTERNAL_MANAGED): the API refuses it. Remove it; proxies move traffic by health checks and capacity.",
    },
  ],
});
