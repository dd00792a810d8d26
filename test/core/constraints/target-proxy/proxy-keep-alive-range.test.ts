import rule from "../../../../src/core/constraints/target-proxy/proxy-keep-alive-range";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule } from "../fixtures";

const proxy = (seconds: string, scope = "", place = "") => `resource "google_compute_${scope}target_http_proxy" "web" {
  name                        = "web"${place}
  url_map                     = "projects/p/${place ? "regions/europe-west1" : "global"}/urlMaps/web"
  http_keep_alive_timeout_sec = ${seconds}
}
`;
const internal = globalRule(
  'load_balancing_scheme = "INTERNAL_MANAGED"\nport_range = "80"\nnetwork = "default"\nsubnetwork = "projects/p/regions/europe-west1/subnetworks/a"\ntarget = google_compute_target_http_proxy.web.id',
);

testConstraint(rule, {
  valid: [
    { name: "the longest", tf: proxy("1200") },
    { name: "the shortest", tf: proxy("5") },
    { name: "the longest of a regional one", tf: proxy("600", "region_", '\n  region = "europe-west1"') },
    { name: "not known", tf: `variable "s" {}\n${proxy("var.s")}` },
    { name: "not set", tf: proxy("null") },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${proxy("1200")}${internal.replace('"INTERNAL_MANAGED"', "var.s")}`,
    },
  ],
  invalid: [
    {
      name: "too long",
      tf: proxy("«1800»"),
      message:
        "The keep-alive timeout is 1800 seconds, but an Application Load Balancer takes 5 to 1200: the API refuses it. Set it within the range, or remove it for the default.",
      fixes: ["Set it to 1200 seconds", "Remove it: the default applies"],
      fixed: proxy("1200"),
    },
    { name: "too short", tf: proxy("«2»"), fixes: ["Set it to 5 seconds", "Remove it: the default applies"] },
    {
      name: "too long for a regional one",
      tf: proxy("«610»", "region_", '\n  region = "europe-west1"'),
      message:
        "The keep-alive timeout is 610 seconds, but a regional Application Load Balancer takes 5 to 600: the API refuses it. Set it within the range, or remove it for the default.",
    },
    {
      name: "too long for a cross-region internal one",
      tf: proxy("«1200»") + internal,
      fixes: ["Set it to 600 seconds", "Remove it: the default applies"],
    },
    {
      name: "of an HTTPS proxy",
      tf: `resource "google_compute_target_https_proxy" "web" {
  name                        = "web"
  url_map                     = "projects/p/global/urlMaps/web"
  ssl_certificates            = ["projects/p/global/sslCertificates/web"]
  http_keep_alive_timeout_sec = «1201»
}
`,
    },
  ],
});
