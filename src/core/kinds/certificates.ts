/** Certificates and the maps that choose among them. */
import { description, fixedDescription, labels, name, region } from "./common-fields";
import { everywhere, located } from "./connector-types";
import { object, reference, references, text, texts } from "./fields";
import type { KindSpec } from "./kind";

export const sslCertificate: KindSpec = {
  kind: "SslCertificate",
  label: "SSL certificate",
  plural: "SSL certificates",
  collection: "sslCertificates",
  column: "aux",
  doc: "A Compute Engine certificate that a target HTTPS or SSL proxy offers to clients, self-managed or managed by Google.",
  terraform: [
    { type: "google_compute_ssl_certificate", scope: "global", implied: { type: "SELF_MANAGED" } },
    { type: "google_compute_region_ssl_certificate", scope: "region", implied: { type: "SELF_MANAGED" } },
    { type: "google_compute_managed_ssl_certificate", scope: "global", implied: { type: "MANAGED" } },
  ],
  connector: [
    located("ComputeSSLCertificate", "compute_ssl_certificate", ["global", "region"]),
    everywhere("ComputeManagedSSLCertificate", "compute_managed_ssl_certificate", { needsProject: true }),
  ],
  fields: [
    name,
    text("namePrefix", {
      connector: { absent: true },
      api: { absent: true },
      immutable: true,
      doc: "Beginning of a name that Terraform completes.",
    }),
    fixedDescription,
    region,
    text("type", { values: ["SELF_MANAGED", "MANAGED"], doc: "Who makes and renews the certificate." }),
    text("certificate", { connector: { secret: true }, immutable: true, doc: "The certificate chain, in PEM." }),
    text("privateKey", { connector: { secret: true }, immutable: true, doc: "The private key, in PEM." }),
    object("managed", [texts("domains", { doc: "Hosts that the certificate is for." })], {
      immutable: true,
      doc: "What Google asks a certificate for.",
    }),
  ],
};

export const certificate: KindSpec = {
  kind: "Certificate",
  label: "Certificate Manager certificate",
  plural: "Certificate Manager certificates",
  collection: "certificates",
  column: "aux",
  doc: "A certificate of Certificate Manager, used through a certificate map or attached directly to a proxy.",
  terraform: [{ type: "google_certificate_manager_certificate", scope: "global", locationArgument: "location" }],
  connector: [
    located("CertificateManagerCertificate", "certificate_manager_certificate", ["global", "region"], {
      needsProject: true,
      placeDefault: "global",
    }),
  ],
  fields: [
    name,
    description,
    labels,
    text("location", { api: { absent: true }, immutable: true, doc: "Region, or global." }),
    text("scope", {
      immutable: true,
      values: ["DEFAULT", "EDGE_CACHE", "ALL_REGIONS", "CLIENT_AUTH"],
      doc: "Where the certificate is served from; cross-region internal load balancers need ALL_REGIONS.",
    }),
    object(
      "managed",
      [
        texts("domains", { doc: "Hosts that the certificate is for." }),
        references("dnsAuthorizations", "dnsAuthorization", ["DnsAuthorization"], {
          connector: { name: "dnsAuthorizationsRefs" },
          doc: "Proofs of control over the domains.",
        }),
        text("issuanceConfig", {
          connector: { reference: "ref", target: "CertificateManagerCertificateIssuanceConfig" },
          doc: "Certificate authority to ask.",
        }),
      ],
      { immutable: true },
    ),
    object(
      "selfManaged",
      [
        text("pemCertificate"),
        text("pemPrivateKey", { connector: { secret: true } }),
        text("certificatePem", { connector: { secret: true }, doc: "Older name of pemCertificate." }),
        text("privateKeyPem", { connector: { secret: true }, doc: "Older name of pemPrivateKey." }),
      ],
      { immutable: true },
    ),
    object("managedIdentity", [text("identity")], { immutable: true }),
  ],
};

export const dnsAuthorization: KindSpec = {
  kind: "DnsAuthorization",
  label: "DNS authorization",
  plural: "DNS authorizations",
  collection: "dnsAuthorizations",
  column: "none",
  doc: "Proves control over a domain by a DNS record, so that Certificate Manager can get a certificate for it.",
  terraform: [{ type: "google_certificate_manager_dns_authorization", scope: "global", locationArgument: "location" }],
  connector: [
    located("CertificateManagerDNSAuthorization", "certificate_manager_dns_authorization", ["global", "region"], {
      needsProject: true,
      placeDefault: "global",
    }),
  ],
  fields: [
    name,
    description,
    labels,
    text("location", { api: { absent: true }, immutable: true, doc: "Region, or global." }),
    text("domain", { immutable: true, doc: "Domain that is proved; its wildcard is proved with it." }),
    text("type", {
      connector: { absent: true },
      immutable: true,
      values: ["FIXED_RECORD", "PER_PROJECT_RECORD"],
      doc: "Whether the record is the same for all projects; that is what global ones have by default.",
    }),
  ],
};

export const certificateMap: KindSpec = {
  kind: "CertificateMap",
  label: "Certificate map",
  plural: "Certificate maps",
  collection: "certificateMaps",
  column: "aux",
  doc: "Chooses a certificate by the host that the client asks for. A target HTTPS or SSL proxy refers to it.",
  terraform: [{ type: "google_certificate_manager_certificate_map", scope: "global" }],
  connector: [
    everywhere("CertificateManagerCertificateMap", "certificate_manager_certificate_map", { needsProject: true }),
  ],
  fields: [name, description, labels],
};

export const certificateMapEntry: KindSpec = {
  kind: "CertificateMapEntry",
  label: "Certificate map entry",
  plural: "Certificate map entries",
  collection: "certificateMapEntries",
  column: "aux",
  doc: "One line of a certificate map: a host, or everything else, and its certificates.",
  terraform: [{ type: "google_certificate_manager_certificate_map_entry", scope: "global" }],
  connector: [
    everywhere("CertificateManagerCertificateMapEntry", "certificate_manager_certificate_map_entry", {
      needsProject: true,
    }),
  ],
  fields: [
    name,
    description,
    labels,
    reference("map", "certificateMap", ["CertificateMap"], {
      api: { absent: true },
      immutable: true,
      doc: "Map that the entry belongs to.",
    }),
    references("certificates", "certificate", ["Certificate"], {
      connector: { name: "certificatesRefs" },
      doc: "Certificates to offer.",
    }),
    text("hostname", { immutable: true, doc: "Host that the entry is for." }),
    text("matcher", { immutable: true, values: ["PRIMARY"], doc: "PRIMARY: for hosts that no entry names." }),
  ],
};
