import rule from "../../../../src/core/constraints/backend-service/strong-cookie-affinity-cookie";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const managed = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const strong = 'session_affinity = "STRONG_COOKIE_AFFINITY"';
const cookie = 'strong_session_affinity_cookie {\n  name = "s"\n  ttl {\n    seconds = 60\n  }\n}';
const marked = cookie.replace("strong_session_affinity_cookie", "«strong_session_affinity_cookie»");

testConstraint(rule, {
  valid: [
    { name: "both", tf: service(`${managed}\n${strong}\n${cookie}`) },
    { name: "neither", tf: service(`${managed}\nsession_affinity = "CLIENT_IP"`) },
    { name: "an affinity that is not set", tf: service(`${managed}\n${cookie}`) },
    {
      name: "an affinity that is not known",
      tf: `variable "a" {}\n${service(`${managed}\nsession_affinity = var.a\n${cookie}`)}`,
    },
    { name: "TCP, which another rule says", tf: service(`${managed}\nprotocol = "TCP"\n${strong}`) },
    { name: "passthrough, which another rule says", tf: regionalService(strong) },
    {
      name: "a cookie that may be there",
      tf: `variable "c" {}\n${service(`${managed}\n${strong}\ndynamic "strong_session_affinity_cookie" {\n  for_each = var.c\n  content {\n    name = "s"\n  }\n}`)}`,
    },
  ],
  invalid: [
    {
      name: "no cookie",
      tf: service(`${managed}\nsession_affinity = «"STRONG_COOKIE_AFFINITY"»`),
      message:
        "STRONG_COOKIE_AFFINITY keeps a client with one backend by a cookie, and no strongSessionAffinityCookie describes it, so the API refuses the service: add its name and lifetime.",
      fixes: ["Describe the cookie: session, one hour", "Use GENERATED_COOKIE"],
    },
    {
      name: "another affinity",
      tf: service(`${managed}\nsession_affinity = "GENERATED_COOKIE"\n${marked}`),
      message:
        "strongSessionAffinityCookie belongs to STRONG_COOKIE_AFFINITY, but the session affinity is GENERATED_COOKIE, so the API refuses it: remove the cookie or change the affinity.",
      fixes: ["Remove strongSessionAffinityCookie", "Use STRONG_COOKIE_AFFINITY"],
      fixed: service(`${managed}\nsession_affinity = "GENERATED_COOKIE"`),
    },
    {
      name: "a load balancer without that mode",
      tf: service(`load_balancing_scheme = "EXTERNAL"\nsession_affinity = "CLIENT_IP"\n${marked}`),
      fixes: ["Remove strongSessionAffinityCookie"],
    },
  ],
});
