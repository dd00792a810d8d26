import rule from "../../../../src/core/constraints/backend-service/cdn-with-iap";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";

const iap = (enabled: string) => `iap {\n  enabled = ${enabled}\n}`;

testConstraint(rule, {
  valid: [
    { name: "CDN alone", tf: service("enable_cdn = true") },
    { name: "IAP that is off", tf: service(`enable_cdn = true\n${iap("false")}`) },
    { name: "IAP that is not known", tf: `variable "on" {}\n${service(`enable_cdn = true\n${iap("var.on")}`)}` },
  ],
  invalid: [
    {
      name: "both",
      tf: service(`enable_cdn = «true»\n${iap("true")}`),
      fixes: ["Switch Cloud CDN off", "Switch Identity-Aware Proxy off"],
      fixed: service(`enable_cdn = false\n${iap("true")}`),
    },
    {
      name: "through a variable with a default",
      tf: `variable "on" {\n  default = true\n}\n${service(`enable_cdn = «var.on»\n${iap("var.on")}`)}`,
    },
  ],
});
