import type { Resource } from "../../model/resource";
import { scalarOf } from "../../model/value";
import { items, known } from "../../topology/read";
import { defineConstraint, type Report } from "../constraint";

const MOST_DOMAINS = 100;
const LONGEST_FIRST = 64;

export default defineConstraint({
  meta: {
    id: "managed-certificate-domains",
    severity: "error",
    title: "Google-managed certificate has invalid domains",
    appliesTo: ["SslCertificate"],
    reads: ["SslCertificate"],
    products: ["global-external-alb", "classic-alb", "global-external-proxy-nlb", "classic-proxy-nlb"],
    local: true,
    docs: `A Google-managed Compute Engine certificate asks for what cannot be issued: more than ${MOST_DOMAINS} domains, a
wildcard domain, or a first domain of more than ${LONGEST_FIRST} bytes (it becomes the certificate's common name). Or a regional
certificate is of type \`MANAGED\`: only global ones are managed by Google. Their proof of control is the load balancer
itself, which cannot prove a wildcard.`,
    repair: `Split the domains over several certificates, put a shorter domain first, or use a Certificate Manager certificate with
DNS authorization, which does wildcards and regions.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/quotas",
      "https://docs.cloud.google.com/load-balancing/docs/ssl-certificates",
      "terraform-provider-google google_compute_managed_ssl_certificate.managed",
      "Compute API v1 SslCertificate.type",
    ],
    fixable: false,
    messages: {
      tooMany:
        "{count} domains are listed, but a managed certificate holds at most {limit}, and the API refuses more. Split them over several certificates.",
      wildcard:
        '"{domain}" is a wildcard, which load balancer authorization cannot prove, so the API refuses it. Use a Certificate Manager certificate with DNS authorization.',
      long: '"{domain}" is longer than {limit} bytes, and the first domain becomes the common name, which cannot be longer. Put a shorter domain first.',
      regional:
        "This certificate is regional, and Google manages global Compute Engine certificates only. Use a Certificate Manager certificate of the region.",
    },
    examples: { bad: example("*.example.com"), good: example("www.example.com") },
  },
  *find(topology) {
    for (const certificate of topology.all("SslCertificate")) {
      if (known(certificate, "type") !== "MANAGED") continue;
      if (certificate.scope.level === "region") yield { message: "regional", resource: certificate.id, field: "type" };
      yield* judge(certificate);
    }
  },
});

function* judge(certificate: Resource): Iterable<Report> {
  const { items: domains } = items(certificate, "managed.domains");
  if (domains.length > MOST_DOMAINS)
    yield {
      message: "tooMany",
      data: { count: domains.length, limit: MOST_DOMAINS },
      resource: certificate.id,
      field: "managed.domains",
    };
  for (const [index, { value, path }] of domains.entries()) {
    const domain = String(scalarOf(value) ?? "");
    if (domain.includes("*")) yield { message: "wildcard", data: { domain }, resource: certificate.id, field: path };
    else if (index === 0 && bytes(domain) > LONGEST_FIRST)
      yield { message: "long", data: { domain, limit: LONGEST_FIRST }, resource: certificate.id, field: path };
  }
}

/** Length in UTF-8; a final dot is not part of the name that is issued. */
function bytes(domain: string): number {
  return encodeURIComponent(domain.replace(/\.$/, "")).replace(/%[0-9A-F]{2}/g, "_").length;
}

function example(domain: string): string {
  return `resource "google_compute_managed_ssl_certificate" "web" {
  name = "web"
  managed {
    domains = ["${domain}"]
  }
}
`;
}
