import rule from "../../../../src/core/constraints/backend-service/classic-no-traffic-policies";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const classic = 'load_balancing_scheme = "EXTERNAL"';
const least = 'locality_lb_policy = "LEAST_REQUEST"';

testConstraint(rule, {
  valid: [
    { name: "EXTERNAL_MANAGED", tf: service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${least}`) },
    { name: "a scheme that is not set", tf: service(least) },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${service(`load_balancing_scheme = var.s\n${least}`)}`,
    },
    { name: "none", tf: service(classic) },
    { name: "regional", tf: regionalService(`${classic}\nlocality_lb_policy = "MAGLEV"`) },
    { name: "a policy that is not known", tf: `variable "p" {}\n${service(`${classic}\nlocality_lb_policy = var.p`)}` },
    {
      name: "on its way to another load balancer",
      tf: service(`${classic}\n${least}\nexternal_managed_migration_state = "TEST_BY_PERCENTAGE"`),
    },
  ],
  invalid: [
    {
      name: "a locality policy",
      tf: service(`${classic}\nlocality_lb_policy = «"LEAST_REQUEST"»`),
      message:
        "localityLbPolicy is a policy of the Envoy-based load balancers; a classic one (scheme EXTERNAL) does not know it. Remove it or use scheme EXTERNAL_MANAGED.",
      fixes: ["Remove localityLbPolicy"],
      fixed: service(classic),
    },
    {
      name: "all the others",
      tf: service(
        `${classic}\n«consistent_hash» {\n  minimum_ring_size = 8\n}\n«outlier_detection» {\n  consecutive_errors = 2\n}\n«circuit_breakers» {\n  max_connections = 9\n}`,
      ),
      fixes: ["Remove consistentHash"],
    },
  ],
});
