import rule from "../../../../src/core/constraints/url-map/path-rule-duplicate-path";
import { testConstraint } from "../../../support/test-constraint";
import { pathRule, withMatcher } from "./maps";

const v2 = 'service = "projects/p/global/backendServices/v2"';
const two = (first: string, second: string) => withMatcher(`${pathRule(first)}\n${pathRule(second, v2)}`);

testConstraint(rule, {
  valid: [
    { name: "different paths", tf: two('["/api", "/api/*"]', '["/API", "/api/v2"]') },
    { name: "Terraform's list is a set", tf: withMatcher(pathRule('["/api", "/api"]')) },
    {
      name: "in two path matchers",
      tf: `${withMatcher(pathRule('["/api"]'))}`.replace(
        "path_matcher {",
        'path_matcher {\n    name = "other"\n    default_service = "projects/p/global/backendServices/web"\n    path_rule {\n      paths   = ["/api"]\n      service = "projects/p/global/backendServices/v2"\n    }\n  }\n  path_matcher {',
      ),
    },
    { name: "paths that are not known", tf: `variable "p" {}\n${two("[var.p]", "[var.p]")}` },
  ],
  invalid: [
    {
      name: "in two rules",
      tf: two('["/api", "/api/*"]', '[«"/api"»]'),
      message:
        'The path "/api" is in path rule 1 of path matcher "all" already, and a path can lead to one destination only. Remove one of the two.',
      fixes: ['Leave "/api" to path rule 1, and remove path rule 2', 'Leave "/api" to path rule 2'],
      fixed: withMatcher(pathRule('["/api", "/api/*"]')),
    },
    {
      name: "beside others",
      tf: two('["/api"]', '["/v2", «"/api"»]'),
      fixes: ['Leave "/api" to path rule 1', 'Leave "/api" to path rule 2, and remove path rule 1'],
      fixed: two('["/api"]', '["/v2"]'),
    },
  ],
});
