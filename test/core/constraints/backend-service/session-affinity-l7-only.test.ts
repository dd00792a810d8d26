import rule from "../../../../src/core/constraints/backend-service/session-affinity-l7-only";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const affinity = (value: string) => `session_affinity = ${value}`;
const generated = affinity('"GENERATED_COOKIE"');

testConstraint(rule, {
  valid: [
    { name: "HTTP", tf: service(`protocol = "HTTP"\n${generated}`) },
    { name: "a protocol that is not set", tf: service(generated) },
    { name: "CLIENT_IP with TCP", tf: service(`protocol = "TCP"\n${affinity('"CLIENT_IP"')}`) },
    {
      name: "a regional Application Load Balancer",
      tf: regionalService(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${generated}`),
    },
    { name: "passthrough with a tuple", tf: regionalService(affinity('"CLIENT_IP_PORT_PROTO"')) },
    { name: "a protocol that is not known", tf: `variable "p" {}\n${service(`protocol = var.p\n${generated}`)}` },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${generated}`)}`,
    },
  ],
  invalid: [
    {
      name: "TCP",
      tf: service(`protocol = "TCP"\n${affinity('«"GENERATED_COOKIE"»')}\naffinity_cookie_ttl_sec = 60`),
      message:
        "GENERATED_COOKIE needs HTTP, but the service speaks TCP: nobody reads cookies or headers there, and the API refuses it. Use CLIENT_IP or NONE.",
      fixes: ["Use CLIENT_IP", "Do without session affinity (NONE)"],
      fixed: service(`protocol = "TCP"\n${affinity('"CLIENT_IP"')}`),
    },
    {
      name: "internal passthrough by default",
      tf: regionalService(affinity('«"HEADER_FIELD"»')),
      message:
        "HEADER_FIELD needs an Application Load Balancer, but scheme INTERNAL makes this a passthrough one: nobody reads cookies or headers there, and the API refuses it. Use CLIENT_IP or NONE.",
    },
    {
      name: "external passthrough",
      tf: regionalService(`load_balancing_scheme = "EXTERNAL"\n${affinity('«"HTTP_COOKIE"»')}`),
    },
    {
      name: "SSL, whatever the scheme",
      tf: `variable "s" {}\n${service(`load_balancing_scheme = var.s\nprotocol = "SSL"\n${affinity('«"STRONG_COOKIE_AFFINITY"»')}`)}`,
    },
  ],
});
