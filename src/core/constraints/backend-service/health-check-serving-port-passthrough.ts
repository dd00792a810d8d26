import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, known } from "../../topology/read";
import { removeField, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { isPassthrough, schemeText } from "../passthrough";
import { probesOf } from "../probes";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "health-check-serving-port-passthrough",
    severity: "error",
    title: "USE_SERVING_PORT does not work with passthrough load balancers",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "HealthCheck"],
    products: passthroughProducts,
    local: true,
    docs: `A regional backend service with scheme \`INTERNAL\` (the default) or \`EXTERNAL\` names a health check whose
\`portSpecification\` is \`USE_SERVING_PORT\`. A passthrough load balancer hands packets on to whatever port they were sent to,
so its backend service has no serving port that could be probed.

Not reported: a service with scheme \`EXTERNAL\` that is explicitly for HTTP, HTTPS or HTTP/2.`,
    repair: `Set the port to probe in the health check. If proxy load balancers use the check as well, write one of its own for the
passthrough one.`,
    sources: ["Compute API v1 HTTPHealthCheck.portSpecification"],
    fixable: true,
    messages: {
      serving:
        "The health check {check} probes the serving port, but a passthrough load balancer ({scheme}) has none, so the API does not support that. Set an explicit port in the check.",
    },
    examples: {
      bad: example('port_specification = "USE_SERVING_PORT"'),
      good: example("port = 80"),
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isPassthrough(service) || /^H/.test(String(known(service, "protocol")))) continue;
      for (const edge of topology.out(service.id, "healthCheck")) {
        const check = topology.get(edge.to);
        if (check?.kind !== "HealthCheck") continue;
        const probe = probesOf(check).find((it) => known(check, `${it}.portSpecification`) === "USE_SERVING_PORT");
        if (probe === undefined) continue;
        yield {
          message: "serving",
          data: { check: check.name, scheme: schemeText(service) },
          resource: service.id,
          field: edge.field,
          related: related(check, "The serving port is probed", `${probe}.portSpecification`),
          fixes: [probePort(check, probe)],
        };
      }
    }
  },
});

const ask: Fix["ask"] = { id: "port", prompt: "Port to probe, from 1 to 65535", placeholder: "80", check: "port" };

function probePort(check: Resource, probe: string): Fix {
  return {
    title: `Probe a port of your choice in ${check.name}`,
    ask,
    changes: [
      ...(isAbsent(check, `${probe}.portName`) ? [] : [removeField(check, `${probe}.portName`)]),
      setField(check, `${probe}.portSpecification`, "USE_FIXED_PORT"),
      setField(check, `${probe}.port`, { ask: "port" }),
    ],
    effect: "Everything that uses the health check is probed on that port.",
  };
}

function example(port: string): string {
  return `resource "google_compute_health_check" "web" {
  name = "web"
  tcp_health_check {
    ${port}
  }
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  protocol              = "TCP"
  load_balancing_scheme = "INTERNAL"
  health_checks         = [google_compute_health_check.web.id]
}
`;
}
