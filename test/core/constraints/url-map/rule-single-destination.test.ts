import rule from "../../../../src/core/constraints/url-map/rule-single-destination";
import { testConstraint } from "../../../support/test-constraint";
import { api, block, pathRule, routeRule, withMatcher } from "./maps";

const service = `service = ${api}`;
const redirect = (head = "url_redirect") => block(head, "https_redirect = true\nstrip_query = false");
const weighted = (head = "weighted_backend_services") =>
  block("route_action", block(head, `backend_service = ${api}\nweight = 1`));
const rewrite = block("route_action", block("url_rewrite", 'host_rewrite = "a.example"'));
const path = (...body: string[]) => withMatcher(pathRule('["/a"]', body.join("\n")));
const route = (...body: string[]) => withMatcher(routeRule('prefix_match = "/a"', body.join("\n")));

testConstraint(rule, {
  valid: [
    { name: "a service", tf: path(service) },
    { name: "a redirect", tf: path(redirect()) },
    { name: "weighted services", tf: route(weighted()) },
    { name: "a route action without weights beside a service", tf: route(service, rewrite) },
    { name: "a service that is not known", tf: `variable "s" {}\n${path("service = var.s")}` },
    { name: "a service that may be none", tf: `variable "s" {}\n${path("service = var.s", redirect())}` },
    {
      name: "a redirect that may be none",
      tf: `variable "r" {}\n${path(service, 'dynamic "url_redirect" {\n  for_each = var.r\n  content {\n    https_redirect = true\n    strip_query    = false\n  }\n}')}`,
    },
    { name: "null is none", tf: path("service = null", redirect()) },
  ],
  invalid: [
    {
      name: "a service and a redirect",
      tf: path(service, redirect("«url_redirect»")),
      message:
        'Path rule 1 of path matcher "all" has service and urlRedirect: it is open where its requests go, and the API refuses it. Keep one of them.',
      fixes: ["Keep the service", "Keep the redirect"],
      fixed: path(service),
    },
    {
      name: "a service and weights",
      tf: route(service, weighted("«weighted_backend_services»")),
      fixes: ["Keep the service", "Keep the weighted services"],
      fixed: route(service),
    },
    { name: "all three", tf: route(service, redirect(), weighted("«weighted_backend_services»")) },
    {
      name: "none",
      tf: route(rewrite).replace("route_rules", "«route_rules»"),
      message:
        'Route rule 1 of path matcher "all" has no service, no redirect and no weighted services, so its requests have nowhere to go. Give it one of these.',
      fixes: ["Send these requests to web"],
    },
    { name: "nothing at all", tf: withMatcher(pathRule('["/a"]', "").replace("path_rule", "«path_rule»")) },
  ],
});
