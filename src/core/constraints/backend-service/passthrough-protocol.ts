import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { known, knownIn } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf } from "../backends";
import { limits, present } from "../balancing";
import { removeFields, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { isPassthrough } from "../passthrough";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "passthrough-protocol",
    severity: "warning",
    title: "Passthrough backend service uses TCP, UDP or UNSPECIFIED",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "ForwardingRule", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: passthroughProducts,
    local: true,
    docs: `A regional backend service whose scheme is set to \`INTERNAL\` or \`EXTERNAL\` has protocol HTTP, HTTPS, HTTP2, H2C,
SSL or GRPC. Packets pass through unchanged, so the load balancer never speaks these protocols, and no forwarding rule can use the
service. The API accepts such a service as long as nothing points to it, hence a warning.`,
    repair: `Set \`TCP\`, \`UDP\` or \`UNSPECIFIED\`, as the forwarding rule does. For HTTP that the load balancer is to
understand, use scheme \`EXTERNAL_MANAGED\` or \`INTERNAL_MANAGED\` with a target proxy instead.`,
    sources: ["https://docs.cloud.google.com/load-balancing/docs/backend-service"],
    fixable: true,
    messages: {
      wrong:
        "With scheme {scheme} packets pass through unchanged and the load balancer never speaks {protocol}, so no forwarding rule can use the service: use TCP, UDP or UNSPECIFIED, or a managed scheme.",
    },
    examples: {
      bad: `resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  protocol              = "HTTP"
}
`,
      good: `resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  protocol              = "TCP"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const scheme = known(service, "loadBalancingScheme");
      const protocol = String(known(service, "protocol"));
      if (scheme === undefined || !isPassthrough(service)) continue;
      if (!["HTTP", "HTTPS", "HTTP2", "H2C", "SSL", "GRPC"].includes(protocol)) continue;
      yield {
        message: "wrong",
        data: { scheme: String(scheme), protocol },
        resource: service.id,
        field: "protocol",
        related: related(service, `The scheme is ${scheme}`, "loadBalancingScheme"),
        fixes: wanted(topology, service).map((it) => fix(topology, service, it)),
      };
    }
  },
});

/** What the forwarding rules in front say; all three where they do not tell or do not agree. */
function wanted(topology: Topology, service: Resource): readonly string[] {
  const rules = topology.into(service.id, "backendService").flatMap((it) => topology.get(it.from) ?? []);
  const protocols = new Set(rules.map((it) => known(it, "IPProtocol")));
  const [only] = protocols;
  if (protocols.size === 1 && only === "L3_DEFAULT") return ["UNSPECIFIED"];
  if (protocols.size === 1 && (only === "TCP" || only === "UDP")) return [only, "UNSPECIFIED"];
  return ["TCP", "UDP", "UNSPECIFIED"];
}

/** A passthrough load balancer knows only connections: a mode that counts requests cannot stay. */
function fix(topology: Topology, service: Resource, protocol: string): Fix {
  const backends = backendsOf(topology, service).list.filter((it) => knownIn(it.value, "balancingMode") === "RATE");
  return {
    title: `Set the protocol to ${protocol}`,
    changes: [
      setField(service, "protocol", protocol),
      ...backends.flatMap((it) => [
        setField(service, `${it.path}.balancingMode`, "CONNECTION"),
        ...removeFields(service, present(it, limits)),
      ]),
    ],
  };
}
