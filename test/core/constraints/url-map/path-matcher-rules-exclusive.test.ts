import rule from "../../../../src/core/constraints/url-map/path-matcher-rules-exclusive";
import { testConstraint } from "../../../support/test-constraint";
import { api, pathRule, routeRule, withMatcher } from "./maps";

const route = routeRule('prefix_match = "/v2"', undefined, 10);
const both = (paths: string, more = "") =>
  withMatcher(`${pathRule(paths).replace("path_rule", "«path_rule»")}\n${more}${route}`);

testConstraint(rule, {
  valid: [
    { name: "path rules alone", tf: withMatcher(pathRule('["/a"]')) },
    { name: "route rules alone", tf: withMatcher(route) },
    {
      name: "each in its own path matcher",
      tf: withMatcher(route).replace(
        "path_matcher {",
        'path_matcher {\n    name = "other"\n    default_service = "projects/p/global/backendServices/web"\n    path_rule {\n      paths = ["/a"]\n      service = "projects/p/global/backendServices/web"\n    }\n  }\n  path_matcher {',
      ),
    },
    {
      name: "path rules that may be none",
      tf: `variable "r" {}\n${withMatcher(`dynamic "path_rule" {
  for_each = var.r
  content {
    paths   = [path_rule.value]
    service = ${api}
  }
}
${route}`)}`,
    },
  ],
  invalid: [
    {
      name: "both",
      tf: both('["/a/*"]'),
      message:
        'Path matcher "all" has path rules and route rules, and the API takes only one of the two. Write the path rules as route rules.',
      fixes: ["Write the path rules as route rules"],
      fixed: withMatcher(`${route}
route_rules {
  priority = 11
  service  = ${api}

  match_rules {
    prefix_match = "/a/"
  }
}`),
    },
    {
      name: "longer paths come first, exact ones before patterns",
      tf: both(
        '["/*", "/a", "/a/b/*"]',
        `${pathRule('["/a/*"]', 'service = "projects/p/global/backendServices/a"')}\n`,
      ),
      fixed: withMatcher(`${route}
route_rules {
  priority = 11
  service  = ${api}

  match_rules {
    full_path_match = "/a"
  }

  match_rules {
    prefix_match = "/a/b/"
  }
}
route_rules {
  priority = 12
  service  = "projects/p/global/backendServices/a"

  match_rules {
    prefix_match = "/a/"
  }
}
route_rules {
  priority = 13
  service  = ${api}

  match_rules {
    prefix_match = "/"
  }
}`),
    },
    { name: "a path that is not known cannot be rewritten", tf: `variable "p" {}\n${both("[var.p]")}`, fixes: [] },
    { name: "what a variable says stays where it is", tf: `locals {\n  p = "/a"\n}\n${both("[local.p]")}`, fixes: [] },
  ],
});
