import rule from "../../../../src/core/constraints/url-map/route-rule-shadowed";
import { testConstraint } from "../../../support/test-constraint";
import { api, block, routeRule, withMatcher } from "./maps";

const header = block("header_matches", 'header_name = "x-a"\nexact_match = "1"');
const rules = (first: string, second: string, priorities: readonly (string | number)[] = [1, 2]) =>
  withMatcher(
    `${routeRule(first, `service = ${api}`, priorities[0])}\n${routeRule(second, `service = ${api}`, priorities[1])}`,
  );
const shadowed = (first: string, second: string) =>
  rules(first, second).replace(/(route_rules)([\s\S]*)route_rules/, "$1$2«route_rules»");

testConstraint(rule, {
  valid: [
    { name: "the specific one first", tf: rules('prefix_match = "/api"', 'prefix_match = "/"') },
    { name: "the specific one has the lower number", tf: rules('prefix_match = "/"', 'prefix_match = "/api"', [2, 1]) },
    { name: "the first asks for a header", tf: rules(`prefix_match = "/"\n${header}`, 'prefix_match = "/api"') },
    { name: "another letter case", tf: rules('prefix_match = "/A"', 'prefix_match = "/api"') },
    {
      name: "the second ignores letter case",
      tf: rules('prefix_match = "/api"', 'prefix_match = "/api"\nignore_case = true'),
    },
    {
      name: "an exact path does not take what is below",
      tf: rules('full_path_match = "/api"', 'prefix_match = "/api"'),
    },
    {
      name: "a template that may begin otherwise",
      tf: rules('prefix_match = "/api/"', 'path_template_match = "/{a}/x"'),
    },
    {
      name: "the first ignores letter case",
      tf: rules('prefix_match = "/api"\nignore_case = true', 'prefix_match = "/api"'),
    },
    { name: "an expression", tf: rules('prefix_match = "/api"', 'regex_match = "/api/.*"') },
    { name: "what is not known", tf: `variable "p" {}\n${rules("prefix_match = var.p", "prefix_match = var.p")}` },
    {
      name: "a priority that is not known",
      tf: `variable "p" {}\n${rules('prefix_match = "/"', 'prefix_match = "/a"', ["var.p", 2])}`,
    },
  ],
  invalid: [
    {
      name: "everything is taken already",
      tf: shadowed('prefix_match = "/"', 'prefix_match = "/api"'),
      message:
        'This rule never applies: the rule of priority 1 comes before it and takes every path that begins with "/". Give this one a lower number than 1.',
      fixes: ["Try this rule first: priority 1, and 2 for the other"],
      fixed: rules('prefix_match = "/"', 'prefix_match = "/api"', [2, 1]),
    },
    { name: "with a header", tf: shadowed('prefix_match = "/api"', `prefix_match = "/api/v2"\n${header}`) },
    {
      name: "a template below the prefix",
      tf: shadowed('prefix_match = "/api/"', 'path_template_match = "/api/{id}"'),
    },
    { name: "an expression below everything", tf: shadowed('prefix_match = "/"', 'regex_match = "/api/.*"') },
    {
      name: "whatever the letter case, both",
      tf: shadowed('prefix_match = "/api"\nignore_case = true', 'full_path_match = "/api/a"\nignore_case = true'),
    },
    {
      name: "the same path",
      tf: shadowed('full_path_match = "/a"', 'full_path_match = "/a"'),
      message:
        'This rule never applies: the rule of priority 1 comes before it and takes the path "/a". Remove one of the two.',
      fixes: [],
    },
  ],
});
