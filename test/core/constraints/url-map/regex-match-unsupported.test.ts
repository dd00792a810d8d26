import rule from "../../../../src/core/constraints/url-map/regex-match-unsupported";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";
import { block, frontEnd, routeRule, withMatcher } from "./maps";

const a = "google_compute_backend_service.a.id";
const scheme = (name: string) => service(`load_balancing_scheme = "${name}"`, "a");
const match = (...lines: string[]) => withMatcher(routeRule(lines.join("\n"), `service = ${a}`), a);
const header = (line: string) => match('prefix_match = "/"', block("header_matches", `header_name = "x-a"\n${line}`));
const query = (line: string) => match('prefix_match = "/"', block("query_parameter_matches", `name = "q"\n${line}`));
const managed = scheme("EXTERNAL_MANAGED");

testConstraint(rule, {
  valid: [
    { name: "an internal load balancer", tf: scheme("INTERNAL_MANAGED") + match('regex_match = "/a.*"') },
    { name: "a mesh", tf: scheme("INTERNAL_SELF_MANAGED") + match('regex_match = "/a.*"') },
    {
      name: "services that are not known",
      tf: match('regex_match = "/a.*"').replaceAll(a, '"projects/p/global/backendServices/a"'),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${service("load_balancing_scheme = var.s", "a")}${match('regex_match = "/a.*"')}`,
    },
    { name: "an expression that is not known", tf: `variable "e" {}\n${managed}${match("regex_match = var.e")}` },
    {
      name: "a regional load balancer",
      tf: `resource "google_compute_region_backend_service" "a" {
  name                  = "a"
  region                = "europe-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
${match('regex_match = "/a.*"').replaceAll(a, "google_compute_region_backend_service.a.id").replace('"google_compute_url_map" "web" {', '"google_compute_region_url_map" "web" {\n  region = "europe-west1"')}`,
    },
  ],
  invalid: [
    {
      name: "a path that is a prefix",
      tf: managed + match('regex_match = «"^/api/.*"»') + frontEnd("EXTERNAL_MANAGED"),
      message:
        'This URL map is for a Global external Application Load Balancer, which takes no regular expressions, so the API refuses "^/api/.*". Use a plain comparison or a path template.',
      fixes: ['Use prefixMatch "/api/"'],
      fixed: managed + match('prefix_match = "/api/"') + frontEnd("EXTERNAL_MANAGED"),
    },
    {
      name: "no scheme: both defaults are external",
      tf: service("", "a") + match('regex_match = «"/a|/b"»'),
      fixes: [],
    },
    {
      name: "a whole path",
      tf: scheme("EXTERNAL") + match('regex_match = «"/robots\\\\.txt$"»'),
      fixed: scheme("EXTERNAL") + match('full_path_match = "/robots.txt"'),
    },
    {
      name: "a segment",
      tf: managed + match('regex_match = «"/users/[^/]+/posts/.*"»'),
      fixed: managed + match('path_template_match = "/users/*/posts/**"'),
    },
    {
      name: "a segment, on a classic load balancer",
      tf: scheme("EXTERNAL") + match('regex_match = «"/users/[^/]+"»'),
      fixes: [],
    },
    {
      name: "a header that ends with",
      tf: managed + header('regex_match = «".*-beta"»'),
      fixed: managed + header('suffix_match = "-beta"').replace("header_name =", "header_name  ="),
    },
    {
      name: "a parameter",
      tf: managed + query('regex_match = «"on"»'),
      fixed: managed + query('exact_match = "on"').replace('name = "q"', 'name        = "q"'),
    },
    {
      name: "a parameter's beginning has no plain comparison",
      tf: managed + query('regex_match = «"on.*"»'),
      fixes: [],
    },
  ],
});
