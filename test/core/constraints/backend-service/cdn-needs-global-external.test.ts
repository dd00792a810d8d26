import rule from "../../../../src/core/constraints/backend-service/cdn-needs-global-external";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const bucket = (cdn: string, scheme: string) => `resource "google_compute_backend_bucket" "static" {
  name                  = "static"
  bucket_name           = "static"
  load_balancing_scheme = ${scheme}
  enable_cdn            = ${cdn}
}
`;

testConstraint(rule, {
  valid: [
    { name: "a global service", tf: service('protocol = "HTTPS"\nenable_cdn = true') },
    { name: "off on a regional service", tf: regionalService("enable_cdn = false") },
    { name: "not known", tf: `variable "on" {}\n${regionalService("enable_cdn = var.on")}` },
    { name: "an external bucket", tf: bucket("true", '"EXTERNAL_MANAGED"') },
  ],
  invalid: [
    {
      name: "a regional service",
      tf: regionalService('load_balancing_scheme = "EXTERNAL_MANAGED"\nenable_cdn = «true»'),
      message:
        "Cloud CDN works only in front of global external Application Load Balancers, but this backend service is regional: the API refuses it. Switch Cloud CDN off.",
      fixes: ["Switch Cloud CDN off"],
      fixed: regionalService('load_balancing_scheme = "EXTERNAL_MANAGED"\nenable_cdn = false'),
    },
    { name: "an internal service", tf: service('load_balancing_scheme = "INTERNAL_MANAGED"\nenable_cdn = «true»') },
    { name: "a TCP service", tf: service('protocol = "TCP"\nenable_cdn = «true»') },
    { name: "an internal bucket", tf: bucket("«true»", '"INTERNAL_MANAGED"') },
  ],
});
