import rule from "../../../../src/core/constraints/url-map/classic-alb-advanced-routing";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";
import { block, frontEnd, routeRule, withDefault, withMatcher } from "./maps";

const a = "google_compute_backend_service.a.id";
const scheme = (name: string) => service(`load_balancing_scheme = "${name}"`, "a");
const route = (action: string, match = 'prefix_match = "/"') =>
  withMatcher(routeRule(match, `service = ${a}\n${action}`), a);
const timeout = (head = "timeout") => block("route_action", block(head, "seconds = 10"));
const rewrite = block("route_action", block("url_rewrite", 'host_rewrite = "a.example"'));
const headers = (head = "header_action") => block(head, 'request_headers_to_remove = ["x-a"]');
const migrate =
  "Use the global external load balancer: set scheme EXTERNAL_MANAGED on its forwarding rules and services";

testConstraint(rule, {
  valid: [
    { name: "a rewrite", tf: scheme("EXTERNAL") + route(rewrite) + frontEnd("EXTERNAL") },
    {
      name: "header and query matches",
      tf:
        scheme("EXTERNAL") +
        route(
          rewrite,
          `prefix_match = "/"\n${block("header_matches", 'header_name = "x-a"\nexact_match = "1"')}\n${block("query_parameter_matches", 'name = "q"\npresent_match = true')}`,
        ) +
        frontEnd("EXTERNAL"),
    },
    {
      name: "a managed load balancer",
      tf: scheme("EXTERNAL_MANAGED") + route(timeout()) + frontEnd("EXTERNAL_MANAGED"),
    },
    { name: "managed services, not yet in use", tf: scheme("EXTERNAL_MANAGED") + route(timeout()) },
    { name: "no scheme: it may be either", tf: service("", "a") + route(timeout()) },
    {
      name: "services of both schemes",
      tf: `${scheme("EXTERNAL")}${service('load_balancing_scheme = "EXTERNAL_MANAGED"', "b")}${withMatcher(routeRule('prefix_match = "/"', `service = google_compute_backend_service.b.id\n${timeout()}`), a)}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${service("load_balancing_scheme = var.s", "a")}${route(timeout())}`,
    },
    {
      name: "services that are not known",
      tf: route(timeout()).replaceAll(a, '"projects/p/global/backendServices/a"'),
    },
  ],
  invalid: [
    {
      name: "a timeout, behind a classic rule",
      tf: scheme("EXTERNAL") + route(timeout("«timeout»")) + frontEnd("EXTERNAL"),
      message:
        "This URL map is for a Classic Application Load Balancer, which knows URL rewrites only and no timeout: the API refuses it. Move the load balancer to EXTERNAL_MANAGED, or remove the timeout.",
      fixes: [migrate, "Remove the timeout"],
      fixed: scheme("EXTERNAL_MANAGED") + route(timeout()) + frontEnd("EXTERNAL_MANAGED"),
    },
    {
      name: "a header action, with classic services",
      tf: scheme("EXTERNAL") + route(headers("«header_action»")),
      fixes: [migrate, "Remove the headerAction"],
    },
    {
      name: "weights",
      tf:
        scheme("EXTERNAL") +
        withDefault(
          block("default_route_action", block("«weighted_backend_services»", `backend_service = ${a}\nweight = 1`)),
          a,
        ).replace(/ {2}default_service.*\n/, ""),
      fixes: [migrate],
    },
    {
      name: "a range of header values",
      tf:
        scheme("EXTERNAL") +
        route(
          rewrite,
          `prefix_match = "/"\n${block("header_matches", `header_name = "x-a"\n${block("«range_match»", "range_start = 1\nrange_end = 5")}`)}`,
        ),
      fixes: [migrate],
    },
    {
      name: "retries and CORS",
      tf:
        scheme("EXTERNAL") +
        route(
          block(
            "route_action",
            `${block("«retry_policy»", "num_retries = 2")}\n${block("«cors_policy»", "allow_credentials = true")}`,
          ),
        ),
    },
  ],
});
