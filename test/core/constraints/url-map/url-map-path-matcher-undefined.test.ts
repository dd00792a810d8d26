import rule from "../../../../src/core/constraints/url-map/url-map-path-matcher-undefined";
import { testConstraint } from "../../../support/test-constraint";
import { urlMap, withDefault } from "./maps";

const matcher = (name: string) =>
  `path_matcher {\n  name            = ${name}\n  default_service = "projects/p/global/backendServices/web"\n}\n`;
const hostRule = (name: string) => `host_rule {\n  hosts        = ["example.com"]\n  path_matcher = ${name}\n}\n`;

testConstraint(rule, {
  valid: [
    { name: "it is there", tf: withDefault(hostRule('"shop"') + matcher('"shop"')) },
    { name: "the name is not known", tf: `variable "n" {}\n${withDefault(hostRule("var.n") + matcher('"shop"'))}` },
    {
      name: "a path matcher's name is not known",
      tf: `variable "n" {}\n${withDefault(hostRule('"shop"') + matcher("var.n"))}`,
    },
    {
      name: "path matchers that are not known",
      tf: `variable "m" {}\n${withDefault(`${hostRule('"shop"')}dynamic "path_matcher" {
  for_each = var.m
  content {
    name            = path_matcher.value
    default_service = "projects/p/global/backendServices/web"
  }
}`)}`,
    },
    {
      name: "path matchers made by a block",
      tf: withDefault(`${hostRule('"b"')}dynamic "path_matcher" {
  for_each = ["a", "b"]
  content {
    name            = path_matcher.value
    default_service = "projects/p/global/backendServices/web"
  }
}`),
    },
  ],
  invalid: [
    {
      name: "a misspelled name",
      tf: withDefault(hostRule('«"shops"»') + matcher('"shop"')),
      message:
        'The URL map has no path matcher named "shops", so requests for these hosts would lead nowhere. Name one that it has (shop), or add it.',
      fixes: ['Use the path matcher "shop"', 'Add the path matcher "shops"'],
      fixed: withDefault(hostRule('"shop"') + matcher('"shop"')),
    },
    {
      name: "another name, and one matcher that no rule names",
      tf: withDefault(hostRule('«"orders"»') + matcher('"shop"')),
      fixes: ['Use the path matcher "shop"', 'Add the path matcher "orders"'],
    },
    {
      name: "no path matcher at all",
      tf: withDefault(hostRule('«"shop"»')),
      message: 'The URL map has no path matcher at all, so requests for these hosts would lead nowhere. Add "shop".',
      fixes: ['Add the path matcher "shop"'],
      fixed: withDefault(hostRule('"shop"') + matcher('"shop"')),
    },
    {
      name: "no default service to lead to",
      tf: urlMap(
        `default_url_redirect {\n  https_redirect = true\n  strip_query    = false\n}\n${hostRule('«"shop"»')}`,
      ),
      fixes: [],
    },
    {
      name: "two of one name",
      tf: withDefault(hostRule('"shop"') + matcher('"shop"') + matcher('«"shop"»')),
      fixes: [],
    },
  ],
});
