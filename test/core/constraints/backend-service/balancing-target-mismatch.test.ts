import rule from "../../../../src/core/constraints/backend-service/balancing-target-mismatch";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances, toZonal, zonalNeg } from "../fixtures";

const web = (lines: string, more = 'protocol = "HTTP"') =>
  service(`${more}\n${probed}\n${backend(toInstances, lines)}`);
const rate = 'balancing_mode = "RATE"\nmax_rate_per_instance = 100';
const connection = 'balancing_mode = "CONNECTION"\nmax_connections_per_instance = 100';

testConstraint(rule, {
  valid: [
    { name: "RATE with a rate", tf: web(rate) },
    { name: "CONNECTION with connections", tf: web(connection, 'protocol = "TCP"') },
    {
      name: "UTILIZATION takes further limits",
      tf: web('balancing_mode = "UTILIZATION"\nmax_utilization = 0.8\nmax_rate_per_instance = 100'),
    },
    { name: "a capacity scaler goes with every mode", tf: web(`${rate}\ncapacity_scaler = 0.5`) },
    { name: "0 is none", tf: web(`${rate}\nmax_connections = 0`) },
    {
      name: "a value that is not known may be null",
      tf: `variable "c" {}\n${web(`${rate}\nmax_connections = var.c`)}`,
    },
    { name: "a mode that is not set", tf: web("max_connections = 5") },
    {
      name: "passthrough, which another rule says",
      tf: regionalService(`${probed}\n${backend(toInstances, 'balancing_mode = "CONNECTION"\nmax_utilization = 0.5')}`),
    },
  ],
  invalid: [
    {
      name: "connections with RATE",
      tf: web(`${rate}\nmax_connections_per_instance = «50»`),
      message:
        "maxConnectionsPerInstance has no effect with balancing mode RATE, which does not read it: remove it or change the mode.",
      fixes: ["Remove maxConnectionsPerInstance"],
      fixed: web(rate),
    },
    { name: "utilization with RATE", tf: web(`${rate}\nmax_utilization = «0.8»`), fixes: ["Remove maxUtilization"] },
    {
      name: "requests in flight with RATE",
      tf: web(`${rate}\nmax_in_flight_requests = «8»`),
      fixes: ["Remove maxInFlightRequests"],
    },
    {
      name: "a rate with CONNECTION",
      tf: web(`${connection}\nmax_rate = «5»`, 'protocol = "TCP"'),
      fixes: ["Remove maxRate"],
    },
    {
      name: "two at once, and the protocol is for the other mode",
      tf:
        zonalNeg() +
        service(
          `protocol = "TCP"\n${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_connections_per_endpoint = «5»\nmax_utilization = «0.5»')}`,
        ),
      fixes: ["Remove maxConnectionsPerEndpoint", "Balance by connections (CONNECTION)"],
    },
  ],
});
