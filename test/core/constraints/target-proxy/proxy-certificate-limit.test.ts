import rule from "../../../../src/core/constraints/target-proxy/proxy-certificate-limit";
import { testConstraint } from "../../../support/test-constraint";
import { httpsProxy, regionalHttpsProxy, sslProxy } from "../front-end-fixtures";

const classic = (count: number) =>
  `[${Array.from({ length: count }, (_, at) => `"projects/p/global/sslCertificates/c${at}"`).join(", ")}]`;
const managed = (count: number) =>
  `[for i in range(${count}) : "projects/p/locations/us-central1/certificates/c\${i}"]`;

testConstraint(rule, {
  valid: [
    { name: "15 classic ones", tf: httpsProxy(`  ssl_certificates = ${classic(15)}\n`) },
    {
      name: "100 of Certificate Manager",
      tf: regionalHttpsProxy(`  certificate_manager_certificates = ${managed(100)}\n`),
    },
    {
      name: "a list of unknown length",
      tf: `variable "more" {}\n${httpsProxy(`  ssl_certificates = concat(${classic(3)}, var.more)\n`)}`,
    },
  ],
  invalid: [
    {
      name: "16 classic ones",
      tf: httpsProxy(`  ssl_certificates = «${classic(16)}»\n`),
      message:
        "16 Compute Engine certificates are listed, but a proxy holds at most 15, and the API refuses more. Use a certificate map, or certificates that cover several hosts.",
    },
    {
      name: "16 on an SSL proxy",
      tf: sslProxy(
        `  backend_service = "projects/p/global/backendServices/b"\n  ssl_certificates = «${classic(16)}»\n`,
      ),
    },
    {
      name: "101 of Certificate Manager",
      tf: regionalHttpsProxy(`  certificate_manager_certificates = «${managed(101)}»\n`),
    },
  ],
});
