import rule from "../../../../src/core/constraints/backend-service/backend-service-value-range";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const logs = (rate: string) => `log_config {\n  enable      = true\n  sample_rate = ${rate}\n}`;

testConstraint(rule, {
  valid: [
    {
      name: "the lowest",
      tf: service(`timeout_sec = 1\nconnection_draining_timeout_sec = 0\naffinity_cookie_ttl_sec = 0\n${logs("0")}`),
    },
    {
      name: "the highest",
      tf: service(
        `timeout_sec = 2147483647\nconnection_draining_timeout_sec = 3600\naffinity_cookie_ttl_sec = 1209600\n${logs("1.0")}`,
      ),
    },
    { name: "more than a day for the cookie", tf: service("affinity_cookie_ttl_sec = 86401") },
    { name: "none", tf: service("") },
    { name: "not known", tf: `variable "t" {}\n${service("timeout_sec = var.t")}` },
  ],
  invalid: [
    {
      name: "draining",
      tf: service("connection_draining_timeout_sec = «7200»"),
      message:
        "connectionDrainingTimeoutSec is 7200, but draining lasts one hour at most, so the API takes 0 to 3600 seconds: use a value in that range.",
      fixes: ["Set connectionDrainingTimeoutSec to 3600"],
      fixed: service("connection_draining_timeout_sec = 3600"),
    },
    {
      name: "no time at all",
      tf: service("timeout_sec = «0»"),
      fixes: ["Remove timeoutSec (30 seconds by default)", "Set timeoutSec to 1"],
    },
    {
      name: "too much time",
      tf: regionalService("timeout_sec = «2147483648»"),
      fixes: ["Set timeoutSec to 2147483647"],
    },
    {
      name: "a percentage",
      tf: service(logs("«50»")),
      message:
        "sampleRate is 50, but it is the share of requests to log, so the API takes 0 to 1: use a value in that range.",
      fixes: ["Set sampleRate to 1", "Set sampleRate to 0.5"],
    },
    { name: "a negative share", tf: service(logs("«-1»")), fixes: ["Set sampleRate to 0"] },
    { name: "a cookie of three weeks", tf: service("affinity_cookie_ttl_sec = «1814400»") },
    {
      name: "through a local",
      tf: `locals {\n  t = 4000\n}\n${service("connection_draining_timeout_sec = «local.t»")}`,
    },
  ],
});
