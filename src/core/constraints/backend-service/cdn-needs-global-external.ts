import type { Resource } from "../../model/resource";
import { isCertainly, known } from "../../topology/read";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { passthroughProducts, proxyNetworkProducts } from "../product-lists";

export default defineConstraint({
  meta: {
    id: "cdn-needs-global-external",
    severity: "error",
    title: "Cloud CDN needs a global external HTTP backend service",
    appliesTo: ["BackendService", "BackendBucket"],
    reads: ["BackendService", "BackendBucket"],
    products: [
      "regional-external-alb",
      "regional-internal-alb",
      "cross-region-internal-alb",
      ...proxyNetworkProducts,
      ...passthroughProducts,
      "cloud-service-mesh",
    ],
    local: true,
    docs: `Cloud CDN is switched on where it cannot work: on a regional backend service, on one whose scheme is
\`INTERNAL_MANAGED\` or \`INTERNAL_SELF_MANAGED\`, on one that speaks TCP, SSL, UDP, gRPC or is \`UNSPECIFIED\`, or on a
backend bucket of scheme \`INTERNAL_MANAGED\`. The cache sits at Google's edge, in front of global external Application
Load Balancers only.`,
    repair: "Switch Cloud CDN off, or move the service behind a global external Application Load Balancer.",
    sources: [
      "seed 000_12b88d70c2bde582.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "Compute API v1 BackendService.enableCDN",
      "https://github.com/hashicorp/terraform-provider-google/issues/20919",
    ],
    fixable: true,
    messages: {
      wrong:
        "Cloud CDN works only in front of global external Application Load Balancers, but this {kind} {why}: the API refuses it. Switch Cloud CDN off.",
    },
    examples: {
      bad: `resource "google_compute_region_backend_service" "app" {
  name                  = "app"
  region                = "us-central1"
  protocol              = "HTTP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  enable_cdn            = true
}
`,
      good: `resource "google_compute_backend_service" "app" {
  name                  = "app"
  protocol              = "HTTP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  enable_cdn            = true
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const why = known(service, "enableCDN") === true ? reason(service) : undefined;
      if (why === undefined) continue;
      yield {
        message: "wrong",
        data: { kind: "backend service", why },
        resource: service.id,
        field: "enableCDN",
        fixes: [setting("Switch Cloud CDN off", service, "enableCDN", false)],
      };
    }
    for (const bucket of topology.all("BackendBucket")) {
      if (known(bucket, "enableCdn") !== true || known(bucket, "loadBalancingScheme") !== "INTERNAL_MANAGED") continue;
      yield {
        message: "wrong",
        data: { kind: "backend bucket", why: "has scheme INTERNAL_MANAGED" },
        resource: bucket.id,
        field: "enableCdn",
        fixes: [setting("Switch Cloud CDN off", bucket, "enableCdn", false)],
      };
    }
  },
});

/** Why the cache cannot work, in words that follow "this backend service"; undefined where it may. */
function reason(service: Resource): string | undefined {
  if (service.scope.level === "region") return "is regional";
  for (const scheme of ["INTERNAL_MANAGED", "INTERNAL_SELF_MANAGED"])
    if (isCertainly(service, "loadBalancingScheme", scheme)) return `has scheme ${scheme}`;
  for (const protocol of ["TCP", "SSL", "UDP", "GRPC", "UNSPECIFIED"])
    if (isCertainly(service, "protocol", protocol)) return `speaks ${protocol}`;
  return undefined;
}
