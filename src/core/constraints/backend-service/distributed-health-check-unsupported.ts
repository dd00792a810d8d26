import type { Change } from "../../model/change";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, isCertainly, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { aGroup, backendsOf, type Group, isInternetNeg, isNegOf } from "../backends";
import { removeField, setField, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { numberAt } from "../numbers";
import { probesOf } from "../probes";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "distributed-health-check-unsupported",
    severity: "warning",
    title: "Envoy health checks do not support gRPC or PROXY headers",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "HealthCheck", "NetworkEndpointGroup"],
    products: [
      "regional-external-alb",
      "regional-internal-alb",
      "regional-external-proxy-nlb",
      "regional-internal-proxy-nlb",
      "cross-region-internal-alb",
      "cross-region-internal-proxy-nlb",
    ],
    local: true,
    docs: `A backend of the service is a regional internet NEG, or a hybrid NEG behind a regional or \`INTERNAL_MANAGED\` service,
and the health check speaks gRPC or sends a PROXY header. Such endpoints are probed by the load balancer's Envoy proxies rather
than by Google's central probers, and those know HTTP, HTTPS, HTTP/2 and TCP without a PROXY header.`,
    repair: "Probe by HTTP, HTTPS, HTTP/2 or TCP, and remove the PROXY header.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
      "seed 002_f9fd254eff231fad.txt",
    ],
    fixable: true,
    messages: {
      grpc: 'The backend "{group}" is {what}, which the load balancer\'s own proxies probe, and they cannot probe by gRPC as {check} wants. Use an HTTP, HTTPS, HTTP/2 or TCP check.',
      header:
        'The backend "{group}" is {what}, which the load balancer\'s own proxies probe, and they send no PROXY header as {check} wants. Remove the header from the check.',
    },
    examples: {
      bad: example("grpc_health_check"),
      good: example("tcp_health_check"),
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const edges = topology.out(service.id, "healthCheck");
      const group = edges.length > 0 ? probedByProxies(topology, service) : undefined;
      if (!group) continue;
      for (const edge of edges) {
        const check = topology.get(edge.to);
        const wrong = check?.kind === "HealthCheck" ? unsupported(check) : undefined;
        if (!check || !wrong) continue;
        yield {
          message: wrong.message,
          data: { group: group.name, what: aGroup(group), check: check.name },
          resource: service.id,
          field: edge.field,
          related: [
            ...related(check, `${check.name} probes like this`, wrong.field),
            ...related(group.resource, `"${group.name}" is ${aGroup(group)}`),
          ],
          fixes: [wrong.fix],
        };
      }
    }
  },
});

/** A group of the service that Envoy proxies probe. */
function probedByProxies(topology: Topology, service: Resource): Group | undefined {
  const regional = service.scope.level === "region";
  const envoy = regional || isCertainly(service, "loadBalancingScheme", "INTERNAL_MANAGED");
  return backendsOf(topology, service).list.find(
    (it) =>
      (isInternetNeg(it) && it.group.scope.level === "region") || (envoy && isNegOf(it, "NON_GCP_PRIVATE_IP_PORT")),
  )?.group;
}

interface Unsupported {
  readonly message: "grpc" | "header";
  readonly field: string;
  readonly fix: Fix;
}

function unsupported(check: Resource): Unsupported | undefined {
  for (const probe of probesOf(check)) {
    if (probe === "grpcHealthCheck" || probe === "grpcTlsHealthCheck")
      return { message: "grpc", field: probe, fix: { title: "Probe by TCP", changes: byTcp(check, probe), effect } };
    const path = `${probe}.proxyHeader`;
    if (known(check, path) === "PROXY_V1")
      return { message: "header", field: path, fix: setting("Send no PROXY header", check, path, "NONE", effect) };
  }
  return undefined;
}

const effect = "Everything that uses the health check is probed like that.";

/** The same port, by TCP. */
function byTcp(check: Resource, probe: string): readonly Change[] {
  const specification = known(check, `${probe}.portSpecification`);
  const name = known(check, `${probe}.portName`);
  const port = numberAt(check, `${probe}.port`);
  return [
    removeField(check, probe),
    ...(field(check, "type") && check.format === "api" ? [setField(check, "type", "TCP")] : []),
    setField(check, "tcpHealthCheck", {
      ...(port === undefined ? {} : { port }),
      ...(name === undefined ? {} : { portName: name }),
      ...(specification === undefined ? {} : { portSpecification: specification }),
    }),
  ];
}

function example(probe: string): string {
  return `resource "google_compute_network_endpoint_group" "onprem" {
  name                  = "onprem"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "NON_GCP_PRIVATE_IP_PORT"
}

resource "google_compute_region_health_check" "onprem" {
  name   = "onprem"
  region = "us-central1"
  ${probe} {
    port = 443
  }
}

resource "google_compute_region_backend_service" "onprem" {
  name                  = "onprem"
  region                = "us-central1"
  protocol              = "HTTP"
  load_balancing_scheme = "INTERNAL_MANAGED"
  health_checks         = [google_compute_region_health_check.onprem.id]
  backend {
    group                 = google_compute_network_endpoint_group.onprem.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
    capacity_scaler       = 1
  }
}
`;
}
