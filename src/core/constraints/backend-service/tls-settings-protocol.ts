import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, isAbsent, isAbsentIn, items, knownIn, possible } from "../../topology/read";
import { removing, setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { protocolsOf } from "../endpoints";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { rangeOf } from "../ranges";
import { related } from "../related";

const encrypted = ["HTTPS", "HTTP2", "SSL"];
const nameLimit = 5;

export default defineConstraint({
  meta: {
    id: "tls-settings-protocol",
    severity: "error",
    title: "Backend TLS settings need an encrypted protocol",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: [...applicationProducts, ...proxyNetworkProducts],
    local: true,
    docs: `A backend service has \`tlsSettings\` and does not speak HTTPS, HTTP/2 or SSL to its backends. Server name and
certificate checks happen in a TLS handshake, and there is none; the API refuses the service. Also reported are more than 5
\`subjectAltNames\`, and an entry with both or neither of \`dnsName\` and \`uniformResourceIdentifier\`.`,
    repair:
      "Set `protocol` to `HTTPS` or `HTTP2` (to `SSL` on a proxy Network Load Balancer), if the backends speak it, or remove the TLS settings.",
    sources: ["Compute API v1 BackendService.tlsSettings", "Compute API v1 BackendServiceTlsSettings.subjectAltNames"],
    fixable: true,
    messages: {
      plain:
        "The service has TLS settings but speaks {protocol} to its backends, so there is no TLS handshake to apply them to and the API refuses it. Set protocol to {wanted}.",
      missing:
        "The service has TLS settings but no protocol, and {protocol} is the default: there is no TLS handshake to apply them to and the API refuses it. Set protocol to {wanted}.",
      many: "tlsSettings has {count} subjectAltNames, and 5 is the limit. Remove those that are not needed.",
      both: "This name has both dnsName and uniformResourceIdentifier, and the API wants exactly one. Remove one.",
      neither: "This name has neither dnsName nor uniformResourceIdentifier, and the API wants exactly one. Set one.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "app" {
  name                  = "app"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  tls_settings {
    sni = "backend.example.com"
  }
}
`,
      good: `resource "google_compute_backend_service" "app" {
  name                  = "app"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  tls_settings {
    sni = "backend.example.com"
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (field(service, "tlsSettings")?.type !== "object") continue;
      const protocols = isAbsent(service, "protocol") ? (possible(service, "protocol") ?? []) : protocolsOf(service);
      if (protocols?.every((it) => !encrypted.includes(String(it))))
        yield plainProtocol(service, protocols.join(" or "));
      yield* judgeNames(service);
    }
  },
});

function plainProtocol(service: Resource, protocol: string): Report {
  const absent = isAbsent(service, "protocol");
  const wanted = wantedProtocols(service, protocol);
  const fixes: readonly Fix[] = wanted.map((it) => setting(`Set protocol to ${it}`, service, "protocol", it));
  return {
    message: absent ? "missing" : "plain",
    data: { protocol: protocol || "plain", wanted: wanted.join(" or ") || "HTTPS or HTTP2" },
    resource: service.id,
    field: "protocol",
    ...(absent ? { range: rangeOf(service, "tlsSettings") } : {}),
    related: related(service, "The TLS settings", "tlsSettings"),
    fixes: [...fixes, removing("Remove the TLS settings", service, "tlsSettings")],
  };
}

/** Those nearest to what is there. Regional proxy Network Load Balancers speak TCP only, so there is none for them. */
function wantedProtocols(service: Resource, protocol: string): readonly string[] {
  if (protocol === "TCP") return service.scope.level === "global" ? ["SSL"] : [];
  return protocol === "H2C" ? ["HTTP2", "HTTPS"] : ["HTTPS", "HTTP2"];
}

function* judgeNames(service: Resource): Iterable<Report> {
  const list = "tlsSettings.subjectAltNames";
  const names = items(service, list).items;
  if (names.length > nameLimit)
    yield { message: "many", data: { count: names.length }, resource: service.id, field: `${list}[${nameLimit}]` };
  for (const { value, path } of names) {
    if (value.type !== "object") continue;
    const kinds = ["dnsName", "uniformResourceIdentifier"];
    if (kinds.every((it) => knownIn(value, it) !== undefined))
      yield {
        message: "both",
        resource: service.id,
        field: path,
        fixes: [...kinds].reverse().map((it) => removing(`Remove ${it}`, service, `${path}.${it}`)),
      };
    else if (kinds.every((it) => isAbsentIn(value, it)))
      yield { message: "neither", resource: service.id, field: path };
  }
}
