import { aGroup, type Backend, backendsOf, internetTypes, isNegOf, type TypedBackend } from "../backends";
import { defineConstraint } from "../constraint";
import { related } from "../related";

/** The one mixture that works. */
const mixable = ["GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT"];

export default defineConstraint({
  meta: {
    id: "neg-types-incompatible",
    severity: "error",
    title: "These NEG types cannot share a backend service",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: "all",
    local: true,
    docs: `The NEGs of a backend service are of several types. The only mixture that works is zonal NEGs of type
\`GCE_VM_IP_PORT\` with hybrid NEGs (\`NON_GCP_PRIVATE_IP_PORT\`); the API refuses every other. Internet and serverless NEGs
have rules of their own.`,
    repair: `Make one backend service for each type of NEG and split the requests over them in the URL map.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: false,
    messages: {
      mixed:
        '"{neg}" is {what} and cannot share a backend service with "{other}", {otherWhat}: the API refuses the mixture. Split them over two backend services.',
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "vm" {
  name                  = "vm"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP"
}

resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = google_compute_network_endpoint_group.vm.id
    balancing_mode = "CONNECTION"
  }
  backend {
    group          = google_compute_network_endpoint_group.web.id
    balancing_mode = "CONNECTION"
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "vm" {
  name                  = "vm"
  zone                  = "us-central1-a"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP"
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = google_compute_network_endpoint_group.vm.id
    balancing_mode = "CONNECTION"
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const negs = backendsOf(topology, service).list.filter(isJudged);
      const [first] = negs;
      const other = first && negs.find((it) => !goTogether(typeOf(first), typeOf(it)));
      if (!first || !other) continue;
      yield {
        message: "mixed",
        data: {
          neg: other.group.name,
          what: aGroup(other.group),
          other: first.group.name,
          otherWhat: aGroup(first.group),
        },
        resource: service.id,
        field: `${other.path}.group`,
        related: [
          ...related(service, "The NEG of the other type", `${first.path}.group`),
          ...related(first.group.resource, `"${first.group.name}" is ${aGroup(first.group)}`, "networkEndpointType"),
          ...related(other.group.resource, `"${other.group.name}" is ${aGroup(other.group)}`, "networkEndpointType"),
        ],
      };
    }
  },
});

/** A NEG of one certain type, other than those with rules of their own. */
function isJudged(backend: Backend): backend is TypedBackend {
  return backend.group?.types?.length === 1 && !isNegOf(backend, ...internetTypes, "SERVERLESS");
}

function typeOf(backend: TypedBackend): string {
  return backend.group.types?.[0] ?? "";
}

function goTogether(a: string, b: string): boolean {
  return a === b || (mixable.includes(a) && mixable.includes(b));
}
