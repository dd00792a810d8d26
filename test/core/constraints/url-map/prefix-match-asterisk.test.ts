import rule from "../../../../src/core/constraints/url-map/prefix-match-asterisk";
import { testConstraint } from "../../../support/test-constraint";
import { frontEnd, pathRule, routeRule, withMatcher } from "./maps";

const match = (line: string) => withMatcher(routeRule(line));

testConstraint(rule, {
  valid: [
    { name: "no asterisk", tf: match('prefix_match = "/api/"') },
    { name: "path rules have wildcards", tf: withMatcher(pathRule('["/api/*"]')) },
    {
      name: "the prefix of a header",
      tf: match('prefix_match = "/"\nheader_matches {\n  header_name  = "accept"\n  prefix_match = "*"\n}'),
    },
    { name: "a value that is not known", tf: `variable "p" {}\n${match("prefix_match = var.p")}` },
  ],
  invalid: [
    {
      name: "at the end",
      tf: match('prefix_match = «"/api/*"»'),
      message:
        'The asterisk in the prefix match "/api/*" stands for itself: only paths that contain an asterisk match. Leave a trailing one out, or use a path template.',
      fixes: ['Match everything that begins with "/api/"'],
      fixed: match('prefix_match = "/api/"'),
    },
    { name: "everything", tf: match('prefix_match = «"/*"»'), fixed: match('prefix_match = "/"') },
    { name: "nothing else", tf: match('prefix_match = «"*"»'), fixed: match('prefix_match = "/"') },
    {
      name: "in the middle",
      tf: match('prefix_match = «"/users/*/posts/*"»'),
      fixes: ['Use the path template "/users/*/posts/**"'],
      fixed: match('path_template_match = "/users/*/posts/**"'),
    },
    { name: "in the middle of a segment", tf: match('prefix_match = «"/a*b"»'), fixes: [] },
    {
      name: "in the middle, for a classic load balancer, which has no templates",
      tf: `${match('prefix_match = «"/users/*/posts/*"»')}${frontEnd("EXTERNAL")}`,
      fixes: [],
    },
  ],
});
