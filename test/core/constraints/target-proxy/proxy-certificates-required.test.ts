import rule from "../../../../src/core/constraints/target-proxy/proxy-certificates-required";
import { testConstraint } from "../../../support/test-constraint";
import {
  certificate,
  certificateMap,
  globalRule,
  headMarked,
  httpsProxy,
  regionalHttpsProxy,
  sslProxy,
  toCertificateMap,
  toHttpsProxy,
} from "../front-end-fixtures";

const bare = (body = "") => `«resource "google_compute_target_https_proxy" "web"» {
  name = "web"
  url_map = "projects/p/global/urlMaps/web"
${body}}
`;

testConstraint(rule, {
  valid: [
    { name: "a certificate", tf: httpsProxy('  ssl_certificates = ["projects/p/global/sslCertificates/c"]\n') },
    {
      name: "one of Certificate Manager",
      tf: regionalHttpsProxy(
        '  certificate_manager_certificates = ["projects/p/locations/us-central1/certificates/c"]\n',
      ),
    },
    { name: "a certificate map", tf: `${certificateMap}${httpsProxy(`  certificate_map = ${toCertificateMap}\n`)}` },
    {
      name: "a server TLS policy",
      tf: httpsProxy('  server_tls_policy = "projects/p/locations/global/serverTlsPolicies/s"\n'),
    },
    { name: "a service mesh", tf: `${httpsProxy("")}${globalRule(toHttpsProxy, '"INTERNAL_SELF_MANAGED"')}` },
    { name: "a proxy of sidecars", tf: httpsProxy("  proxy_bind = true\n") },
    {
      name: "a rule of a scheme that is not known",
      tf: `variable "scheme" {}\n${httpsProxy("")}${globalRule(toHttpsProxy, "var.scheme")}`,
    },
    {
      name: "a list that is not known",
      tf: `variable "certificates" {}\n${httpsProxy("  ssl_certificates = var.certificates\n")}`,
    },
  ],
  invalid: [
    { name: "none", tf: bare(), fixes: [] },
    { name: "an empty list", tf: bare("  ssl_certificates = []\n") },
    {
      name: "none, with one certificate beside it",
      tf: `${certificate}${bare()}`,
      fixes: ["Present the certificate web"],
      fixed: `${certificate}${httpsProxy("  ssl_certificates = [google_compute_ssl_certificate.web.id]\n")}`,
    },
    {
      name: "none, with a certificate map beside it, for a global external load balancer",
      tf: `${certificateMap}${bare()}${globalRule(toHttpsProxy, '"EXTERNAL_MANAGED"')}`,
      fixes: ["Use the certificate map hosts"],
      fixed: `${certificateMap}${httpsProxy(`  certificate_map = ${toCertificateMap}\n`)}${globalRule(toHttpsProxy, '"EXTERNAL_MANAGED"')}`,
    },
    {
      name: "none, with a certificate map that an internal load balancer cannot use",
      tf: `${certificateMap}${bare()}${globalRule(toHttpsProxy, '"INTERNAL_MANAGED"')}`,
      fixes: [],
    },
    {
      name: "an SSL proxy with none",
      tf: headMarked(sslProxy('  backend_service = "projects/p/global/backendServices/b"\n'), "target_ssl_proxy"),
    },
  ],
});
