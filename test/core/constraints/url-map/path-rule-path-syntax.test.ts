import rule from "../../../../src/core/constraints/url-map/path-rule-path-syntax";
import { testConstraint } from "../../../support/test-constraint";
import { pathRule, routeRule, urlMap, withMatcher } from "./maps";

const paths = (list: string) => withMatcher(pathRule(list));

testConstraint(rule, {
  valid: [
    { name: "exact paths and trailing wildcards", tf: paths('["/", "/*", "/videos", "/videos/*", "/a b/%2F"]') },
    { name: "a path that is not known", tf: `variable "path" {}\n${paths('[var.path, "/a${var.path}"]')}` },
    { name: "a route rule knows other patterns", tf: withMatcher(routeRule('path_template_match = "/a/*/b"')) },
  ],
  invalid: [
    {
      name: "an asterisk without a slash before it",
      tf: paths('["/a", «"/videos*"»]'),
      message:
        'The path "/videos*" has an asterisk that is not at its end after a slash, so the API refuses the URL map. Use a trailing /*, or route rules with a path template.',
      fixes: ['Write "/videos/*"', 'Write "/videos/*" and "/videos"'],
      fixed: paths('["/a", "/videos/*"]'),
    },
    { name: "an asterisk in the middle", tf: paths('[«"/a/*/b"»]'), fixes: [] },
    { name: "two at the end", tf: paths('[«"/api/**"»]'), fixed: paths('["/api/*"]') },
    { name: "no slash", tf: paths('[«"videos/*"»]'), fixed: paths('["/videos/*"]') },
    { name: "nothing but an asterisk", tf: paths('[«"*"»]'), fixed: paths('["/*"]') },
    { name: "a query", tf: paths('[«"/search?q=1"»]'), fixed: paths('["/search"]') },
    { name: "a fragment", tf: paths('[«"/page#top"»]'), fixed: paths('["/page"]') },
    {
      name: "the right path is there already",
      tf: paths('["/videos/*", «"/videos*"»]'),
      fixes: ['Remove "/videos*": "/videos/*" is there'],
      fixed: paths('["/videos/*"]'),
    },
    {
      name: "in a regional URL map",
      tf: urlMap(
        `default_service = "projects/p/regions/europe-west1/backendServices/web"
host_rule {
  hosts        = ["*"]
  path_matcher = "all"
}
path_matcher {
  name            = "all"
  default_service = "projects/p/regions/europe-west1/backendServices/web"
  path_rule {
    paths   = [«"api"»]
    service = "projects/p/regions/europe-west1/backendServices/api"
  }
}`,
        "google_compute_region_url_map",
      ),
    },
  ],
});
