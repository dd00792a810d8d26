import rule from "../../../../src/core/constraints/url-map/url-map-host-syntax";
import { testConstraint } from "../../../support/test-constraint";
import { withDefault } from "./maps";

const hosts = (list: string) =>
  withDefault(`host_rule {
  hosts        = ${list}
  path_matcher = "shop"
}
path_matcher {
  name            = "shop"
  default_service = "projects/p/global/backendServices/shop"
}`);

testConstraint(rule, {
  valid: [
    { name: "host names", tf: hosts('["shop.example.com", "localhost", "Shop.Example.com"]') },
    { name: "a port", tf: hosts('["shop.example.com:8443"]') },
    { name: "every host", tf: hosts('["*"]') },
    { name: "wildcards", tf: hosts('["*.example.com", "*-shop.example.com"]') },
    { name: "a host that is not known", tf: `variable "d" {}\n${hosts('["https://${var.d}", var.d]')}` },
  ],
  invalid: [
    {
      name: "a scheme",
      tf: hosts('[«"https://shop.example.com/"»]'),
      message:
        '"https://shop.example.com/" is no host name: it has a scheme, a path or a space, so the API refuses the URL map. Write the host name alone.',
      fixed: hosts('["shop.example.com"]'),
    },
    { name: "a path", tf: hosts('[«"example.com/shop"»]'), fixed: hosts('["example.com"]') },
    { name: "a space", tf: hosts('[«" example.com"»]'), fixed: hosts('["example.com"]') },
    {
      name: "two hosts in one",
      tf: hosts('["a.example", «"b.example/x"», "b.example"]'),
      fixed: hosts('["a.example", "b.example"]'),
    },
    { name: "an asterisk without a dot", tf: hosts('[«"*example.com"»]'), fixed: hosts('["*.example.com"]') },
    { name: "an asterisk in the middle", tf: hosts('[«"shop.*.com"»]'), fixes: [] },
    { name: "an asterisk at the end", tf: hosts('[«"example.*"»]'), fixes: [] },
    { name: "two asterisks", tf: hosts('[«"*.*.example.com"»]'), fixes: [] },
    { name: "two at the start", tf: hosts('[«"**.example.com"»]') },
  ],
});
