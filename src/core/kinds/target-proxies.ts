/** The target proxies: where a load balancer ends the client's connection. */
import { description, fixedDescription, name, region } from "./common-fields";
import { everywhere, located, placed } from "./connector-types";
import { flag, number, reference, references, text } from "./fields";
import type { FieldSpec, KindSpec } from "./kind";

const urlMap = reference("urlMap", "urlMap", ["UrlMap"], { doc: "URL map that decides where each request goes." });
const service = reference("service", "service", ["BackendService"], {
  tf: "backend_service",
  immutable: { types: ["google_compute_region_target_tcp_proxy"] },
  doc: "Backend service that connections are forwarded to.",
});
const proxyBind = flag("proxyBind", {
  immutable: true,
  doc: "Whether sidecar proxies bind the rule's address and port themselves.",
});
const keepAlive = number("httpKeepAliveTimeoutSec", {
  immutable: true,
  doc: "How long an idle client connection is kept.",
});
const proxyHeader = text("proxyHeader", {
  immutable: { types: ["google_compute_region_target_tcp_proxy"] },
  values: ["NONE", "PROXY_V1"],
  doc: "Whether the client's address is sent ahead in the PROXY protocol.",
});
const sslPolicy = reference("sslPolicy", "sslPolicy", ["SslPolicy"], {
  doc: "TLS versions and ciphers that clients may use.",
});
const certificateMap = reference("certificateMap", "certificateMap", ["CertificateMap"], {
  doc: "Certificate map that picks a certificate by host; replaces the certificates listed on the proxy.",
});
const sslCertificates = references("sslCertificates", "sslCertificate", ["SslCertificate"], {
  doc: "Compute Engine certificates offered to clients, the first one by default.",
});
const certificateManagerCertificates: FieldSpec = references(
  "certificateManagerCertificates",
  "certificate",
  ["Certificate"],
  {
    api: { path: ["sslCertificates"], collection: "certificates" },
    doc: "Certificate Manager certificates attached directly to the proxy.",
  },
);

export const targetHttpProxy: KindSpec = {
  kind: "TargetHttpProxy",
  label: "Target HTTP proxy",
  plural: "Target HTTP proxies",
  collection: "targetHttpProxies",
  column: "targetProxy",
  doc: "Ends plain HTTP connections and routes each request by its URL map.",
  terraform: [
    { type: "google_compute_target_http_proxy", scope: "global" },
    { type: "google_compute_region_target_http_proxy", scope: "region" },
  ],
  connector: [located("ComputeTargetHTTPProxy", "compute_target_http_proxy", ["global", "region"])],
  fields: [name, fixedDescription, region, urlMap, proxyBind, keepAlive],
};

export const targetHttpsProxy: KindSpec = {
  kind: "TargetHttpsProxy",
  label: "Target HTTPS proxy",
  plural: "Target HTTPS proxies",
  collection: "targetHttpsProxies",
  column: "targetProxy",
  doc: "Ends TLS with its certificates and routes each request by its URL map.",
  terraform: [
    { type: "google_compute_target_https_proxy", scope: "global" },
    { type: "google_compute_region_target_https_proxy", scope: "region" },
  ],
  connector: [located("ComputeTargetHTTPSProxy", "compute_target_https_proxy", ["global", "region"])],
  fields: [
    name,
    fixedDescription,
    region,
    urlMap,
    sslCertificates,
    certificateManagerCertificates,
    certificateMap,
    sslPolicy,
    text("quicOverride", { values: ["NONE", "ENABLE", "DISABLE"], doc: "Whether HTTP/3 is offered to clients." }),
    text("tlsEarlyData", {
      immutable: true,
      values: ["DISABLED", "STRICT", "PERMISSIVE", "UNRESTRICTED"],
      doc: "Whether TLS 1.3 early data is accepted.",
    }),
    text("serverTlsPolicy", {
      connector: { reference: "ref", target: "NetworkSecurityServerTLSPolicy" },
      doc: "Policy that says how clients prove themselves (mutual TLS).",
    }),
    proxyBind,
    keepAlive,
  ],
};

export const targetGrpcProxy: KindSpec = {
  kind: "TargetGrpcProxy",
  label: "Target gRPC proxy",
  plural: "Target gRPC proxies",
  collection: "targetGrpcProxies",
  column: "targetProxy",
  doc: "Tells gRPC clients of a service mesh which URL map to route by.",
  terraform: [{ type: "google_compute_target_grpc_proxy", scope: "global" }],
  connector: [everywhere("ComputeTargetGRPCProxy", "compute_target_grpc_proxy")],
  fields: [
    name,
    description,
    urlMap,
    flag("validateForProxyless", {
      immutable: true,
      doc: "Whether the URL map may use only what clients without a sidecar understand.",
    }),
  ],
};

export const targetTcpProxy: KindSpec = {
  kind: "TargetTcpProxy",
  label: "Target TCP proxy",
  plural: "Target TCP proxies",
  collection: "targetTcpProxies",
  column: "targetProxy",
  doc: "Ends TCP connections and opens new ones to its backend service.",
  terraform: [
    { type: "google_compute_target_tcp_proxy", scope: "global" },
    { type: "google_compute_region_target_tcp_proxy", scope: "region" },
  ],
  connector: [
    located("ComputeTargetTCPProxy", "compute_target_tcp_proxy", ["global", "region"], { placeDefault: "global" }),
    placed("ComputeRegionTargetTCPProxy", "compute_region_target_tcp_proxy", "region", { alpha: true }),
  ],
  fields: [
    name,
    fixedDescription,
    region,
    service,
    proxyHeader,
    proxyBind,
    text("loadBalancingScheme", {
      immutable: true,
      values: ["EXTERNAL_MANAGED", "EXTERNAL", "INTERNAL_MANAGED", "INTERNAL_SELF_MANAGED"],
      doc: "Scheme of a proxy whose backends come from TLS routes.",
    }),
  ],
};

export const targetSslProxy: KindSpec = {
  kind: "TargetSslProxy",
  label: "Target SSL proxy",
  plural: "Target SSL proxies",
  collection: "targetSslProxies",
  column: "targetProxy",
  doc: "Ends TLS for protocols other than HTTP and opens new connections to its backend service.",
  terraform: [{ type: "google_compute_target_ssl_proxy", scope: "global" }],
  connector: [everywhere("ComputeTargetSSLProxy", "compute_target_ssl_proxy")],
  fields: [name, fixedDescription, service, proxyHeader, sslCertificates, certificateMap, sslPolicy],
};
