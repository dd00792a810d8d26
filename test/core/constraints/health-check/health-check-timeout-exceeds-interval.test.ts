import rule from "../../../../src/core/constraints/health-check/health-check-timeout-exceeds-interval";
import { testConstraint } from "../../../support/test-constraint";

const check = (body: string) => `resource "google_compute_health_check" "web" {
  name = "web"
${body}  http_health_check {
    port = 80
  }
}
`;

testConstraint(rule, {
  valid: [
    { name: "the defaults", tf: check("") },
    { name: "equal times", tf: check("  timeout_sec = 10\n  check_interval_sec = 10\n") },
    { name: "a short timeout", tf: check("  timeout_sec = 1\n") },
    { name: "a timeout that is not known", tf: `variable "t" {}\n${check("  timeout_sec = var.t\n")}` },
    {
      name: "an interval that is not known",
      tf: `variable "i" {}\n${check("  timeout_sec = 30\n  check_interval_sec = var.i\n")}`,
    },
  ],
  invalid: [
    {
      name: "both set",
      tf: check("  timeout_sec = «10»\n  check_interval_sec = 7\n"),
      fixes: ["Lower the timeout to 7 s", "Raise the interval to 10 s"],
      fixed: check("  timeout_sec = 7\n  check_interval_sec = 7\n"),
    },
    {
      name: "the default interval",
      tf: check("  timeout_sec = «10»\n"),
      message:
        "A probe may take 10 s, but the next one starts after 5 s (the default): the API refuses the check. Lower timeoutSec or raise checkIntervalSec.",
    },
    {
      name: "the default timeout",
      tf: check("  check_interval_sec = «3»\n"),
      fixed: check("  check_interval_sec = 3\n  timeout_sec = 3\n"),
    },
    {
      name: "a legacy check",
      tf: `resource "google_compute_http_health_check" "web" {
  name        = "web"
  timeout_sec = «"6"»
}
`,
    },
  ],
});
