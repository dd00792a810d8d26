import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { choices, onlyBeside } from "../beside";
import { isCertainlySet } from "../certainty";
import { isPrivateServiceConnect } from "../chain";
import { removeField, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "certificate-method-unsupported",
    severity: "error",
    title: "Certificate method is not available on this load balancer",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "TargetHttpsProxy", "CertificateMap", "CertificateMapEntry", "Certificate"],
    products: applicationProducts,
    local: true,
    docs: `A global forwarding rule with scheme \`EXTERNAL\` or \`EXTERNAL_MANAGED\` points at a target HTTPS proxy that lists
Certificate Manager certificates directly, or a rule with scheme \`INTERNAL_MANAGED\` at one that uses a certificate map. Global
external load balancers take maps; internal and regional ones take certificates.`,
    repair: `Global external: put the certificates into a certificate map and name it in \`certificateMap\`. Internal: list the
certificates of the map on the proxy; a cross-region internal load balancer needs them with scope \`ALL_REGIONS\`.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/ssl-certificates",
      "Compute API v1 TargetHttpsProxy.certificateMap",
      "Compute API v1 TargetHttpsProxy.sslCertificates",
    ],
    fixable: true,
    messages: {
      direct:
        "The proxy {proxy} lists Certificate Manager certificates, which a global external load balancer ({scheme}) does not take directly. Put them into a certificate map and name that.",
      map: "The proxy {proxy} uses a certificate map, which internal load balancers ({scheme}) do not support. List the certificates on the proxy itself.",
    },
    examples: {
      bad: example(
        `  certificate_manager_certificates = ["//certificatemanager.googleapis.com/projects/p/locations/global/certificates/c"]`,
      ),
      good: example(
        `  certificate_map = "//certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m"`,
      ),
    },
  },
  context: choices("CertificateMap", "CertificateMapEntry", "Certificate"),
  *find(topology) {
    for (const rule of topology.all("ForwardingRule")) {
      if (isPrivateServiceConnect(topology, rule)) continue;
      const schemes = possible(rule, "loadBalancingScheme")?.map(String) ?? [];
      if (schemes.length === 0) continue;
      for (const edge of topology.out(rule.id, "target")) {
        const proxy = topology.get(edge.to);
        if (proxy?.kind !== "TargetHttpsProxy") continue;
        const data = { proxy: proxy.name, scheme: schemes.join(" or ") };
        const where = { resource: rule.id, field: edge.field };
        if (
          proxy.scope.level === "global" &&
          isCertainlySet(proxy, "certificateManagerCertificates") &&
          // Beside Compute Engine certificates they are a mistake already (proxy-certificate-mix).
          !isCertainlySet(proxy, "sslCertificates") &&
          schemes.every((it) => it === "EXTERNAL" || it === "EXTERNAL_MANAGED")
        )
          yield {
            message: "direct",
            data,
            ...where,
            related: related(proxy, "The certificates", "certificateManagerCertificates"),
            fixes: attachOnlyMap(topology, proxy),
          };
        else if (isCertainlySet(proxy, "certificateMap") && schemes.every((it) => it === "INTERNAL_MANAGED"))
          yield {
            message: "map",
            data,
            ...where,
            related: related(proxy, "The certificate map", "certificateMap"),
            fixes: listCertificates(topology, proxy),
          };
      }
    }
  },
});

function attachOnlyMap(topology: Topology, proxy: Resource): readonly Fix[] {
  const map = onlyBeside(topology, proxy, "CertificateMap", () => true);
  if (!map) return [];
  return [
    {
      title: `Use the certificate map ${map.name}`,
      changes: [
        removeField(proxy, "certificateManagerCertificates"),
        setField(proxy, "certificateMap", { ref: map.id }),
      ],
      effect: "The map needs an entry for every host that is to be served.",
    },
  ];
}

/** Names on the proxy what the entries of the map name, where all of that is in the config. */
function listCertificates(topology: Topology, proxy: Resource): readonly Fix[] {
  const [edge] = topology.out(proxy.id, "certificateMap");
  const map = edge && topology.get(edge.to);
  if (!map) return [];
  const entries = topology
    .into(map.id, "certificateMap")
    .flatMap((it) => topology.get(it.from) ?? [])
    .filter((it) => it.kind === "CertificateMapEntry");
  const named = entries.flatMap((it) => topology.out(it.id, "certificate").map((to) => topology.get(to.to)));
  const certificates = [...new Set(named)].flatMap((it) => it ?? []);
  const all = named.length > 0 && named.every((it) => it !== undefined && it.many === undefined);
  if (!all || entries.some((it) => it.many)) return [];
  return [
    {
      title: "List the certificates of the map on the proxy",
      changes: [
        removeField(proxy, "certificateMap"),
        setField(
          proxy,
          "certificateManagerCertificates",
          certificates.map((it) => ({ ref: it.id })),
        ),
      ],
      effect: "A cross-region internal load balancer needs certificates with scope ALL_REGIONS.",
    },
  ];
}

function example(certificates: string): string {
  return `resource "google_compute_target_https_proxy" "web" {
  name    = "web"
  url_map = "projects/p/global/urlMaps/web"

${certificates}
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "443"
  target                = google_compute_target_https_proxy.web.id
}
`;
}
