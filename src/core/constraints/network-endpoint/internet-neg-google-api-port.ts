import type { Resource } from "../../model/resource";
import { known, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { internetTypes } from "../backends";
import { setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { effectivePort, groupOfEndpoint, protocolsOf, servicesOf } from "../endpoints";
import { globalInternetNegProducts } from "../product-lists";
import { related } from "../related";

const googleDomains = ["googleapis.com", "run.app", "cloudfunctions.net", "appspot.com"];
const httpProtocols = ["HTTP", "HTTPS", "HTTP2"];

export default defineConstraint({
  meta: {
    id: "internet-neg-google-api-port",
    severity: "warning",
    title: "Google APIs as external origin answer on ports 80 and 443 only",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "BackendService"],
    products: globalInternetNegProducts,
    local: true,
    docs: `The endpoint of a global internet NEG is a Google service (\`googleapis.com\`, \`run.app\`,
\`cloudfunctions.net\` or \`appspot.com\`), and its port is neither 80 nor 443 or the backend service speaks something other
than HTTP, HTTPS or HTTP/2. As external origins Google's services are reached only that way.`,
    repair: `Use port 443 with HTTPS. Better, reach the service from inside: Cloud Run, functions and App Engine through a
serverless NEG, Google APIs through a Private Service Connect NEG. A changed port replaces the endpoint.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: true,
    messages: {
      port: '"{host}" is a Google service, and those answer external origins only on ports 80 and 443, not on {port}. Use port 443, or a serverless or Private Service Connect NEG.',
      protocol:
        '"{host}" is a Google service, and those answer external origins only over HTTP, HTTPS or HTTP2, but "{service}" speaks {protocol}. Set protocol to HTTPS, or use a serverless or Private Service Connect NEG.',
    },
    examples: {
      bad: example(8443),
      good: example(443),
    },
  },
  *find(topology): Iterable<Report> {
    for (const endpoint of topology.all("NetworkEndpoint")) {
      const host = String(known(endpoint, "fqdn") ?? "").toLowerCase();
      if (!googleDomains.some((it) => host === it || host.endsWith(`.${it}`))) continue;
      const group = groupOfEndpoint(topology, endpoint);
      if (!group || !isGlobalInternet(group)) continue;
      const effective = effectivePort(endpoint, group);
      if (effective && effective.port !== 80 && effective.port !== 443)
        yield {
          message: "port",
          data: { host, port: effective.port },
          resource: endpoint.id,
          field: "port",
          related: related(group, `The internet NEG "${group.name}"`, "defaultPort"),
          fixes: [setting("Use port 443", effective.resource, effective.field, 443, "The endpoint is replaced.")],
        };
      const service = unfitService(topology, group);
      if (service)
        yield {
          message: "protocol",
          data: { host, service: service.name, protocol: String(known(service, "protocol")) },
          resource: endpoint.id,
          field: "fqdn",
          related: related(service, `"${service.name}" speaks ${known(service, "protocol")}`, "protocol"),
          fixes: [setting("Set protocol to HTTPS", service, "protocol", "HTTPS")],
        };
    }
  },
});

function isGlobalInternet(group: Resource): boolean {
  const types = possible(group, "networkEndpointType");
  return (
    group.scope.level === "global" &&
    types !== undefined &&
    types.length > 0 &&
    types.every((it) => internetTypes.some((type) => type === it))
  );
}

/** A service of the group that is set to speak something that Google's services do not. */
function unfitService(topology: Topology, group: Resource): Resource | undefined {
  return servicesOf(topology, group).find(
    (it) =>
      known(it, "protocol") !== undefined && protocolsOf(it)?.every((protocol) => !httpProtocols.includes(protocol)),
  );
}

function example(port: number): string {
  return `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "svc-abc-uc.a.run.app"
  port                          = ${port}
}
`;
}
