import rule from "../../../../src/core/constraints/url-map/retry-condition-unknown";
import { testConstraint } from "../../../support/test-constraint";
import { block, withDefault } from "./maps";

const retry = (list: string) =>
  withDefault(block("default_route_action", block("retry_policy", `num_retries = 2\nretry_conditions = ${list}`)));

testConstraint(rule, {
  valid: [
    { name: "documented ones", tf: retry('["5xx", "gateway-error", "deadline-exceeded"]') },
    { name: "one that is not known", tf: `variable "c" {}\n${retry("[var.c]")}` },
    { name: "no retries", tf: withDefault("") },
  ],
  invalid: [
    {
      name: "another letter case",
      tf: retry('["unavailable", «"5XX"»]'),
      fixes: ['Write "5xx"'],
      fixed: retry('["unavailable", "5xx"]'),
    },
    { name: "an underscore", tf: retry('[«"connect_failure"»]'), fixed: retry('["connect-failure"]') },
    { name: "a slip", tf: retry('[«"refused-streams"»]'), fixed: retry('["refused-stream"]') },
    { name: "something else", tf: retry('[«"always"»]'), fixes: [] },
  ],
});
