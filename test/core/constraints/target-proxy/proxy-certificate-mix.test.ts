import rule from "../../../../src/core/constraints/target-proxy/proxy-certificate-mix";
import { testConstraint } from "../../../support/test-constraint";
import { certificate, globalRule, httpsProxy, regionalHttpsProxy, toHttpsProxy } from "../front-end-fixtures";

const classic = '  ssl_certificates = ["projects/p/regions/us-central1/sslCertificates/c"]\n';
const managed = '["projects/p/locations/us-central1/certificates/c"]';

testConstraint(rule, {
  valid: [
    { name: "classic ones", tf: regionalHttpsProxy(classic) },
    {
      name: "those of Certificate Manager",
      tf: regionalHttpsProxy(`  certificate_manager_certificates = ${managed}\n`),
    },
    { name: "an empty list", tf: regionalHttpsProxy(`${classic}  certificate_manager_certificates = []\n`) },
    {
      name: "a list that may be null",
      tf: `variable "certificates" {}\n${regionalHttpsProxy(`${classic}  certificate_manager_certificates = var.certificates\n`)}`,
    },
  ],
  invalid: [
    {
      name: "both",
      tf: regionalHttpsProxy(`${classic}  certificate_manager_certificates = «${managed}»\n`),
      fixes: ["Keep the Certificate Manager certificates", "Keep the Compute Engine certificates"],
      fixed: regionalHttpsProxy(`  certificate_manager_certificates = ${managed}\n`),
    },
    {
      name: "both, global external, which takes no Certificate Manager certificates directly",
      tf: `${httpsProxy(`  ssl_certificates = ["projects/p/global/sslCertificates/c"]
  certificate_manager_certificates = «["projects/p/locations/global/certificates/c"]»
`)}${globalRule(toHttpsProxy, '"EXTERNAL_MANAGED"')}`,
      fixes: ["Keep the Compute Engine certificates"],
    },
    {
      name: "both on a global proxy, one declared",
      tf: `${certificate}${httpsProxy(`  ssl_certificates = [google_compute_ssl_certificate.web.id]
  certificate_manager_certificates = «["projects/p/locations/global/certificates/c"]»
`)}`,
    },
  ],
});
