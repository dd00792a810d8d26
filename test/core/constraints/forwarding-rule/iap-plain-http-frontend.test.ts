import rule from "../../../../src/core/constraints/forwarding-rule/iap-plain-http-frontend";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";

const guarded = (enabled: string) =>
  service(`load_balancing_scheme = "EXTERNAL_MANAGED"\niap {\n  enabled = ${enabled}\n}`);
const urlMap = `resource "google_compute_url_map" "web" {
  name = "web"
  default_service = google_compute_backend_service.web.id
}
`;
const redirect = `resource "google_compute_url_map" "redirect" {
  name = "redirect"
  default_url_redirect {
    https_redirect = true
    strip_query = false
  }
}
`;
const proxy = (protocol: string, map = "web", more = "") => `resource "google_compute_target_${protocol}_proxy" "web" {
  name = "web"
  url_map = google_compute_url_map.${map}.id
${more}}
`;
const frontEnd = (protocol: string, mark = (text: string) => text) =>
  `resource "google_compute_global_forwarding_rule" "${protocol}" {
  name = "${protocol}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range = "${protocol === "http" ? 80 : 443}"
  target = ${mark(`google_compute_target_${protocol}_proxy.web.id`)}
}
`;
const marked = frontEnd("http", (text) => `«${text}»`);
const https = `${proxy("https", "web", '  ssl_certificates = ["projects/p/global/sslCertificates/c"]\n')}${frontEnd("https")}`;

testConstraint(rule, {
  valid: [
    { name: "HTTPS alone", tf: `${guarded("true")}${urlMap}${https}` },
    { name: "HTTP without IAP", tf: `${guarded("false")}${urlMap}${proxy("http")}${frontEnd("http")}` },
    {
      name: "HTTP that only redirects",
      tf: `${guarded("true")}${urlMap}${redirect}${https}${proxy("http", "redirect")}${frontEnd("http")}`,
    },
    {
      name: "IAP that is not known",
      tf: `variable "on" {}\n${guarded("var.on")}${urlMap}${proxy("http")}${frontEnd("http")}`,
    },
  ],
  invalid: [
    {
      name: "HTTP alone",
      tf: `${guarded("true")}${urlMap}${proxy("http")}${marked}`,
      message:
        "web is guarded by Identity-Aware Proxy, but this rule leads to it over plain HTTP, where sign-in tokens travel unencrypted. Let the HTTP proxy only redirect to HTTPS.",
      fixes: [],
    },
    {
      name: "HTTP beside HTTPS",
      tf: `${guarded("true")}${urlMap}${https}${proxy("http")}${marked}`,
      fixes: ["Let the HTTP proxy only redirect to HTTPS"],
    },
  ],
});
