import type { Resource } from "../../model/resource";
import { items } from "../../topology/read";
import { defineConstraint } from "../constraint";

const limits = [
  { field: "sslCertificates", limit: 15, what: "Compute Engine" },
  { field: "certificateManagerCertificates", limit: 100, what: "Certificate Manager" },
] as const;

export default defineConstraint({
  meta: {
    id: "proxy-certificate-limit",
    severity: "error",
    title: "Too many certificates on the proxy",
    appliesTo: ["TargetHttpsProxy", "TargetSslProxy"],
    reads: ["TargetHttpsProxy", "TargetSslProxy"],
    products: [
      "global-external-alb",
      "classic-alb",
      "regional-external-alb",
      "cross-region-internal-alb",
      "regional-internal-alb",
      "global-external-proxy-nlb",
      "classic-proxy-nlb",
    ],
    local: true,
    docs: `A target proxy lists more certificates than it can hold: 15 Compute Engine certificates, or 100 Certificate Manager
certificates. The limits are fixed and no quota raises them. A list of unknown length is judged by the entries that are known.`,
    repair: `Put the certificates into a certificate map, which holds thousands (global external load balancers), or use
certificates for several hosts.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/quotas",
      "https://docs.cloud.google.com/load-balancing/docs/ssl-certificates",
      "Compute API v1 TargetHttpsProxy.sslCertificates",
    ],
    fixable: false,
    messages: {
      tooMany:
        "{count} {what} certificates are listed, but a proxy holds at most {limit}, and the API refuses more. Use a certificate map, or certificates that cover several hosts.",
    },
    examples: { bad: example(16), good: example(15) },
  },
  *find(topology) {
    for (const proxy of topology.all("TargetHttpsProxy", "TargetSslProxy"))
      for (const { field, limit, what } of limits) {
        const count = countOf(proxy, field);
        if (count <= limit) continue;
        yield { message: "tooMany", data: { count, what, limit }, resource: proxy.id, field };
      }
  },
});

/** An entry that is not known is one entry all the same. */
function countOf(proxy: Resource, field: string): number {
  return items(proxy, field).items.length;
}

function example(count: number): string {
  const links = Array.from({ length: count }, (_, index) => `    "projects/p/global/sslCertificates/c${index}",\n`);
  return `resource "google_compute_target_https_proxy" "web" {
  name    = "web"
  url_map = "projects/p/global/urlMaps/web"
  ssl_certificates = [
${links.join("")}  ]
}
`;
}
