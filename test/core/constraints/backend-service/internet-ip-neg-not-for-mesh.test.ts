import rule from "../../../../src/core/constraints/backend-service/internet-ip-neg-not-for-mesh";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalEndpoint, globalNeg, service, toGlobal } from "../fixtures";

const mesh = 'load_balancing_scheme = "INTERNAL_SELF_MANAGED"\nprotocol = "HTTP"';
const ipNeg = globalNeg("origin", "INTERNET_IP_PORT");

testConstraint(rule, {
  valid: [
    { name: "by name", tf: globalNeg() + service(`${mesh}\n${backend(toGlobal)}`) },
    {
      name: "an external load balancer",
      tf: ipNeg + service(`load_balancing_scheme = "EXTERNAL"\n${backend(toGlobal)}`),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${ipNeg}${service(`load_balancing_scheme = var.s\n${backend(toGlobal)}`)}`,
    },
  ],
  invalid: [
    {
      name: "by address",
      tf:
        ipNeg +
        globalEndpoint('ip_address = "34.120.7.9"\nport = 80') +
        service(`${mesh}\n${backend(`«${toGlobal}»`)}`),
      message:
        'The internet NEG "origin" names its origin by IP address, which Cloud Service Mesh does not support. Use an INTERNET_FQDN_PORT NEG.',
      answer: "o.example.com",
      fixed:
        globalNeg() + globalEndpoint('fqdn = "o.example.com"\nport = 80') + service(`${mesh}\n${backend(toGlobal)}`),
    },
  ],
});
