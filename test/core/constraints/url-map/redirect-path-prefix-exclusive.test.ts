import rule from "../../../../src/core/constraints/url-map/redirect-path-prefix-exclusive";
import { testConstraint } from "../../../support/test-constraint";
import { api, block, pathRule, routeRule, urlMap, withMatcher } from "./maps";

const redirect = (body: string) => urlMap(block("default_url_redirect", `${body}\nstrip_query = false`));
const rewrite = (body: string) =>
  withMatcher(
    routeRule(
      'path_template_match = "/{a}/**"',
      `service = ${api}\n${block("route_action", block("url_rewrite", body))}`,
    ),
  );

testConstraint(rule, {
  valid: [
    { name: "a path", tf: redirect('path_redirect = "/a"') },
    { name: "a prefix", tf: redirect('prefix_redirect = "/a"\nhttps_redirect = true') },
    { name: "an empty text is none", tf: redirect('prefix_redirect = "/a"\npath_redirect = ""') },
    {
      name: "a path that may be none",
      tf: `variable "p" {}\n${redirect('prefix_redirect = "/a"\npath_redirect = var.p')}`,
    },
    { name: "one rewrite", tf: rewrite('path_template_rewrite = "/{a}"\nhost_rewrite = "a.example"') },
  ],
  invalid: [
    {
      name: "both in a redirect",
      tf: redirect('path_redirect = "/a"\nprefix_redirect = «"/b"»'),
      message:
        "pathRedirect and prefixRedirect both say what becomes of the path, so the API refuses the redirect. Keep one of them.",
      fixes: ["Keep pathRedirect", "Keep prefixRedirect"],
      fixed: redirect('path_redirect = "/a"'),
    },
    {
      name: "both in a rule's redirect",
      tf: withMatcher(
        pathRule(
          '["/a/*"]',
          block("url_redirect", 'path_redirect = "/a"\nprefix_redirect = «"/b"»\nstrip_query = false'),
        ),
      ),
    },
    {
      name: "both in a rewrite",
      tf: rewrite('path_prefix_rewrite = "/b"\npath_template_rewrite = «"/{a}"»'),
      fixed: rewrite('path_prefix_rewrite = "/b"'),
    },
  ],
});
