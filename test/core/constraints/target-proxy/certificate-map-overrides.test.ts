import rule from "../../../../src/core/constraints/target-proxy/certificate-map-overrides";
import { testConstraint } from "../../../support/test-constraint";
import { certificateMap, httpsProxy, sslProxy, toCertificateMap } from "../front-end-fixtures";

const map = '"//certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m"';
const list = '["projects/p/global/sslCertificates/c"]';

testConstraint(rule, {
  valid: [
    { name: "a map alone", tf: httpsProxy(`  certificate_map = ${map}\n`) },
    { name: "certificates alone", tf: httpsProxy(`  ssl_certificates = ${list}\n`) },
    { name: "an empty list", tf: httpsProxy(`  certificate_map = ${map}\n  ssl_certificates = []\n`) },
    {
      name: "a map that may be null",
      tf: `variable "map" {}\n${httpsProxy(`  certificate_map = var.map\n  ssl_certificates = ${list}\n`)}`,
    },
  ],
  invalid: [
    {
      name: "both, by links",
      tf: httpsProxy(`  certificate_map = ${map}\n  ssl_certificates = «${list}»\n`),
      fixes: ["Remove the certificates that the map hides"],
      fixed: httpsProxy(`  certificate_map = ${map}\n`),
    },
    {
      name: "a map that is declared, on an SSL proxy",
      tf: `${certificateMap}${sslProxy(`  backend_service = "projects/p/global/backendServices/b"
  certificate_map = ${toCertificateMap}
  ssl_certificates = «${list}»
`)}`,
    },
  ],
});
