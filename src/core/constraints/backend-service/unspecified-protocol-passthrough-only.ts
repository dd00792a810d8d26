import type { Resource } from "../../model/resource";
import { isCertainly, known, knownIn } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf } from "../backends";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { managedSchemes, schemeText } from "../passthrough";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "unspecified-protocol-passthrough-only",
    severity: "error",
    title: "UNSPECIFIED protocol is for passthrough load balancers",
    appliesTo: ["BackendService"],
    reads: [
      "BackendService",
      "UrlMap",
      "TargetTcpProxy",
      "TargetSslProxy",
      "NetworkEndpointGroup",
      "InstanceGroup",
      "InstanceGroupManager",
    ],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `The protocol of a backend service is \`UNSPECIFIED\` or \`UDP\` and its scheme is \`EXTERNAL_MANAGED\`,
\`INTERNAL_MANAGED\` or \`INTERNAL_SELF_MANAGED\`. A proxy opens its own connections to the backends and must know what to speak;
only passthrough load balancers can leave that open or carry UDP. The API refuses the service.`,
    repair:
      "Set the protocol that the backends speak: `HTTP`, `HTTPS`, `HTTP2` behind a URL map, `TCP` behind a target TCP proxy.",
    sources: ["https://docs.cloud.google.com/load-balancing/docs/backend-service"],
    fixable: true,
    messages: {
      wrong:
        "Proxies ({scheme}) open their own connections to the backends and cannot speak {protocol}, so the API refuses it: set the backends' protocol, such as {examples}.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "UDP"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const protocol = String(known(service, "protocol"));
      if (protocol !== "UNSPECIFIED" && protocol !== "UDP") continue;
      if (!isCertainly(service, "loadBalancingScheme", ...managedSchemes)) continue;
      const fitting = fittingProtocols(topology, service);
      yield {
        message: "wrong",
        data: {
          scheme: schemeText(service),
          protocol,
          examples: (fitting.length ? fitting : ["HTTP", "TCP"]).join(" or "),
        },
        resource: service.id,
        field: "protocol",
        related: related(service, `The service has ${schemeText(service)}`, "loadBalancingScheme"),
        fixes: fitting.map((it) => setting(`Set the protocol to ${it}`, service, "protocol", it)),
      };
    }
  },
});

/** By what stands in front and how the backends are balanced. */
function fittingProtocols(topology: Topology, service: Resource): readonly string[] {
  const above = topology.into(service.id).map((it) => topology.get(it.from)?.kind);
  const modes = backendsOf(topology, service).list.map((it) => knownIn(it.value, "balancingMode"));
  const streams = above.includes("TargetTcpProxy") || above.includes("TargetSslProxy");
  const requests = above.includes("UrlMap");
  return [
    ...(streams || modes.includes("CONNECTION") ? [] : ["HTTP", "HTTPS"]),
    ...(requests || modes.includes("RATE") ? [] : ["TCP"]),
  ];
}
