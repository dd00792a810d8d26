import rule from "../../../../src/core/constraints/url-map/url-map-duplicate-host";
import { testConstraint } from "../../../support/test-constraint";
import { withDefault } from "./maps";

const matcher = (name: string) =>
  `path_matcher {\n  name            = "${name}"\n  default_service = "projects/p/global/backendServices/${name}"\n}\n`;
const hostRule = (hosts: string, name: string) =>
  `host_rule {\n  hosts        = ${hosts}\n  path_matcher = "${name}"\n}\n`;
const two = (first: string, second: string, name = "b") =>
  withDefault(`${hostRule(first, "a")}${hostRule(second, name)}${matcher("a")}${matcher("b")}`);

testConstraint(rule, {
  valid: [
    { name: "different hosts", tf: two('["example.com"]', '["*.example.com", "example.com:8080", "*"]') },
    { name: "Terraform's list is a set", tf: two('["example.com", "example.com"]', '["www.example.com"]') },
    { name: "Terraform's host rules are a set", tf: two('["example.com"]', '["example.com"]', "a") },
    { name: "hosts that are not known", tf: `variable "h" {}\n${two("[var.h]", "[var.h]")}` },
  ],
  invalid: [
    {
      name: "in two rules",
      tf: two('["example.com"]', '["www.example.com", «"example.com"»]'),
      message:
        'The host "example.com" is in host rule 1 already, and a host can select one path matcher only. Remove one of the two.',
      fixes: ['Leave "example.com" to host rule 1', 'Leave "example.com" to host rule 2, and remove host rule 1'],
      fixed: two('["example.com"]', '["www.example.com"]'),
    },
    { name: "whatever the letter case", tf: two('["Example.com", «"example.com"»]', '["www.example.com"]') },
    {
      name: "every host, twice",
      tf: two('["*"]', '[«"*"»]'),
      fixed: withDefault(`${hostRule('["*"]', "a")}${matcher("a")}${matcher("b")}`),
    },
  ],
});
