import type { Kind } from "../../kinds/kind";
import type { Resource } from "../../model/resource";
import { scalarOf, type Value } from "../../model/value";
import { field } from "../../topology/read";
import { defineConstraint } from "../constraint";

const secrets: readonly { readonly kind: Kind; readonly field: string; readonly what: string; readonly pem?: true }[] =
  [
    {
      kind: "BackendService",
      field: "securitySettings.awsV4Authentication.accessKey",
      what: "The access key of the origin",
    },
    { kind: "BackendService", field: "iap.oauth2ClientSecret", what: "The secret of the OAuth client" },
    { kind: "SslCertificate", field: "privateKey", what: "The private key of the certificate", pem: true },
    { kind: "Certificate", field: "selfManaged.pemPrivateKey", what: "The private key of the certificate", pem: true },
    { kind: "Certificate", field: "selfManaged.privateKeyPem", what: "The private key of the certificate", pem: true },
  ];

export default defineConstraint({
  meta: {
    id: "inline-secret",
    severity: "warning",
    title: "Secret is written in the configuration",
    appliesTo: ["BackendService", "SslCertificate", "Certificate"],
    reads: ["BackendService", "SslCertificate", "Certificate"],
    products: "all",
    local: true,
    docs: `A secret stands in the text itself: the access key of \`awsV4Authentication\`, the OAuth client secret of IAP, or a
private key in PEM form. Whoever can read the repository, its history or Terraform's state has it.

A value that arrives through a local counts. Not reported: variables, data sources, files, write-only arguments, secrets of
Kubernetes, and what plans and states print.`,
    repair: `Replace the literal by a sensitive variable, a Secret Manager data source or a write-only argument (\`*_wo\`); in a
manifest, by \`valueFrom\` a Kubernetes secret. What was committed once is known: rotate it.`,
    sources: [
      "Compute API v1 AWSV4Signature.accessKey",
      "https://docs.cloud.google.com/cdn/docs/configure-private-origin-authentication",
      "terraform-provider-google google_compute_backend_service.iap.oauth2_client_secret (sensitive)",
    ],
    fixable: false,
    messages: {
      literal:
        "{what} is written in the configuration, where everyone who can read the repository has it. Take it from a sensitive variable or a secret store, and rotate it.",
    },
    examples: {
      bad: example(`"not-a-real-secret"`, ""),
      good: example("var.oauth2_client_secret", `variable "oauth2_client_secret" {\n  sensitive = true\n}\n\n`),
    },
  },
  *find(topology) {
    for (const { kind, field: path, what, pem } of secrets)
      for (const resource of topology.all(kind)) {
        const value = field(resource, path);
        if (!isLiteral(resource, value, pem === true)) continue;
        yield { message: "literal", data: { what }, resource: resource.id, field: path };
      }
  },
});

function isLiteral(resource: Resource, value: Value | undefined, pem: boolean): boolean {
  if (resource.format === "terraform-plan" || value?.type !== "scalar") return false;
  const text = String(scalarOf(value) ?? "");
  if (!/[A-Za-z0-9]/.test(text) || (pem && !/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))) return false;
  return isInText(value, text);
}

/**
 * Whether the value stands in the text, here or in a local. The text of a call such as `file("key.pem")` or of a template
 * is not what it gives: a literal is as long as its value with its quotes, and where something is escaped, longer.
 */
function isInText(value: Value, text: string): boolean {
  const via = value.via ?? [];
  if (via.some((it) => !it.what.startsWith("local."))) return false;
  const range = via.at(-1)?.range ?? value.range;
  const more = range.end - range.start - text.length;
  const plain = via.length === 0 && !/["\\\s$%]/.test(text);
  return plain ? more === 0 || more === 2 : more >= 0;
}

function example(secret: string, variable: string): string {
  return `${variable}resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  iap {
    enabled              = true
    oauth2_client_id     = "id"
    oauth2_client_secret = ${secret}
  }
}
`;
}
