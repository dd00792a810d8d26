import {
  aGroup,
  type Backend,
  backendsOf,
  internetTypes,
  isInstanceGroup,
  isInternetNeg,
  isNegOtherThan,
} from "../backends";
import { defineConstraint } from "../constraint";
import { moveToOwnService, takenNames } from "../own-service";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-not-alone",
    severity: "error",
    title: "Internet NEG cannot be combined with other backends",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: [...internetNegProducts, "cloud-service-mesh"],
    local: true,
    docs: `One backend of the service is an internet NEG and another is something else: an instance group, a zonal, hybrid,
serverless or Private Service Connect NEG, or an internet NEG of the other scope. A backend service with an external
origin serves that origin only, and the API refuses the mixture. Several regional internet NEGs together are fine.`,
    repair: `Give the internet NEG a backend service of its own and route to it by host or path in the URL map. The quick-fix
makes the service (same scheme and protocol) and moves the backend; the route is yours to add.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      mixed:
        'The internet NEG "{neg}" cannot share a backend service with "{other}", {what}: the API refuses the mixture. Give the internet NEG its own backend service.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_backend_service" "origin" {
  name     = "origin"
  protocol = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
    },
  },
  context: takenNames,
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const { list } = backendsOf(topology, service);
      const internet = list.find(isInternetNeg);
      const other = internet && list.find((it) => isOther(it, internet.group.scope.level));
      if (!internet || !other?.group) continue;
      const { group } = other;
      yield {
        message: "mixed",
        data: { neg: internet.group.name, other: group.name, what: aGroup(group) },
        resource: service.id,
        field: `${internet.path}.group`,
        related: [
          ...related(service, "The other backend", `${other.path}.group`),
          ...related(internet.group.resource, `"${internet.group.name}" is ${aGroup(internet.group)}`),
          ...related(group.resource, `"${group.name}" is ${aGroup(group)}`),
        ],
        fixes: moveToOwnService(topology, service, internet),
      };
    }
  },
});

/** Certainly not an internet NEG, or certainly one of the other scope. */
function isOther(backend: Backend, level: string): boolean {
  if (isInstanceGroup(backend) || isNegOtherThan(backend, ...internetTypes)) return true;
  if (!isInternetNeg(backend)) return false;
  const other = backend.group.scope.level;
  return other !== level && other !== "unknown" && level !== "unknown";
}
