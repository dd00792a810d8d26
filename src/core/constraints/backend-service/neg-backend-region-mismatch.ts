import { backendsOf, describeGroup } from "../backends";
import { defineConstraint } from "../constraint";
import { regionOf } from "../places";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "neg-backend-region-mismatch",
    severity: "error",
    title: "Regional backend service and its backends must share the region",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: "all",
    local: true,
    docs: `A backend of a regional backend service is in another region: a regional NEG or instance group, or a zonal one whose
zone belongs elsewhere. A regional load balancer sends traffic only inside its region, and the API refuses the backend.
Reported only when both places are known.`,
    repair: `Use a backend of the same region. To reach several regions from one load balancer, use a cross-region internal or a
global external load balancer, whose backend services are global.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
    ],
    fixable: false,
    messages: {
      elsewhere:
        'The {group} "{neg}" is in {place}, but the backend service is in {region}: a regional load balancer sends traffic only inside its region. Use a backend in {region}, or a global backend service.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "europe-west1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group           = google_compute_region_network_endpoint_group.run.id
    capacity_scaler = 1.0
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group           = google_compute_region_network_endpoint_group.run.id
    capacity_scaler = 1.0
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const region = service.scope.level === "region" ? service.scope.name : undefined;
      if (region === undefined) continue;
      for (const { group, path } of backendsOf(topology, service).list) {
        const other = group && regionOf(group.scope);
        if (!group || other === undefined || other === region) continue;
        const place = group.scope.name ?? other;
        yield {
          message: "elsewhere",
          data: { group: describeGroup(group), neg: group.name, place, region },
          resource: service.id,
          field: `${path}.group`,
          related: [
            ...related(group.resource, `"${group.name}" is in ${place}`, group.scope.level),
            ...related(service, `The backend service is in ${region}`, "region"),
          ],
        };
      }
    }
  },
});
