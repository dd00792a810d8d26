import { known } from "../../topology/read";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { iapField, isIapOn, switchIapOff } from "../iap";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "cdn-with-iap",
    severity: "error",
    title: "Cloud CDN and IAP cannot share a backend service",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: ["global-external-alb", "classic-alb"],
    local: true,
    docs: `A backend service has both Cloud CDN and Identity-Aware Proxy switched on. Cached responses would reach people who
never signed in, so the API refuses the pair.`,
    repair: `Switch one of the two off. To cache public content beside pages that need a sign-in, serve it from a second backend
service (or a backend bucket) with Cloud CDN and route to it in the URL map.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
    ],
    fixable: true,
    messages: {
      both: "Cloud CDN and Identity-Aware Proxy are both on: cached responses would reach people who never signed in, so the API refuses the service. Switch one off.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "app" {
  name       = "app"
  enable_cdn = true
  iap {
    enabled = true
  }
}
`,
      good: `resource "google_compute_backend_service" "app" {
  name       = "app"
  enable_cdn = false
  iap {
    enabled = true
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (known(service, "enableCDN") !== true || !isIapOn(service)) continue;
      yield {
        message: "both",
        resource: service.id,
        field: "enableCDN",
        related: related(service, "Identity-Aware Proxy is switched on here", iapField(service)),
        fixes: [
          setting(
            "Switch Cloud CDN off",
            service,
            "enableCDN",
            false,
            "Every request goes to the backends from then on.",
          ),
          switchIapOff(service),
        ],
      };
    }
  },
});
