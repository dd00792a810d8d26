import rule from "../../../../src/core/constraints/url-map/full-path-match-never-matches";
import { testConstraint } from "../../../support/test-constraint";
import { routeRule, withMatcher } from "./maps";

const match = (value: string) => withMatcher(routeRule(`full_path_match = ${value}`));

testConstraint(rule, {
  valid: [
    { name: "a path", tf: match('"/login"') },
    { name: "the root", tf: match('"/"') },
    { name: "a value that is not known", tf: `variable "p" {}\n${match("var.p")}` },
    { name: "no full path", tf: withMatcher(routeRule('prefix_match = "/"')) },
  ],
  invalid: [
    {
      name: "no slash",
      tf: match('«"login"»'),
      message: 'No path equals "login", because every path starts with a slash. Write "/login".',
      fixed: match('"/login"'),
    },
    {
      name: "a query",
      tf: match('«"/search?q=1"»'),
      message: 'No path equals "/search?q=1", because paths are compared without query and fragment. Write "/search".',
      fixed: match('"/search"'),
    },
    { name: "a fragment", tf: match('«"/#top"»'), fixed: match('"/"') },
    { name: "a URL", tf: match('«"https://example.com/login?x"»'), fixed: match('"/login"') },
  ],
});
