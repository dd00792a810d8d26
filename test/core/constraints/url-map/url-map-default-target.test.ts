import rule from "../../../../src/core/constraints/url-map/url-map-default-target";
import { testConstraint } from "../../../support/test-constraint";
import { api, block, urlMap, withDefault } from "./maps";

const service = `default_service = ${api}`;
const redirect = (head = "default_url_redirect") => block(head, "https_redirect = true\nstrip_query = false");
const weighted = (head = "weighted_backend_services") =>
  block("default_route_action", block(head, `backend_service = ${api}\nweight = 1`));
const rewrite = block("default_route_action", block("url_rewrite", 'host_rewrite = "a.example"'));
const hostRule = block("host_rule", 'hosts = ["*"]\npath_matcher = "m"');
const matcher = (...body: string[]) =>
  withDefault(`${hostRule}\n${block("path_matcher", ['name = "m"', ...body].join("\n"))}`);
const map = (...body: string[]) => urlMap(body.join("\n"));

testConstraint(rule, {
  valid: [
    { name: "a service", tf: map(service) },
    { name: "a redirect", tf: map(redirect()) },
    { name: "weights", tf: map(weighted()) },
    { name: "a route action without weights beside a service", tf: map(service, rewrite) },
    { name: "in a path matcher", tf: matcher(redirect()) },
    { name: "a service that is not known", tf: `variable "s" {}\n${map("default_service = var.s")}` },
    { name: "a service that may be none", tf: `variable "s" {}\n${map("default_service = var.s", redirect())}` },
    {
      name: "a redirect that may be there",
      tf: `variable "r" {}\n${map('dynamic "default_url_redirect" {\n  for_each = var.r\n  content {\n    https_redirect = true\n    strip_query    = false\n  }\n}')}`,
    },
  ],
  invalid: [
    {
      name: "a service and a redirect",
      tf: map(service, redirect("«default_url_redirect»")),
      message:
        "For requests that no rule matches the URL map has defaultService and defaultUrlRedirect, and the API takes only one of them. Keep one.",
      fixes: ["Keep the service", "Keep the redirect"],
      fixed: map(service),
    },
    {
      name: "a redirect and weights in a path matcher",
      tf: matcher(redirect(), weighted("«weighted_backend_services»")),
      fixes: ["Keep the redirect", "Keep the weighted services"],
      fixed: matcher(redirect()),
    },
    {
      name: "a path matcher without any",
      tf: matcher().replace("path_matcher {", "«path_matcher» {"),
      message:
        'For requests that no rule matches path matcher "m" has no service, no redirect and no weighted services, and the API refuses that. Set defaultService.',
      fixes: ["Send these requests to web"],
      fixed: matcher('default_service = "projects/p/global/backendServices/web"').replace(
        /name = "m"/,
        'name            = "m"',
      ),
    },
    {
      name: "a URL map without any",
      tf: map(hostRule, block("path_matcher", `name = "m"\n${service}`)).replace(
        'resource "google_compute_url_map" "web"',
        '«resource "google_compute_url_map" "web"»',
      ),
      fixes: ["Send these requests to api"],
    },
  ],
});
