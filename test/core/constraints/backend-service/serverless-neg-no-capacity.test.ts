import rule from "../../../../src/core/constraints/backend-service/serverless-neg-no-capacity";
import { testConstraint } from "../../../support/test-constraint";
import { backend, regionalService, serverlessNeg, service, toServerless, toZonal, zonalNeg } from "../fixtures";
import { managed, overHttps } from "../serverless-fixtures";

const global = (lines: string) => serverlessNeg() + service(backend(toServerless, lines));
const regional = (lines: string) =>
  serverlessNeg() +
  regionalService(`${managed}\n${overHttps}\n${backend(toServerless, `capacity_scaler = 1\n${lines}`)}`);

testConstraint(rule, {
  valid: [
    { name: "none", tf: global("") },
    { name: "zero", tf: global("max_connections = 0") },
    { name: "the provider drops max_utilization of a global service", tf: global("max_utilization = 0.8") },
    { name: "a capacity scaler is no limit", tf: global("capacity_scaler = 0.5") },
    { name: "not known", tf: `variable "m" {}\n${global("max_connections = var.m")}` },
    {
      name: "a NEG of another type",
      tf: zonalNeg() + service(backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 5')),
    },
  ],
  invalid: [
    {
      name: "connections",
      tf: global("max_connections = «100»"),
      message:
        '"run" is a serverless NEG, which scales on its own and has no capacity to steer by: the API refuses maxConnections. Remove what is set.',
      fixes: ["Remove the limits"],
      fixed: global(""),
    },
    {
      name: "several at once",
      tf: global("max_rate = «100»\nmax_connections_per_endpoint = 10"),
      message:
        '"run" is a serverless NEG, which scales on its own and has no capacity to steer by: the API refuses maxRate and maxConnectionsPerEndpoint. Remove what is set.',
      fixed: global(""),
    },
    {
      name: "with the mode that counts",
      tf: global('balancing_mode = "RATE"\nmax_rate_per_endpoint = «10»'),
      fixes: ["Remove balancing mode and limits"],
      fixed: global(""),
    },
    { name: "utilization of a regional service", tf: regional("max_utilization = «0.8»"), fixed: regional("") },
    { name: "requests in flight", tf: global("max_in_flight_requests = «10»"), fixed: global("") },
  ],
});
