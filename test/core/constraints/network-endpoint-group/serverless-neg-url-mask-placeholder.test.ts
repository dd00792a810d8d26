import rule from "../../../../src/core/constraints/network-endpoint-group/serverless-neg-url-mask-placeholder";
import { testConstraint } from "../../../support/test-constraint";
import { negOf } from "../serverless-fixtures";

const mask = (block: string, text: string, more = "") => negOf("run", `${block} {\n  url_mask = ${text}\n${more}}`);
const gateway = '  platform = "apigateway.googleapis.com"\n';

testConstraint(rule, {
  valid: [
    { name: "a service", tf: mask("cloud_run", '"example.com/<service>"') },
    { name: "a tag", tf: mask("cloud_run", '"<tag>.example.com"', '  service = "svc"\n') },
    { name: "App Engine's version", tf: mask("app_engine", '"<version>.example.com"') },
    { name: "a function", tf: mask("cloud_function", '"/<function>"') },
    { name: "a gateway", tf: mask("serverless_deployment", '"/<gateway>"', gateway) },
    { name: "no mask", tf: negOf("run", 'cloud_run {\n  service = "svc"\n}') },
    { name: "not known in full", tf: `variable "h" {}\n${mask("cloud_run", `"\${var.h}/api"`)}` },
    {
      name: "a platform whose placeholders nobody here knows",
      tf: mask("serverless_deployment", '"/api"', '  platform = "other.googleapis.com"\n'),
    },
  ],
  invalid: [
    {
      name: "no placeholder",
      tf: mask("cloud_run", '«"example.com/api"»'),
      message:
        "The URL mask example.com/api has no <service> or <tag>, so no name can be cut out of a request's URL. Put one where the name stands, as in example.com/<service>.",
      fixes: [],
    },
    {
      name: "one of another platform",
      tf: mask("cloud_function", '«"/<service>"»'),
      message:
        "The URL mask /<service> has no <function>, so no name can be cut out of a request's URL. Put one where the name stands, as in example.com/<function>.",
    },
    {
      name: "beside the service",
      tf: mask("cloud_run", '«"example.com/api"»', '  service = "svc"\n'),
      fixes: ["Drop the mask: the service is named"],
      fixed: negOf("run", 'cloud_run {\n  service = "svc"\n}'),
    },
    {
      name: "a scheme",
      tf: mask("app_engine", '«"https://example.com/<service>"»'),
      message:
        "The URL mask https://example.com/<service> begins with https://, but a mask is host and path only and would match no request. Leave the scheme out.",
      fixes: ["Leave out https://"],
      fixed: mask("app_engine", '"example.com/<service>"'),
    },
    { name: "both", tf: mask("cloud_run", '«"https://example.com/api"»'), fixes: [] },
    { name: "of a gateway", tf: mask("serverless_deployment", '«"/api"»', gateway) },
  ],
});
