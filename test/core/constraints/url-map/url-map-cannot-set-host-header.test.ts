import rule from "../../../../src/core/constraints/url-map/url-map-cannot-set-host-header";
import { testConstraint } from "../../../support/test-constraint";
import { api, block, routeRule, withDefault, withMatcher } from "./maps";

const add = (name: string, value = '"origin.example.com"') =>
  block("request_headers_to_add", `header_name  = ${name}\nheader_value = ${value}\nreplace      = true`);
const action = (...body: string[]) => block("header_action", body.join("\n"));
const other = add('"x-app"', '"shop"');

testConstraint(rule, {
  valid: [
    { name: "another header", tf: withDefault(action(other)) },
    {
      name: "a response header",
      tf: withDefault(
        action(block("response_headers_to_add", 'header_name = "host"\nheader_value = "a"\nreplace = true')),
      ),
    },
    { name: "a name that is not known", tf: `variable "h" {}\n${withDefault(action(add("var.h")))}` },
  ],
  invalid: [
    {
      name: "at the map, which has no rules",
      tf: withDefault(action(add('«"Host"»'))),
      message:
        'The header action sets "Host", which header actions cannot change: backends still get the client\'s host. Use a URL rewrite with hostRewrite.',
      fixes: ["Rewrite the host to origin.example.com", "Remove the header"],
    },
    {
      name: "at the map, which has rules that it would not reach",
      tf: withMatcher(routeRule('prefix_match = "/"')).replace(
        /\}\n$/,
        `  ${action(add('«":authority"»'), other)}\n}\n`,
      ),
      fixes: ["Remove the header"],
      fixed: withMatcher(routeRule('prefix_match = "/"')).replace(/\}\n$/, `  ${action(other)}\n}\n`),
    },
    {
      name: "at a route rule",
      tf: withMatcher(routeRule('prefix_match = "/"', `service = ${api}\n${action(add('«"host"»'))}`)),
      fixes: ["Rewrite the host to origin.example.com", "Remove the header"],
    },
    {
      name: "at a route rule that rewrites the host",
      tf: withMatcher(
        routeRule(
          'prefix_match = "/"',
          `service = ${api}\n${action(add('«"host"»'))}\n${block("route_action", block("url_rewrite", 'host_rewrite = "a.example"'))}`,
        ),
      ),
      fixes: ["Remove the header"],
    },
    {
      name: "a value that is no host",
      tf: withDefault(action(add('«"Host"»', '"{client_region}"'))),
      fixes: ["Remove the header"],
    },
    {
      name: "removed",
      tf: withDefault(action('request_headers_to_remove = ["x-app", «"Host"»]')),
      fixes: ["Leave it out"],
      fixed: withDefault(action('request_headers_to_remove = ["x-app"]')),
    },
    {
      name: "at a weighted service",
      tf: withDefault(
        block(
          "default_route_action",
          block("weighted_backend_services", `backend_service = ${api}\nweight = 1\n${action(add('«"Host"»'))}`),
        ),
      ).replace(/ {2}default_service = .*\n/, ""),
      fixes: ["Remove the header"],
    },
  ],
});
