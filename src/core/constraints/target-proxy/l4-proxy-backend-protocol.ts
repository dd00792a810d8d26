import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, possible } from "../../topology/read";
import { defineConstraint } from "../constraint";
import { related } from "../related";

const REFUSED = ["HTTP", "HTTPS", "HTTP2", "H2C", "GRPC", "UDP", "UNSPECIFIED"];

export default defineConstraint({
  meta: {
    id: "l4-proxy-backend-protocol",
    severity: "error",
    title: "Target TCP or SSL proxy needs a TCP or SSL backend service",
    appliesTo: ["TargetTcpProxy", "TargetSslProxy"],
    reads: ["TargetTcpProxy", "TargetSslProxy", "BackendService"],
    products: [
      "global-external-proxy-nlb",
      "classic-proxy-nlb",
      "regional-external-proxy-nlb",
      "cross-region-internal-proxy-nlb",
      "regional-internal-proxy-nlb",
    ],
    local: true,
    docs: "A target TCP or SSL proxy forwards streams of bytes, so its backend service must have protocol TCP or SSL. A global backend service without a protocol counts as HTTP, the default. For a regional one the default depends on the scheme, so only an explicit protocol is judged.",
    repair: "Set the backend service's `protocol` to `TCP` (or `SSL`), or use a target HTTP(S) proxy with a URL map.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/target-proxies",
    ],
    fixable: true,
    messages: {
      refused:
        "Backend service {service} has protocol {protocol}{why}, but a target {proxy} proxy forwards streams of bytes and takes TCP or SSL only. Set its protocol, or use a target HTTP proxy with a URL map.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTP"
}

resource "google_compute_target_tcp_proxy" "web" {
  name            = "web"
  backend_service = google_compute_backend_service.web.id
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "TCP"
}

resource "google_compute_target_tcp_proxy" "web" {
  name            = "web"
  backend_service = google_compute_backend_service.web.id
}
`,
    },
  },
  *find(topology) {
    for (const proxy of topology.all("TargetTcpProxy", "TargetSslProxy"))
      for (const edge of topology.out(proxy.id, "service")) {
        const service = topology.get(edge.to);
        if (service?.kind !== "BackendService") continue;
        const protocol = judgedProtocol(service);
        if (protocol === undefined || !REFUSED.includes(protocol)) continue;
        yield {
          message: "refused",
          data: {
            service: service.name,
            protocol,
            why: field(service, "protocol") ? "" : " (the default)",
            proxy: proxy.kind === "TargetTcpProxy" ? "TCP" : "SSL",
          },
          resource: proxy.id,
          field: edge.field,
          related: related(service, `${service.name} has protocol ${protocol}`, "protocol"),
          fixes: ["TCP", "SSL"].map(
            (value): Fix => ({
              title: `Set the protocol of ${service.name} to ${value}`,
              changes: [{ op: "setField", resource: service.id, field: "protocol", value }],
            }),
          ),
        };
      }
  },
});

function judgedProtocol(service: Resource): string | undefined {
  const set = field(service, "protocol") !== undefined;
  if (!set && service.scope.level !== "global") return undefined;
  const protocols = possible(service, "protocol");
  return protocols?.length === 1 ? String(protocols[0]) : undefined;
}
