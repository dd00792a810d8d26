import rule from "../../../../src/core/constraints/forwarding-rule/certificate-method-unsupported";
import { testConstraint } from "../../../support/test-constraint";
import { certificateMap, globalRule, httpsProxy, toCertificateMap, toHttpsProxy } from "../front-end-fixtures";

const list = (what: string) => `  certificate_manager_certificates = [${what}]\n`;
const direct = list('"//certificatemanager.googleapis.com/projects/p/locations/global/certificates/c"');
const byMap = `  certificate_map = ${toCertificateMap}\n`;
const marked = (scheme: string) => globalRule(`«${toHttpsProxy}»`, scheme);
const certificate = `resource "google_certificate_manager_certificate" "web" {
  name  = "web"
  scope = "ALL_REGIONS"
  managed {
    domains = ["www.example.com"]
  }
}
`;
const entry = `resource "google_certificate_manager_certificate_map_entry" "web" {
  name         = "web"
  map          = google_certificate_manager_certificate_map.hosts.name
  hostname     = "www.example.com"
  certificates = [google_certificate_manager_certificate.web.id]
}
`;

testConstraint(rule, {
  valid: [
    {
      name: "a map, global external",
      tf: `${certificateMap}${httpsProxy(byMap)}${globalRule(toHttpsProxy, '"EXTERNAL_MANAGED"')}`,
    },
    {
      name: "certificates, cross-region internal",
      tf: `${httpsProxy(direct)}${globalRule(toHttpsProxy, '"INTERNAL_MANAGED"')}`,
    },
    {
      name: "certificates, regional external",
      tf: `resource "google_compute_region_target_https_proxy" "web" {
  name                             = "web"
  region                           = "us-central1"
  url_map                          = "projects/p/regions/us-central1/urlMaps/web"
  certificate_manager_certificates = ["projects/p/locations/us-central1/certificates/c"]
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "443"
  target                = google_compute_region_target_https_proxy.web.id
}
`,
    },
    {
      name: "a mixture, which is a mistake of its own",
      tf: `${httpsProxy(`${direct}  ssl_certificates = ["projects/p/global/sslCertificates/c"]\n`)}${globalRule(toHttpsProxy, '"EXTERNAL_MANAGED"')}`,
    },
    { name: "no rule in sight", tf: httpsProxy(direct) },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${httpsProxy(direct)}${globalRule(toHttpsProxy, "var.s")}`,
    },
  ],
  invalid: [
    {
      name: "certificates, global external",
      tf: `${httpsProxy(direct)}${marked('"EXTERNAL_MANAGED"')}`,
      fixes: [],
    },
    {
      name: "certificates, classic, with a map beside them",
      tf: `${certificateMap}${httpsProxy(direct)}${marked('"EXTERNAL"')}`,
      fixes: ["Use the certificate map hosts"],
      fixed: `${certificateMap}${httpsProxy(byMap)}${globalRule(toHttpsProxy, '"EXTERNAL"')}`,
    },
    {
      name: "a map, cross-region internal",
      tf: `${certificateMap}${httpsProxy(byMap)}${marked('"INTERNAL_MANAGED"')}`,
      message:
        "The proxy web uses a certificate map, which internal load balancers (INTERNAL_MANAGED) do not support. List the certificates on the proxy itself.",
    },
    {
      name: "a map whose certificates are declared",
      tf: `${certificate}${certificateMap}${entry}${httpsProxy(byMap)}${marked('"INTERNAL_MANAGED"')}`,
      fixes: ["List the certificates of the map on the proxy"],
      fixed: `${certificate}${certificateMap}${entry}${httpsProxy(list("google_certificate_manager_certificate.web.id"))}${globalRule(toHttpsProxy, '"INTERNAL_MANAGED"')}`,
    },
  ],
});
