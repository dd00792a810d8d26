import rule from "../../../../src/core/constraints/backend-service/session-affinity-passthrough-only";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const affinity = (value: string) => `session_affinity = ${value}`;
const tuple = affinity('"CLIENT_IP_PORT_PROTO"');

testConstraint(rule, {
  valid: [
    { name: "internal passthrough by default", tf: regionalService(affinity('"CLIENT_IP_NO_DESTINATION"')) },
    { name: "external passthrough", tf: regionalService(`load_balancing_scheme = "EXTERNAL"\n${tuple}`) },
    { name: "CLIENT_IP", tf: service(affinity('"CLIENT_IP"')) },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${tuple}`)}`,
    },
    { name: "an affinity that is not known", tf: `variable "a" {}\n${service(affinity("var.a"))}` },
  ],
  invalid: [
    {
      name: "global",
      tf: service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${affinity('«"CLIENT_IP_PORT_PROTO"»')}`),
      message:
        "CLIENT_IP_PORT_PROTO is for passthrough load balancers, which hash packets; this service is for proxies (scheme EXTERNAL_MANAGED), which do not know it. Use CLIENT_IP or NONE.",
      fixes: ["Use CLIENT_IP", "Do without session affinity (NONE)"],
      fixed: service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${affinity('"CLIENT_IP"')}`),
    },
    { name: "global, whatever the provider's version", tf: service(affinity('«"CLIENT_IP_PROTO"»')) },
    {
      name: "regional",
      tf: regionalService(`load_balancing_scheme = "INTERNAL_MANAGED"\n${affinity('«"CLIENT_IP_NO_DESTINATION"»')}`),
    },
  ],
});
