import rule from "../../../../src/core/constraints/url-map/https-redirect-loop";
import { testConstraint } from "../../../support/test-constraint";
import { block, pathRule, routeRule, urlMap, withMatcher } from "./maps";

const proxy = (kind = "https") => `resource "google_compute_target_${kind}_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`;
const redirect = (https: string, more = "", head = "default_url_redirect") =>
  block(head, `https_redirect = ${https}\nstrip_query = false\n${more}`);
const map = (https: string, more = "") => urlMap(redirect(https, more));
const inRule = (https: string) => redirect(https, "", "url_redirect");
const header = block("header_matches", 'header_name = "x-forwarded-proto"\nexact_match = "http"');

testConstraint(rule, {
  valid: [
    { name: "for HTTP", tf: map("true") + proxy("http") },
    { name: "no proxy", tf: map("true") },
    { name: "another host", tf: map("true", 'host_redirect = "www.example.com"') + proxy() },
    { name: "another path", tf: map("true", 'path_redirect = "/new"') + proxy() },
    { name: "another prefix", tf: map("true", 'prefix_redirect = "/new"') + proxy() },
    { name: "a host that is not known", tf: `variable "h" {}\n${map("true", "host_redirect = var.h")}${proxy()}` },
    { name: "no HTTPS", tf: map("false", 'path_redirect = "/new"') + proxy() },
    { name: "a header tells", tf: withMatcher(routeRule(`prefix_match = "/"\n${header}`, inRule("true"))) + proxy() },
  ],
  invalid: [
    {
      name: "the default of the map",
      tf: map("«true»") + proxy(),
      message:
        'The target HTTPS proxy "web" uses this URL map, and the URL map redirects to the same URL with HTTPS: clients are sent round for ever. Use this map for HTTP only.',
    },
    { name: "a path rule", tf: withMatcher(pathRule('["/*"]', inRule("«true»"))) + proxy() },
    {
      name: "a route rule for every path",
      tf: withMatcher(routeRule('prefix_match = "/"', inRule("«true»"))) + proxy(),
    },
  ],
});
