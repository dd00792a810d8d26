import rule from "../../../../src/core/constraints/url-map/path-template-syntax";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";
import { api, block, frontEnd, pathRule, routeRule, withMatcher } from "./maps";

const match = (template: string) => withMatcher(routeRule(`path_template_match = ${template}`));
const rewriteTo = (rewrite: string) =>
  block("route_action", block("url_rewrite", `path_template_rewrite = ${rewrite}`));
const rewrite = (template: string, to: string) =>
  withMatcher(routeRule(`path_template_match = ${template}`, `service = ${api}\n${rewriteTo(to)}`));
const a = "google_compute_backend_service.a.id";
const scheme = (name: string) => service(`load_balancing_scheme = "${name}"`, "a");
const behind = (template: string) => withMatcher(routeRule(`path_template_match = ${template}`, `service = ${a}`), a);

testConstraint(rule, {
  valid: [
    { name: "five operators", tf: match('"/{a}/{b=*}/*/x/{c_1=news/*}/**"') },
    { name: "a suffix after the last", tf: match('"/**.m3u8"') },
    { name: "a rewrite with its variables", tf: rewrite('"/{a}/{rest=**}"', '"/x/{rest}"') },
    { name: "a rewrite without any", tf: rewrite('"/{a}/**"', '"/x"') },
    { name: "a template that is not known", tf: `variable "t" {}\n${rewrite("var.t", '"/{b}"')}` },
    {
      name: "a managed load balancer",
      tf: scheme("EXTERNAL_MANAGED") + behind('"/{a}"') + frontEnd("EXTERNAL_MANAGED"),
    },
  ],
  invalid: [
    {
      name: "six operators",
      tf: match('«"/{a}/{b}/{c}/{d}/{e}/{f}"»'),
      message:
        "The template has 6 operators, and at most 5 variables and wildcards are allowed. Match fewer parts of the path.",
      fixes: [],
    },
    {
      name: "a variable twice",
      tf: match('«"/{id}/x/{id}"»'),
      fixes: ['Write "/{id}/x/{id2}"'],
      fixed: match('"/{id}/x/{id2}"'),
    },
    {
      name: "a name that is none",
      tf: match('«"/{user-id=*}"»'),
      message:
        '"user-id" is no name for a variable: it takes a letter, then letters, digits and underscores. Rename it.',
      fixed: match('"/{user_id=*}"'),
    },
    { name: "the rest before another operator", tf: match('«"/**/x/*"»'), fixes: [] },
    {
      name: "a rewrite with a variable that the match has not",
      tf: rewrite('"/{shop}/{item}"', '«"/i/{items}"»'),
      message: 'No pathTemplateMatch of this rule has a variable "items" for the rewrite to use. It has: shop, item.',
      fixes: ['Use the variable "item"'],
      fixed: rewrite('"/{shop}/{item}"', '"/i/{item}"'),
    },
    {
      name: "a rewrite without a template",
      tf: withMatcher(routeRule('prefix_match = "/a"', `service = ${api}\n${rewriteTo('«"/{a}"»')}`)),
      fixes: [],
    },
    {
      name: "a rewrite in a path rule",
      tf: withMatcher(pathRule('["/a"]', `service = ${api}\n${rewriteTo('«"/x"»')}`)),
    },
    {
      name: "a classic load balancer",
      tf: scheme("EXTERNAL") + behind('«"/{a}"»') + frontEnd("EXTERNAL"),
      fixed: scheme("EXTERNAL_MANAGED") + behind('"/{a}"') + frontEnd("EXTERNAL_MANAGED"),
    },
  ],
});
