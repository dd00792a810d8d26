import { kindSpec } from "../../kinds/registry";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, isAbsent } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { choices, inSamePlace, onlyBeside } from "../beside";
import { destinationOf } from "../chain";
import { setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "l4-proxy-single-backend-service",
    severity: "error",
    title: "Target TCP or SSL proxy uses one backend service",
    appliesTo: ["TargetTcpProxy", "TargetSslProxy"],
    reads: ["TargetTcpProxy", "TargetSslProxy", "BackendService", "UrlMap", "BackendBucket"],
    products: [
      "global-external-proxy-nlb",
      "classic-proxy-nlb",
      "regional-external-proxy-nlb",
      "cross-region-internal-proxy-nlb",
      "regional-internal-proxy-nlb",
    ],
    local: true,
    docs: `A target SSL proxy has no backend service, or a target TCP or SSL proxy names something else than one backend service:
a URL map, a backend bucket or a list of several. Such a proxy forwards streams of bytes and cannot route by URL.

A target TCP proxy without a service is fine: TLS routes can supply its backends.`,
    repair: `Name exactly one backend service. To route by host or path, use a target HTTP or HTTPS proxy with a URL map. The
quick-fix takes the default service of the URL map, or the only backend service of this place.`,
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/target-proxies",
      "Compute API v1 TargetSslProxy.service",
    ],
    fixable: true,
    messages: {
      missing:
        "This target SSL proxy has no backend service to forward connections to, so the API refuses it. Name exactly one.",
      other:
        "{name} is a {what}, but this proxy forwards streams of bytes and cannot route by URL: it takes exactly one backend service. Name one, or use a target HTTP or HTTPS proxy.",
      several:
        "{count} backend services are listed, but this proxy forwards streams of bytes and cannot choose among them: it takes exactly one. Name one.",
    },
    examples: {
      bad: example(""),
      good: example(`  backend_service  = "projects/p/global/backendServices/stream"\n`),
    },
  },
  context: choices("BackendService"),
  *find(topology): Iterable<Report> {
    for (const proxy of topology.all("TargetTcpProxy", "TargetSslProxy")) {
      const service = field(proxy, "service");
      if (proxy.kind === "TargetSslProxy" && isAbsent(proxy, "service"))
        yield { message: "missing", resource: proxy.id, fixes: onlyService(topology, proxy) };
      if (service?.type === "list" && service.items.length > 1) {
        yield { message: "several", data: { count: service.items.length }, resource: proxy.id, field: "service" };
        continue;
      }
      for (const edge of topology.out(proxy.id, "service")) {
        const to = destinationOf(topology, edge);
        if (to?.kind !== "UrlMap" && to?.kind !== "BackendBucket") continue;
        yield {
          message: "other",
          data: { name: to.name, what: kindSpec(to.kind).label.replace(/^B/, "b") },
          resource: proxy.id,
          field: edge.field,
          related: related(to.resource, `The ${kindSpec(to.kind).label}`),
          fixes: to.resource?.kind === "UrlMap" ? defaultOf(topology, proxy, to.resource) : [],
        };
      }
    }
  },
});

function onlyService(topology: Topology, proxy: Resource): readonly Fix[] {
  const service = onlyBeside(topology, proxy, "BackendService", (it) => inSamePlace(it, proxy));
  return service
    ? [setting(`Forward to the backend service ${service.name}`, proxy, "service", { ref: service.id })]
    : [];
}

/** The URL map's default service, where it is a backend service of this config. */
function defaultOf(topology: Topology, proxy: Resource, urlMap: Resource): readonly Fix[] {
  return topology.out(urlMap.id, "defaultService").flatMap((edge) => {
    const service = topology.get(edge.to);
    if (service?.kind !== "BackendService" || !inSamePlace(service, proxy)) return [];
    return [
      setting(
        `Forward to ${service.name}, the default of the URL map`,
        proxy,
        "service",
        { ref: service.id },
        "Every connection goes there: the URL map's rules do not apply.",
      ),
    ];
  });
}

function example(service: string): string {
  return `resource "google_compute_target_ssl_proxy" "stream" {
  name             = "stream"
  ssl_certificates = ["projects/p/global/sslCertificates/c"]
${service}}
`;
}
