import rule from "../../../../src/core/constraints/backend-service/consistent-hash-needs-hash-policy";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const managed = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const policy = (value: string) => `locality_lb_policy = ${value}`;
const ring = "consistent_hash {\n  minimum_ring_size = 1024\n}";
const header = 'session_affinity = "HEADER_FIELD"\nconsistent_hash {\n  http_header_name = "x-user"\n}';

testConstraint(rule, {
  valid: [
    { name: "RING_HASH", tf: service(`${managed}\n${policy('"RING_HASH"')}\n${ring}`) },
    { name: "MAGLEV", tf: service(`${managed}\n${policy('"MAGLEV"')}\n${header}`) },
    { name: "a policy that is not set", tf: service(`${managed}\n${header}`) },
    {
      name: "a policy that is not known",
      tf: `variable "p" {}\n${service(`${managed}\n${policy("var.p")}\n${ring}`)}`,
    },
    { name: "no hash", tf: service(`${managed}\n${policy('"ROUND_ROBIN"')}`) },
    {
      name: "a hash that may be there",
      tf: `variable "h" {}\n${service(`${managed}\n${policy('"ROUND_ROBIN"')}\ndynamic "consistent_hash" {\n  for_each = var.h\n  content {\n    minimum_ring_size = 5\n  }\n}`)}`,
    },
  ],
  invalid: [
    {
      name: "with a ring",
      tf: service(`${managed}\n${policy('«"ROUND_ROBIN"»')}\n${ring}`),
      message:
        "consistentHash says what requests are hashed by, but ROUND_ROBIN does not hash, so the API refuses it: use RING_HASH or MAGLEV.",
      fixes: ["Use RING_HASH", "Use MAGLEV"],
      fixed: service(`${managed}\n${policy('"RING_HASH"')}\n${ring}`),
    },
    {
      name: "without",
      tf: service(`${managed}\n${policy('«"LEAST_REQUEST"»')}\n${header}`),
      fixes: ["Use MAGLEV", "Use RING_HASH"],
    },
    {
      name: "a passthrough load balancer hashes no requests",
      tf: regionalService(`load_balancing_scheme = "EXTERNAL"\n${policy('«"WEIGHTED_MAGLEV"»')}\n${ring}`),
      fixes: ["Remove consistentHash"],
    },
  ],
});
