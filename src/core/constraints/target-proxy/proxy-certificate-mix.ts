import type { Resource } from "../../model/resource";
import { couldBe } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { isCertainlySet } from "../certainty";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { rulesBefore } from "../proxies";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "proxy-certificate-mix",
    severity: "error",
    title: "Certificate kinds cannot be mixed",
    appliesTo: ["TargetHttpsProxy"],
    reads: ["TargetHttpsProxy", "ForwardingRule"],
    products: applicationProducts,
    local: true,
    docs: `A target HTTPS proxy lists Compute Engine certificates and Certificate Manager certificates. The API keeps both in one
list and refuses a mixture; Terraform refuses the two arguments beside each other.`,
    repair:
      "Keep one kind. Regional and cross-region internal load balancers take either, global external ones take Compute Engine certificates or a certificate map.",
    sources: [
      "Compute API v1 TargetHttpsProxy.sslCertificates",
      "terraform-provider-google google_compute_target_https_proxy (conflicts)",
    ],
    fixable: true,
    messages: {
      mixed:
        "This proxy lists Compute Engine certificates and Certificate Manager certificates, and the API refuses a mixture. Keep one kind.",
    },
    examples: {
      bad: example(
        `  ssl_certificates                 = ["projects/p/regions/us-central1/sslCertificates/c"]
  certificate_manager_certificates = ["projects/p/locations/us-central1/certificates/c"]
`,
      ),
      good: example(
        `  certificate_manager_certificates = ["projects/p/locations/us-central1/certificates/c"]
`,
      ),
    },
  },
  *find(topology) {
    for (const proxy of topology.all("TargetHttpsProxy")) {
      if (!isCertainlySet(proxy, "sslCertificates") || !isCertainlySet(proxy, "certificateManagerCertificates"))
        continue;
      yield {
        message: "mixed",
        resource: proxy.id,
        field: "certificateManagerCertificates",
        related: related(proxy, "The Compute Engine certificates", "sslCertificates"),
        fixes: [
          ...(takesThem(topology, proxy)
            ? [removing("Keep the Certificate Manager certificates", proxy, "sslCertificates")]
            : []),
          removing("Keep the Compute Engine certificates", proxy, "certificateManagerCertificates"),
        ],
      };
    }
  },
});

/** Global external load balancers take no Certificate Manager certificates directly. */
function takesThem(topology: Topology, proxy: Resource): boolean {
  if (proxy.scope.level === "region") return true;
  return rulesBefore(topology, proxy).every(
    (it) => !couldBe(it, "loadBalancingScheme", "EXTERNAL", "EXTERNAL_MANAGED"),
  );
}

function example(certificates: string): string {
  return `resource "google_compute_region_target_https_proxy" "web" {
  name    = "web"
  region  = "us-central1"
  url_map = "projects/p/regions/us-central1/urlMaps/web"
${certificates}}
`;
}
