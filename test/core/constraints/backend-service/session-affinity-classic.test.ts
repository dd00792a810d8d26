import rule from "../../../../src/core/constraints/backend-service/session-affinity-classic";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const classic = 'load_balancing_scheme = "EXTERNAL"';
const affinity = (value: string) => `session_affinity = ${value}`;
const cookie = 'strong_session_affinity_cookie {\n  name = "s"\n  ttl {\n    seconds = 60\n  }\n}';

testConstraint(rule, {
  valid: [
    { name: "GENERATED_COOKIE", tf: service(`${classic}\n${affinity('"GENERATED_COOKIE"')}`) },
    { name: "CLIENT_IP", tf: service(`${classic}\n${affinity('"CLIENT_IP"')}`) },
    {
      name: "EXTERNAL_MANAGED",
      tf: service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${affinity('"HTTP_COOKIE"')}`),
    },
    { name: "a scheme that is not set", tf: service(affinity('"HTTP_COOKIE"')) },
    { name: "regional", tf: regionalService(`${classic}\n${affinity('"HTTP_COOKIE"')}`) },
    {
      name: "on its way to another load balancer",
      tf: service(`${classic}\n${affinity('"HTTP_COOKIE"')}\nexternal_managed_migration_state = "TEST_ALL_TRAFFIC"`),
    },
    { name: "TCP, which another rule says", tf: service(`${classic}\nprotocol = "TCP"\n${affinity('"HTTP_COOKIE"')}`) },
    { name: "not known", tf: `variable "a" {}\n${service(`${classic}\n${affinity("var.a")}`)}` },
  ],
  invalid: [
    {
      name: "HTTP_COOKIE",
      tf: service(`${classic}\n${affinity('«"HTTP_COOKIE"»')}`),
      message:
        "The classic Application Load Balancer (scheme EXTERNAL) does not know HTTP_COOKIE, so clients are not kept with one backend: use GENERATED_COOKIE or CLIENT_IP, or scheme EXTERNAL_MANAGED.",
      fixes: ["Use GENERATED_COOKIE", "Use CLIENT_IP"],
      fixed: service(`${classic}\n${affinity('"GENERATED_COOKIE"')}`),
    },
    { name: "HEADER_FIELD", tf: service(`${classic}\n${affinity('«"HEADER_FIELD"»')}`) },
    {
      name: "the cookie of the other mode goes with it",
      tf: service(`${classic}\n${affinity('«"STRONG_COOKIE_AFFINITY"»')}\n${cookie}`),
      fixed: service(`${classic}\n${affinity('"GENERATED_COOKIE"')}`),
    },
  ],
});
