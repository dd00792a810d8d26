import rule from "../../../../src/core/constraints/url-map/route-rule-priority-unique";
import { testConstraint } from "../../../support/test-constraint";
import { api, routeRule, withMatcher } from "./maps";

const rules = (...priorities: (number | string)[]) =>
  withMatcher(priorities.map((it, i) => routeRule(`prefix_match = "/${i}"`, `service = ${api}`, it)).join("\n"));

testConstraint(rule, {
  valid: [
    { name: "all different", tf: rules(0, 5, 3, 2147483647) },
    { name: "priorities that are not known", tf: `variable "p" {}\n${rules("var.p", "var.p", 1)}` },
    {
      name: "the same in two path matchers",
      tf: rules(1).replace(
        "path_matcher {",
        'path_matcher {\n    name = "other"\n    default_service = "projects/p/global/backendServices/web"\n    route_rules {\n      priority = 1\n      service = "projects/p/global/backendServices/web"\n      match_rules {\n        prefix_match = "/"\n      }\n    }\n  }\n  path_matcher {',
      ),
    },
  ],
  invalid: [
    {
      name: "twice, and the next number is free",
      tf: rules(1, "«1»", 5),
      message:
        "Another route rule of this path matcher has priority 1 too, so it is open which of them comes first. Give each rule its own number.",
      fixes: ["Set the priority to 2", "Number the rules from 1 to 3"],
      fixed: rules(1, 2, 5),
    },
    {
      name: "twice, and the next number is taken",
      tf: rules(10, "«10»", 11, 7),
      fixes: ["Number the rules from 1 to 4"],
      fixed: rules(2, 3, 4, 1),
    },
    { name: "three times", tf: rules(1, "«1»", "«1»"), fixed: rules(1, 2, 1) },
    { name: "below zero", tf: rules("«-1»", 4), fixed: rules(1, 2) },
    { name: "too high", tf: rules(4, "«2147483648»"), fixed: rules(1, 2) },
    { name: "beside one that is not known", tf: `variable "p" {}\n${rules(1, "«1»", "var.p")}`, fixes: [] },
  ],
});
