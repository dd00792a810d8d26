import type { Fix } from "../../model/finding";
import { known } from "../../topology/read";
import { forwardEdges } from "../chain";
import { defineConstraint } from "../constraint";
import { related } from "../related";

const REFUSED = ["TCP", "SSL", "UDP", "UNSPECIFIED"];

export default defineConstraint({
  meta: {
    id: "http-proxy-backend-protocol",
    severity: "error",
    title: "HTTP load balancer cannot use TCP, SSL or UDP backend services",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "TargetHttpProxy", "TargetHttpsProxy", "BackendService"],
    products: [
      "global-external-alb",
      "classic-alb",
      "regional-external-alb",
      "cross-region-internal-alb",
      "regional-internal-alb",
      "cloud-service-mesh",
    ],
    local: true,
    docs: "A URL map of a target HTTP or HTTPS proxy sends requests to a backend service whose protocol is TCP, SSL, UDP or UNSPECIFIED. URL maps route requests, so the backend must speak HTTP. Only an explicit protocol is judged.",
    repair:
      "Set the backend service's `protocol` to `HTTP`, `HTTPS` or `HTTP2`, or use a target TCP proxy without a URL map.",
    sources: ["https://docs.cloud.google.com/load-balancing/docs/backend-service"],
    fixable: true,
    messages: {
      refused:
        "Backend service {service} has protocol {protocol}, but a URL map routes requests, so the service must speak HTTP. Set its protocol to {wanted}.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "TCP"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTP"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`,
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const proxies = topology.into(urlMap.id, "urlMap").flatMap((it) => topology.get(it.from) ?? []);
      const http = proxies.filter((it) => it.kind === "TargetHttpProxy" || it.kind === "TargetHttpsProxy");
      if (!http.length) continue;
      for (const edge of forwardEdges(topology, urlMap.id)) {
        const service = topology.get(edge.to);
        if (service?.kind !== "BackendService") continue;
        const protocol = String(known(service, "protocol"));
        if (!REFUSED.includes(protocol)) continue;
        const wanted = protocol === "SSL" ? ["HTTPS", "HTTP2"] : ["HTTP", "HTTPS", "HTTP2"];
        yield {
          message: "refused",
          data: { service: service.name, protocol, wanted: wanted.join(", ") },
          resource: urlMap.id,
          field: edge.field,
          related: [
            ...related(service, `${service.name} has protocol ${protocol}`, "protocol"),
            ...http.flatMap((it) => related(it, `${it.name} uses this URL map`, "urlMap")),
          ],
          fixes: wanted.map(
            (value): Fix => ({
              title: `Set the protocol of ${service.name} to ${value}`,
              changes: [{ op: "setField", resource: service.id, field: "protocol", value }],
            }),
          ),
        };
      }
    }
  },
});
