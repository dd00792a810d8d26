import { expect, test } from "vitest";
import { runConstraints } from "../../../../src/core/constraints/run";
import rule from "../../../../src/core/constraints/ssl-certificate/managed-certificate-domains";
import { apiFormat } from "../../../../src/core/formats/api";
import { configConnectorFormat } from "../../../../src/core/formats/config-connector";
import { buildTopology } from "../../../../src/core/topology/build";
import { testConstraint } from "../../../support/test-constraint";

const managed = (domains: string) => `resource "google_compute_managed_ssl_certificate" "web" {
  name = "web"
  managed {
    domains = ${domains}
  }
}
`;
const many = (count: number) => `[for i in range(${count}) : "h\${i}.example.com"]`;
const long = `${"a".repeat(50)}.${"b".repeat(20)}.example.com`;

testConstraint(rule, {
  valid: [
    { name: "a domain", tf: managed('["www.example.com"]') },
    { name: "100 domains", tf: managed(many(100)) },
    { name: "a long domain that is not the first", tf: managed(`["www.example.com", "${long}"]`) },
    { name: "domains that are not known", tf: `variable "d" {}\n${managed("var.d")}` },
    {
      name: "a wildcard in Certificate Manager",
      tf: `resource "google_certificate_manager_certificate" "web" {
  name = "web"
  managed {
    domains            = ["*.example.com"]
    dns_authorizations = ["projects/p/locations/global/dnsAuthorizations/d"]
  }
}
`,
    },
  ],
  invalid: [
    { name: "101 domains", tf: managed(`«${many(101)}»`) },
    {
      name: "a wildcard",
      tf: managed('["www.example.com", «"*.example.com"»]'),
      message:
        '"*.example.com" is a wildcard, which load balancer authorization cannot prove, so the API refuses it. Use a Certificate Manager certificate with DNS authorization.',
    },
    { name: "a long first domain", tf: managed(`[«"${long}"»]`) },
  ],
});

test("a regional certificate of type MANAGED, which Terraform and Config Connector cannot write", () => {
  const session = apiFormat.open();
  session.update(
    "certificate.yaml",
    `kind: compute#sslCertificate
name: web
selfLink: https://www.googleapis.com/compute/v1/projects/p/regions/us-central1/sslCertificates/web
region: https://www.googleapis.com/compute/v1/projects/p/regions/us-central1
type: MANAGED
managed:
  domains:
  - www.example.com
`,
  );
  const { findings } = runConstraints(buildTopology(session.result().resources), { rules: {}, suppressions: [] });
  expect(findings.map((it) => it.rule)).toContain("managed-certificate-domains");
});

test("a wildcard in a manifest", () => {
  const session = configConnectorFormat.open();
  session.update(
    "certificate.yaml",
    `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeManagedSSLCertificate
metadata:
  name: web
spec:
  projectRef:
    external: p
  managed:
    domains:
    - "*.example.com"
`,
  );
  const { findings } = runConstraints(buildTopology(session.result().resources), { rules: {}, suppressions: [] });
  expect(findings.map((it) => it.rule)).toContain("managed-certificate-domains");
});
