import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { known, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf, isInternetNeg } from "../backends";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

const refusedGlobal = ["TCP", "SSL", "UDP", "GRPC", "UNSPECIFIED"];
const refusedRegional = ["SSL", "UDP", "GRPC", "UNSPECIFIED"];

export default defineConstraint({
  meta: {
    id: "internet-neg-protocol",
    severity: "error",
    title: "Protocol is not usable with an internet NEG",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "TargetTcpProxy", "TargetSslProxy"],
    products: internetNegProducts,
    local: true,
    docs: `External origins are reached with HTTP, HTTPS or HTTP/2. Reported are \`TCP\`, \`SSL\`, \`UDP\`, \`GRPC\` and
\`UNSPECIFIED\` with a global internet NEG (schemes \`EXTERNAL\` and \`EXTERNAL_MANAGED\`), and the same without \`TCP\` with a
regional one: regional proxy Network Load Balancers reach external origins over TCP. Cloud Service Mesh
(\`INTERNAL_SELF_MANAGED\`) is not judged.`,
    repair: `Set \`protocol\` to \`HTTPS\` or \`HTTP2\`, so that the connection across the internet is encrypted; behind a regional
target TCP proxy set it to \`TCP\`.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      refused:
        'Protocol {protocol} cannot reach the {scope} internet NEG "{neg}", so the service carries no traffic. Use {allowed}.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  protocol              = "TCP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  protocol              = "HTTPS"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const protocol = String(known(service, "protocol") ?? "");
      const schemes = possible(service, "loadBalancingScheme");
      if (!refusedGlobal.includes(protocol) || !schemes || schemes.includes("INTERNAL_SELF_MANAGED")) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isInternetNeg(backend)) continue;
        const { level } = backend.group.scope;
        if (level !== "global" && level !== "region") continue;
        const isGlobal = level === "global";
        if (isGlobal && !schemes.every((it) => it === "EXTERNAL" || it === "EXTERNAL_MANAGED")) continue;
        if (!isGlobal && !refusedRegional.includes(protocol)) continue;
        yield {
          message: "refused",
          data: {
            protocol,
            scope: isGlobal ? "global" : "regional",
            neg: backend.group.name,
            allowed: isGlobal ? "HTTPS or HTTP2" : "HTTPS or HTTP2, or TCP behind a regional target TCP proxy",
          },
          resource: service.id,
          field: "protocol",
          related: related(backend.group.resource, `The internet NEG "${backend.group.name}"`, "networkEndpointType"),
          fixes: fixes(topology, service, isGlobal),
        };
        break;
      }
    }
  },
});

/** A target TCP or SSL proxy in front of the service admits no HTTP: there a global NEG has no way out. */
function fixes(topology: Topology, service: Resource, isGlobal: boolean): readonly Fix[] {
  const behindL4 = topology
    .into(service.id)
    .some((it) => ["TargetTcpProxy", "TargetSslProxy"].includes(topology.get(it.from)?.kind ?? ""));
  const wanted = behindL4 ? (isGlobal ? [] : ["TCP"]) : ["HTTPS", "HTTP2"];
  return wanted.map((it) => setting(`Set protocol to ${it}`, service, "protocol", it));
}
