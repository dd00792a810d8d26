import { field } from "../../topology/read";
import { defineConstraint } from "../constraint";
import { related } from "../related";
import { envoyOnly, isApiGateway, serverlessBackends } from "../serverless";

export default defineConstraint({
  meta: {
    id: "serverless-platform-needs-global-external",
    severity: "error",
    title: "App Engine and API Gateway need a global external load balancer",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: ["regional-external-alb", "cross-region-internal-alb", "regional-internal-alb"],
    local: true,
    docs: `A serverless NEG that points at App Engine or API Gateway is a backend of a regional load balancer or of a
cross-region internal one. Those reach only Cloud Run and functions of the second generation; the other platforms are for
global external Application Load Balancers, the classic one included.`,
    repair: `Use a global backend service with scheme \`EXTERNAL_MANAGED\`, or put a Cloud Run service in front of the application.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/negs",
    ],
    fixable: false,
    messages: {
      platform:
        'The NEG "{neg}" points at {platform}, and {where} reaches Cloud Run and second generation functions only. Use a global backend service with scheme EXTERNAL_MANAGED.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "shop" {
  name   = "shop"
  region = "us-central1"
  app_engine {
    service = "default"
  }
}

resource "google_compute_region_backend_service" "shop" {
  name                  = "shop"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group           = google_compute_region_network_endpoint_group.shop.id
    capacity_scaler = 1.0
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "shop" {
  name   = "shop"
  region = "us-central1"
  app_engine {
    service = "default"
  }
}

resource "google_compute_backend_service" "shop" {
  name                  = "shop"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.shop.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const where = envoyOnly(service);
      if (where === undefined) continue;
      for (const { group, path } of serverlessBackends(topology, service)) {
        const neg = group.resource;
        if (!neg) continue;
        const appEngine = field(neg, "appEngine")?.type === "object";
        if (!appEngine && !isApiGateway(neg)) continue;
        const platform = appEngine ? "App Engine" : "API Gateway";
        yield {
          message: "platform",
          data: { neg: group.name, platform, where },
          resource: service.id,
          field: `${path}.group`,
          related: related(
            neg,
            `"${group.name}" points at ${platform}`,
            appEngine ? "appEngine" : "serverlessDeployment.platform",
          ),
        };
      }
    }
  },
});
