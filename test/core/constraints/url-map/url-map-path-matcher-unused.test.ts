import rule from "../../../../src/core/constraints/url-map/url-map-path-matcher-unused";
import { testConstraint } from "../../../support/test-constraint";
import { withDefault } from "./maps";

const matcher = (name: string) =>
  `path_matcher {\n  name            = ${name}\n  default_service = "projects/p/global/backendServices/web"\n}\n`;
const hostRule = (name: string) => `host_rule {\n  hosts        = ["example.com"]\n  path_matcher = ${name}\n}\n`;

testConstraint(rule, {
  valid: [
    { name: "a host rule names it", tf: withDefault(hostRule('"shop"') + matcher('"shop"')) },
    { name: "none at all", tf: withDefault("") },
    {
      name: "a host rule's name is not known",
      tf: `variable "n" {}\n${withDefault(hostRule("var.n") + matcher('"shop"'))}`,
    },
    { name: "its own name is not known", tf: `variable "n" {}\n${withDefault(matcher("var.n"))}` },
    {
      name: "host rules that are not known",
      tf: `variable "m" {}\n${withDefault(`${matcher('"shop"')}dynamic "host_rule" {
  for_each = var.m
  content {
    hosts        = [host_rule.key]
    path_matcher = host_rule.value
  }
}`)}`,
    },
  ],
  invalid: [
    {
      name: "no host rule names it",
      tf: withDefault(hostRule('"shop"') + matcher('"shop"') + matcher('«"other"»')),
      message:
        'No host rule names the path matcher "other", so no request ever reaches its rules. Add a host rule for it, or delete it.',
      fixes: ['Delete the path matcher "other"', "Add a host rule"],
      fixed: withDefault(hostRule('"shop"') + matcher('"shop"')),
      answer: "www.example.com",
    },
    {
      name: "one names almost it",
      tf: withDefault(hostRule('"shops"') + matcher('«"shop"»')),
      fixes: ['Use it for the hosts that name "shops"', "Add a host rule"],
      fixed: withDefault(hostRule('"shop"') + matcher('"shop"')),
      answer: "www.example.com",
    },
  ],
});
