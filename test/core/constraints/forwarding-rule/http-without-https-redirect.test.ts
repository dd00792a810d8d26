import rule from "../../../../src/core/constraints/forwarding-rule/http-without-https-redirect";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule } from "../fixtures";

const map = (body = 'default_service = "projects/p/global/backendServices/web"', name = "web") =>
  `resource "google_compute_url_map" "${name}" {
  name = "${name}"
${body.replace(/^(?=.)/gm, "  ")}
}
`;
const redirect = map("default_url_redirect {\n  https_redirect = true\n  strip_query    = false\n}", "redirect");
const http = (to = "web") => `resource "google_compute_target_http_proxy" "http" {
  name    = "http"
  url_map = google_compute_url_map.${to}.id
}
`;
const https = `resource "google_compute_target_https_proxy" "https" {
  name             = "https"
  url_map          = google_compute_url_map.web.id
  ssl_certificates = ["projects/p/global/sslCertificates/web"]
}
`;
const front = (
  kind: "http" | "https",
  port: string,
  ip = '"34.1.2.3"',
  target?: string,
  scheme = '"EXTERNAL_MANAGED"',
  name: string = kind,
) =>
  globalRule(
    `load_balancing_scheme = ${scheme}\nip_address = ${ip}\nport_range = "${port}"\ntarget = ${target ?? `google_compute_target_${kind}_proxy.${kind}.id`}`,
    name,
  );
const marked = "«google_compute_target_http_proxy.http.id»";
const secure = https + front("https", "443");
const ready = ["Redirect to HTTPS by redirect"];
const acme = `default_url_redirect {
  https_redirect = true
  strip_query    = false
}
host_rule {
  hosts        = ["*"]
  path_matcher = "all"
}
path_matcher {
  name = "all"
  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
  path_rule {
    paths   = ["PATH"]
    service = "projects/p/global/backendServices/acme"
  }
}`;

testConstraint(rule, {
  valid: [
    { name: "a redirect", tf: map() + redirect + http("redirect") + front("http", "80") + secure },
    { name: "HTTPS only", tf: map() + secure },
    {
      name: "an internal rule",
      tf:
        map() +
        http() +
        front("http", "80", '"10.0.0.5"', undefined, '"INTERNAL_MANAGED"').replace(
          "  ip_address",
          '  subnetwork = "projects/p/regions/europe-west1/subnetworks/a"\n  ip_address',
        ),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${map()}${http()}${front("http", "80", '"34.1.2.3"', undefined, "var.s")}`,
    },
    {
      name: "a URL map that is not here",
      tf: http().replace("google_compute_url_map.web.id", '"projects/p/global/urlMaps/web"') + front("http", "80"),
    },
    {
      name: "a destination that is not known",
      tf: `variable "b" {}\n${map("default_service = var.b")}${http()}${front("http", "80")}`,
    },
    {
      name: "what certificate authorities ask for",
      tf: map(acme.replace("PATH", "/.well-known/acme-challenge/*")) + http() + front("http", "80"),
    },
    {
      name: "health checks, by the name of the rule",
      tf: map() + http() + front("http", "80", '"34.1.2.3"', undefined, '"EXTERNAL"', "web-health"),
    },
  ],
  invalid: [
    {
      name: "HTTP only",
      tf: map() + http() + front("http", "80", '"34.1.2.3"', marked),
      message:
        "This rule serves web over plain HTTP, so clients send credentials in the clear. Add a front end for HTTPS, and let this one redirect to it.",
      fixes: [],
    },
    {
      name: "HTTP beside HTTPS",
      tf: map() + http() + front("http", "80", '"34.1.2.3"', marked) + secure,
      message:
        "This rule serves web over plain HTTP beside HTTPS, so clients may send credentials in the clear. Point its proxy to a URL map that redirects to HTTPS.",
      fixes: ["Redirect to HTTPS by a URL map of its own"],
      fixed: `${map() + http("web_https_redirect") + front("http", "80") + secure}
resource "google_compute_url_map" "web_https_redirect" {
  name = "web-https-redirect"

  default_url_redirect {
    https_redirect         = true
    strip_query            = false
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
  }
}
`,
    },
    {
      name: "HTTP beside HTTPS, and a redirect that nobody uses",
      tf: map() + redirect + http() + front("http", "80", '"34.1.2.3"', marked) + secure,
      fixes: ready,
      fixed: map() + redirect + http("redirect") + front("http", "80") + secure,
    },
    {
      name: "HTTPS on another address",
      tf: map() + http() + front("http", "80", '"34.1.2.3"', marked) + https + front("https", "443", '"34.1.2.4"'),
      fixes: [],
    },
    {
      name: "HTTPS on another port",
      tf: map() + http() + front("http", "80", '"34.1.2.3"', marked) + https + front("https", "8443"),
      fixes: [],
    },
    {
      name: "a path that is served",
      tf: map(acme.replace("PATH", "/api/*")) + http() + front("http", "80", '"34.1.2.3"', marked),
    },
  ],
});
