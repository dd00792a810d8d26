import { expect, test } from "vitest";
import rule from "../../../../src/core/constraints/backend-service/inline-secret";
import { runConstraints } from "../../../../src/core/constraints/run";
import { configConnectorFormat } from "../../../../src/core/formats/config-connector";
import { buildTopology } from "../../../../src/core/topology/build";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";

const iap = (secret: string) =>
  service(`iap {
  enabled = true
  oauth2_client_id = "id"
  oauth2_client_secret = ${secret}
}`);
const aws = (key: string) =>
  service(`security_settings {
  aws_v4_authentication {
    access_key_id = "id"
    access_key = ${key}
    origin_region = "us-east-1"
  }
}`);
const pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n";
const certificate = (key: string) => `resource "google_compute_ssl_certificate" "web" {
  name = "web"
  certificate = file("web.crt")
  private_key = ${key}
}
`;

testConstraint(rule, {
  valid: [
    { name: "a variable", tf: `variable "s" {}\n${iap("var.s")}` },
    { name: "a variable with a default", tf: `variable "s" {\n  default = "a-long-enough-secret"\n}\n${iap("var.s")}` },
    {
      name: "a part of a variable",
      tf: `variable "s" {\n  default = "x"\n}\n${iap('"a-prefix-that-is-long-${var.s}"')}`,
    },
    {
      name: "a local that takes a variable",
      tf: `variable "s" {\n  default = "abc"\n}\nlocals {\n  s = var.s\n}\n${iap("local.s")}`,
    },
    { name: "a data source", tf: iap("data.google_secret_manager_secret_version.s.secret_data") },
    { name: "a file", tf: { "main.tf": certificate('file("web.key")'), "web.key": pem } },
    {
      name: "a file, with white space cut off",
      tf: { "main.tf": certificate('trimspace(file("${path.module}/web.key"))'), "web.key": pem },
    },
    { name: "no PEM", tf: certificate('"changeme"') },
    { name: "no secret", tf: iap('""') },
  ],
  invalid: [
    {
      name: "an OAuth client's secret",
      tf: iap('«"not-a-real-secret"»'),
      message:
        "The secret of the OAuth client is written in the configuration, where everyone who can read the repository has it. Take it from a sensitive variable or a secret store, and rotate it.",
    },
    { name: "an access key", tf: aws('«"abcDEF123"»') },
    { name: "a local", tf: `locals {\n  key = "abcDEF123"\n}\n${aws("«local.key»")}` },
    { name: "a private key", tf: certificate(`«<<-EOT\n${pem}EOT»`).replace("EOT»\n", "EOT»\n") },
  ],
});

test.each([
  ["value: not-a-real-secret", ["inline-secret"]],
  ["valueFrom:\n        secretKeyRef:\n          name: oauth\n          key: secret", []],
])("in a manifest: %s", (secret, expected) => {
  const session = configConnectorFormat.open();
  session.update(
    "web.yaml",
    `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
spec:
  location: global
  iap:
    oauth2ClientId: id
    oauth2ClientSecret:
      ${secret}
`,
  );
  const { findings } = runConstraints(buildTopology(session.result().resources), { rules: {}, suppressions: [] });
  expect(findings.map((it) => it.rule).filter((it) => it === "inline-secret")).toEqual(expected);
});
