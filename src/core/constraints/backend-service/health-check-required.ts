import type { ChangeValue } from "../../model/change";
import type { Fix } from "../../model/finding";
import { formatScope, inSameModule, type Resource } from "../../model/resource";
import { isAbsent, isCertainly } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { aGroup, type Backend, backendsOf, isInstanceGroup, isNegOf } from "../backends";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { protocolsOf } from "../endpoints";
import { lacksHealthCheck } from "../health-checks";
import { whole } from "../islands";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "health-check-required",
    severity: "error",
    title: "Backend service with VM, zonal or hybrid backends needs a health check",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager", "HealthCheck"],
    products: "all",
    local: true,
    docs: `A backend of the service is an instance group, a zonal NEG or a hybrid NEG, and the service has no health check.
Without one the load balancer cannot tell which backends may receive traffic, and the API refuses the service.

Not reported: services with \`haPolicy\`, services without backends, and health checks that come from an expression whose
value is not known.`,
    repair: `Attach a health check that speaks what the backends serve. The quick-fix attaches the only one that the module
has for this place, or writes a new one that probes the serving port with the protocol of the service. Firewall rules must
let the probes in.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "Compute API v1 BackendService.healthChecks",
    ],
    fixable: true,
    messages: {
      missing:
        'The backend "{group}" is {what}, and without a health check the load balancer cannot tell whether it may receive traffic: the API refuses the service. Add a health check.',
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group                 = google_compute_network_endpoint_group.neg.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_health_check" "web" {
  name = "web"
  http_health_check {
    port_specification = "USE_SERVING_PORT"
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = [google_compute_health_check.web.id]
  backend {
    group                 = google_compute_network_endpoint_group.neg.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
  }
}
`,
    },
  },
  /** The fixes look at all health checks: to attach the only one, and not to take a name twice. */
  context: (topology) =>
    topology
      .all("HealthCheck")
      .map((it) => `${it.id} ${it.name} ${formatScope(it.scope)}${it.many ? " many" : ""}`)
      .join("\n"),
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!lacksHealthCheck(service) || !isAbsent(service, "haPolicy")) continue;
      const backend = backendsOf(topology, service).list.find(isProbed);
      if (!backend?.group) continue;
      yield {
        message: "missing",
        data: { group: backend.group.name, what: aGroup(backend.group) },
        resource: service.id,
        field: "healthChecks",
        related: [
          ...related(service, "The backend that must be probed", `${backend.path}.group`),
          ...related(backend.group.resource, `"${backend.group.name}" is ${aGroup(backend.group)}`),
        ],
        fixes: [...attachOnly(topology, service), ...addNew(topology, service)],
      };
    }
  },
});

function isProbed(backend: Backend): boolean {
  return isInstanceGroup(backend) || isNegOf(backend, "GCE_VM_IP", "GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT");
}

/** Attaches the one health check of the module that lives where the service does; several would be a guess. */
function attachOnly(topology: Topology, service: Resource): readonly Fix[] {
  const checks = whole(topology)
    .all("HealthCheck")
    .filter((it) => inSameModule(it, service) && it.format === service.format && it.many === undefined)
    .filter((it) => formatScope(it.scope) === formatScope(service.scope) && it.scope.level !== "unknown");
  const [check, ...others] = checks;
  if (!check || others.length > 0) return [];
  return [
    {
      title: `Attach the health check ${check.name}`,
      changes: [setField(service, "healthChecks", [{ ref: check.id }])],
    },
  ];
}

/** Probes by the protocol that the service speaks, at the port it serves on. */
const probes: Readonly<Record<string, string>> = {
  HTTP: "httpHealthCheck",
  HTTPS: "httpsHealthCheck",
  HTTP2: "http2HealthCheck",
  TCP: "tcpHealthCheck",
  SSL: "sslHealthCheck",
  GRPC: "grpcHealthCheck",
};

function addNew(topology: Topology, service: Resource): readonly Fix[] {
  const [protocol, ...others] = protocolsOf(service) ?? [];
  const probe = protocol === undefined || others.length > 0 ? undefined : probes[protocol];
  const name = `${service.name}-health`;
  // Passthrough load balancers have no serving port that a probe could use.
  const passthrough =
    service.scope.level === "region" &&
    !isCertainly(service, "loadBalancingScheme", "EXTERNAL_MANAGED", "INTERNAL_MANAGED");
  if (!probe || passthrough || service.many || service.scope.level === "unknown") return [];
  if (service.scope.level === "region" && service.scope.name === undefined) return [];
  if (!/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return [];
  if (
    whole(topology)
      .all("HealthCheck")
      .some((it) => it.name === name)
  )
    return [];
  const fields: Record<string, ChangeValue> = { [probe]: { portSpecification: "USE_SERVING_PORT" } };
  return [
    {
      title: `Add a health check (${protocol}, serving port)`,
      changes: [
        {
          op: "addResource",
          kind: "HealthCheck",
          name,
          scope: formatScope(service.scope),
          fields,
          format: service.format,
          file: service.range.file,
        },
        setField(service, "healthChecks", [{ ref: `HealthCheck/${name}` }]),
      ],
      effect: "Firewall rules must let Google's probes reach the backends.",
    },
  ];
}
