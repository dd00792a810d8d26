import { setting } from "../changes";
import { ingressOf, isOpen } from "../cloud-run";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { targetsOf } from "../serverless";

export default defineConstraint({
  meta: {
    id: "cloud-run-ingress-open",
    severity: "info",
    title: "Cloud Run service behind the load balancer still accepts direct traffic",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "ServerlessService"],
    products: applicationProducts,
    local: true,
    docs: `A serverless NEG refers to a Cloud Run service of the same configuration that takes requests from everywhere: its
ingress is not set, or \`INGRESS_TRAFFIC_ALL\` (in the first version of the API, the annotation \`run.googleapis.com/ingress\` is
not there, or \`all\`). Its run.app address then passes by Cloud Armor, Identity-Aware Proxy and the certificates of the load
balancer. A service whose generated address is switched off is not reported.`,
    repair: `Set the ingress to \`INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER\` (annotation: \`internal-and-cloud-load-balancing\`), unless
the service is meant to be reached both ways.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/run/docs/securing/ingress",
    ],
    fixable: true,
    messages: {
      open: 'The Cloud Run service "{service}" takes requests from everywhere, so its run.app address passes by the load balancer with its Cloud Armor, IAP and certificates. Set its ingress to {closed}.',
    },
    examples: {
      bad: `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  location = "us-central1"
  ingress  = "INGRESS_TRAFFIC_ALL"
}

resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = google_cloud_run_v2_service.svc.name
  }
}
`,
      good: `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  location = "us-central1"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
}

resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = google_cloud_run_v2_service.svc.name
  }
}
`,
    },
  },
  *find(topology) {
    for (const neg of topology.all("NetworkEndpointGroup"))
      for (const { resource: service, field } of targetsOf(topology, neg)) {
        const ingress = field === "cloudRun.service" ? ingressOf(service) : undefined;
        if (!ingress || !isOpen(service)) continue;
        yield {
          message: "open",
          data: { service: service.name, closed: ingress.closed },
          resource: neg.id,
          field,
          related: related(service, `"${service.name}" takes requests from everywhere`, ingress.field),
          fixes:
            service.readOnly === undefined
              ? [
                  setting(
                    `Set the ingress of ${service.name} to ${ingress.closed}`,
                    service,
                    ingress.field,
                    ingress.closed,
                    "Requests to the run.app address are refused from then on.",
                  ),
                ]
              : [],
        };
      }
  },
});
