import rule from "../../../../src/core/constraints/target-proxy/proxy-no-ssl-policy";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, headMarked, httpsProxy, sslProxy, toHttpsProxy } from "../front-end-fixtures";

const certificates = '  ssl_certificates = ["projects/p/global/sslCertificates/c"]\n';
const marked = (tf: string) => headMarked(tf, "target_\\w+");
const policy = `resource "google_compute_ssl_policy" "modern" {
  name            = "modern"
  min_tls_version = "TLS_1_2"
}
`;

testConstraint(rule, {
  valid: [
    { name: "a policy", tf: httpsProxy(`${certificates}  ssl_policy = "projects/p/global/sslPolicies/s"\n`) },
    {
      name: "a policy that is not known",
      tf: `variable "p" {}\n${httpsProxy(`${certificates}  ssl_policy = var.p\n`)}`,
    },
    { name: "a service mesh", tf: `${httpsProxy("")}${globalRule(toHttpsProxy, '"INTERNAL_SELF_MANAGED"')}` },
    {
      name: "a rule of a scheme that is not known",
      tf: `variable "s" {}\n${httpsProxy(certificates)}${globalRule(toHttpsProxy, "var.s")}`,
    },
  ],
  invalid: [
    {
      name: "none: a new policy",
      tf: marked(httpsProxy(certificates)),
      fixes: ["Add an SSL policy (TLS 1.2, profile MODERN)"],
    },
    {
      name: "none: the only policy",
      tf: `${policy}${marked(httpsProxy(certificates))}`,
      fixes: ["Attach the SSL policy modern"],
      fixed: `${policy}${httpsProxy(`${certificates}  ssl_policy = google_compute_ssl_policy.modern.id\n`)}`,
    },
    {
      name: "an SSL proxy",
      tf: marked(sslProxy(`  backend_service = "projects/p/global/backendServices/b"\n${certificates}`)),
    },
  ],
});
