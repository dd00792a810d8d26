import { isAbsentIn, isCertainly, knownIn } from "../../topology/read";
import { type Backend, backendsOf } from "../backends";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";

export default defineConstraint({
  meta: {
    id: "tf-regional-external-capacity-scaler",
    severity: "error",
    title: "Terraform needs capacity_scaler on regional external backends",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: ["regional-external-alb", "regional-external-proxy-nlb", "cloud-service-mesh"],
    local: true,
    docs: `A \`google_compute_region_backend_service\` with scheme \`EXTERNAL_MANAGED\` or \`INTERNAL_SELF_MANAGED\` has
backends, and none of them sets a \`capacity_scaler\` above 0. The API would take 1 for an absent value; the provider takes 0, adds
them up, and stops the plan when the sum is 0: also for serverless and internet NEGs, where the value has no effect. It does not
check \`INTERNAL_MANAGED\`, and other formats are not concerned. Where every backend says 0, \`capacity-all-drained\` speaks.`,
    repair:
      "Set `capacity_scaler = 1.0` on the backends. It says what the API assumes anyway, so nothing that is deployed changes.",
    sources: [
      "terraform-provider-google google_compute_region_backend_service (custom diff customDiffRegionBackendService)",
    ],
    fixable: true,
    messages: {
      missing:
        "No backend of {service} sets capacity_scaler, and with scheme {scheme} the Terraform provider stops the plan then: set capacity_scaler to 1.0.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "run"
  }
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  protocol              = "HTTPS"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "run"
  }
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  protocol              = "HTTPS"
  load_balancing_scheme = "EXTERNAL_MANAGED"
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
      if (service.typeName !== "google_compute_region_backend_service" || service.format !== "terraform") continue;
      const scheme = ["EXTERNAL_MANAGED", "INTERNAL_SELF_MANAGED"].find((it) =>
        isCertainly(service, "loadBalancingScheme", it),
      );
      const { list, complete } = backendsOf(topology, service);
      const silent = list.filter((it) => isAbsentIn(it.value, "capacityScaler"));
      const [first] = silent;
      if (!scheme || !complete || !first || !list.every((it) => silent.includes(it) || isDrained(it))) continue;
      yield {
        message: "missing",
        data: { service: service.name, scheme },
        resource: service.id,
        field: `${first.path}.capacityScaler`,
        fixes: [
          {
            title: "Set capacity_scaler to 1.0",
            changes: silent.map((it) => setField(service, `${it.path}.capacityScaler`, 1)),
          },
        ],
      };
    }
  },
});

function isDrained(backend: Backend): boolean {
  return knownIn(backend.value, "capacityScaler") === 0;
}
