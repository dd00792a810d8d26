import { isCertainlySet } from "../certainty";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "certificate-map-overrides",
    severity: "warning",
    title: "Certificate map hides the classic certificates",
    appliesTo: ["TargetHttpsProxy", "TargetSslProxy"],
    reads: ["TargetHttpsProxy", "TargetSslProxy"],
    products: ["global-external-alb", "classic-alb", "global-external-proxy-nlb", "classic-proxy-nlb"],
    local: true,
    docs: `A target proxy names both a certificate map and Compute Engine certificates. The API accepts the pair, so that a proxy
can move to a map without an interruption, but only the map is served: the listed certificates have no effect.`,
    repair: `Once the map has an entry for every host, remove \`sslCertificates\`. Nothing changes for clients, because the list
is not used any more.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/ssl-certificates",
      "Compute API v1 TargetHttpsProxy.certificateMap",
    ],
    fixable: true,
    messages: {
      hidden:
        "The certificate map decides what this proxy serves, so the certificates in sslCertificates have no effect. Remove them once the map covers every host.",
    },
    examples: {
      bad: `resource "google_compute_target_https_proxy" "web" {
  name             = "web"
  url_map          = "projects/p/global/urlMaps/web"
  certificate_map  = "//certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m"
  ssl_certificates = ["projects/p/global/sslCertificates/c"]
}
`,
      good: `resource "google_compute_target_https_proxy" "web" {
  name            = "web"
  url_map         = "projects/p/global/urlMaps/web"
  certificate_map = "//certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m"
}
`,
    },
  },
  *find(topology) {
    for (const proxy of topology.all("TargetHttpsProxy", "TargetSslProxy")) {
      if (!isCertainlySet(proxy, "certificateMap") || !isCertainlySet(proxy, "sslCertificates")) continue;
      yield {
        message: "hidden",
        resource: proxy.id,
        field: "sslCertificates",
        related: related(proxy, "This certificate map is served", "certificateMap"),
        fixes: [removing("Remove the certificates that the map hides", proxy, "sslCertificates")],
        unnecessary: true,
      };
    }
  },
});
