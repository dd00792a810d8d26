import rule from "../../../../src/core/constraints/forwarding-rule/backend-bucket-product";
import { testConstraint } from "../../../support/test-constraint";

const bucket = (lines = "") => `resource "google_compute_backend_bucket" "static" {
  name        = "static"
  bucket_name = "static"
${lines}}
`;
const scheme = (name: string) => `  load_balancing_scheme = "${name}"\n`;
const map = (
  body = "  default_service = google_compute_backend_bucket.static.id\n",
) => `resource "google_compute_url_map" "web" {
  name            = "web"
${body}}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`;
const front = (value: string, name = "web") => `resource "google_compute_global_forwarding_rule" "${name}" {
  name                  = "${name}"
  load_balancing_scheme = ${value}
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`;

testConstraint(rule, {
  valid: [
    { name: "no scheme, external", tf: bucket() + map() + front('"EXTERNAL_MANAGED"') },
    { name: "no scheme, classic", tf: bucket() + map() + front('"EXTERNAL"') },
    { name: "internal both", tf: bucket(scheme("INTERNAL_MANAGED")) + map() + front('"INTERNAL_MANAGED"') },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${bucket()}${map()}${front("var.s")}` },
    {
      name: "a bucket's scheme that is not known",
      tf: `variable "s" {}\n${bucket("  load_balancing_scheme = var.s\n")}${map()}${front('"INTERNAL_MANAGED"')}`,
    },
    {
      name: "error pages only",
      tf: `${bucket()}${map(`  default_service = "projects/p/global/backendServices/a"
  default_custom_error_response_policy {
    error_service = google_compute_backend_bucket.static.id
  }
`)}${front('"INTERNAL_MANAGED"')}`,
    },
    { name: "no forwarding rule", tf: bucket(scheme("INTERNAL_MANAGED")) + map() },
  ],
  invalid: [
    {
      name: "an internal rule, and a bucket without scheme",
      tf: bucket() + map() + front('«"INTERNAL_MANAGED"»'),
      message:
        'The rule\'s scheme is INTERNAL_MANAGED, but the backend bucket "static" that it leads to has none and is for external load balancers, so it cannot serve this load balancer. Set the scheme of the bucket.',
      fixes: ["Set the scheme of static to INTERNAL_MANAGED"],
    },
    {
      name: "an external rule, and an internal bucket",
      tf: bucket(scheme("INTERNAL_MANAGED")) + map() + front('«"EXTERNAL_MANAGED"»'),
      fixes: ["Remove the scheme of static"],
      fixed: bucket() + map() + front('"EXTERNAL_MANAGED"'),
    },
    { name: "a mesh", tf: bucket() + map() + front('«"INTERNAL_SELF_MANAGED"»'), fixes: [] },
    {
      name: "rules that disagree",
      tf: bucket() + map() + front('«"INTERNAL_MANAGED"»') + front('"EXTERNAL_MANAGED"', "out"),
      fixes: [],
    },
    {
      name: "a bucket that is cached",
      tf: bucket("  enable_cdn  = true\n") + map() + front('«"INTERNAL_MANAGED"»'),
      fixes: [],
    },
  ],
});
