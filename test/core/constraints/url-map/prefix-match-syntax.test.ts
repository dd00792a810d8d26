import rule from "../../../../src/core/constraints/url-map/prefix-match-syntax";
import { testConstraint } from "../../../support/test-constraint";
import { routeRule, withMatcher } from "./maps";

const match = (line: string) => withMatcher(routeRule(line));

testConstraint(rule, {
  valid: [
    { name: "a slash first", tf: match('prefix_match = "/api"') },
    { name: "1024 characters", tf: match(`prefix_match = "/${"a".repeat(1023)}"`) },
    { name: "a template", tf: match('path_template_match = "/{a}/**"') },
    { name: "a full path has its own rule", tf: match('full_path_match = "login"') },
    {
      name: "the prefix of a header",
      tf: match('prefix_match = "/"\nheader_matches {\n  header_name  = "x-app"\n  prefix_match = "shop"\n}'),
    },
    { name: "a value that is not known", tf: `variable "p" {}\n${match("prefix_match = var.p")}` },
  ],
  invalid: [
    {
      name: "no slash",
      tf: match('prefix_match = «"api"»'),
      message:
        'The prefix match "api" does not start with a slash as every path does, so the API refuses the URL map. Write "/api".',
      fixed: match('prefix_match = "/api"'),
    },
    { name: "a URL", tf: match('prefix_match = «"https://example.com/api"»'), fixed: match('prefix_match = "/api"') },
    {
      name: "a template without slash",
      tf: match('path_template_match = «"{id}/x"»'),
      fixed: match('path_template_match = "/{id}/x"'),
    },
    { name: "too long", tf: match(`prefix_match = «"/${"a".repeat(1024)}"»`), fixes: [] },
  ],
});
