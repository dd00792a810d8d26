import type { Fix } from "../../model/finding";
import { formatScope, type Resource } from "../../model/resource";
import { field, isAbsent, known } from "../../topology/read";
import type { Edge, Topology } from "../../topology/topology";
import { addressKey } from "../addresses";
import { forwardEdges } from "../chain";
import { setField } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { countPorts, frontEnds, hasScheme, openedPorts, proxyOf, TARGET_KINDS } from "../front-ends";
import { whole } from "../islands";
import { isTaken } from "../names";
import { rulesBefore } from "../proxies";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "http-without-https-redirect",
    severity: "warning",
    title: "HTTP front end does not redirect to HTTPS",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "UrlMap", "BackendService", "BackendBucket", "Address", ...TARGET_KINDS],
    products: ["global-external-alb", "classic-alb", "regional-external-alb"],
    local: true,
    docs: `An external forwarding rule leads to a target HTTP proxy whose URL map sends requests to a backend, so clients may
send credentials and cookies in the clear. Silent when everything in the URL map is a redirect, when only paths below
\`/.well-known/\` are served (certificate authorities ask for those over HTTP), when a destination cannot be known, and for
rules whose name says that they carry health checks.`,
    repair: `Point the HTTP proxy to a second URL map, which does nothing but redirect to HTTPS. The quick-fix is offered where an
HTTPS front end of the same URL map listens on port 443 of the same address: elsewhere the redirect would lead nowhere.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/https/setup-global-ext-https-redirect",
    ],
    fixable: true,
    messages: {
      both: "This rule serves {backend} over plain HTTP beside HTTPS, so clients may send credentials in the clear. Point its proxy to a URL map that redirects to HTTPS.",
      only: "This rule serves {backend} over plain HTTP, so clients send credentials in the clear. Add a front end for HTTPS, and let this one redirect to it.",
    },
    examples: { bad: example(""), good: example("redirect") },
  },
  context: (topology) =>
    topology
      .all("UrlMap")
      .map((it) => `${it.id} ${it.name} ${isRedirect(topology, it)}`)
      .join("\n"),
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      if (!hasScheme(rule, "EXTERNAL", "EXTERNAL_MANAGED") || isForHealth(rule)) continue;
      const proxy = proxyOf(topology, rule)?.resource;
      if (proxy?.kind !== "TargetHttpProxy") continue;
      const urlMap = topology.out(proxy.id, "urlMap").flatMap((it) => topology.get(it.to) ?? [])[0];
      if (urlMap?.kind !== "UrlMap") continue;
      const served = forwardEdges(topology, urlMap.id).find((it) => isServed(topology, it));
      if (!served) continue;
      const backend = topology.get(served.to) ?? topology.ghost(served.to);
      const secure = secureRules(topology, urlMap);
      yield {
        message: secure.length > 0 ? "both" : "only",
        data: { backend: backend?.name ?? "a backend" },
        resource: rule.id,
        field: "target",
        related: [
          ...related(proxy, "The target HTTP proxy that it points at", "urlMap"),
          ...related(urlMap, `The URL map sends requests to ${backend?.name ?? "a backend"}`, served.field),
          ...related(secure[0], "The front end for HTTPS"),
        ],
        fixes: fixes(topology, proxy, urlMap, secure),
      };
    }
  },
});

function isForHealth(rule: Resource): boolean {
  return /health|(?:^|-)hc(?:-|$)/i.test(rule.name);
}

/** Whether requests certainly arrive at a backend by this way, other than those that are made over HTTP by their nature. */
function isServed(topology: Topology, edge: Edge): boolean {
  if (!topology.get(edge.to) && topology.ghost(edge.to)?.state === "unknown") return false;
  const { route } = edge;
  const paths = route?.paths ?? [];
  return !(route?.type === "pathRule" && paths.length > 0 && paths.every((it) => it.startsWith("/.well-known/")));
}

/** Forwarding rules that certainly serve a URL map over HTTPS on the port that a redirect leads to. */
function secureRules(topology: Topology, urlMap: Resource): readonly Resource[] {
  return topology
    .into(urlMap.id, "urlMap")
    .flatMap((it) => topology.get(it.from) ?? [])
    .filter((it) => it.kind === "TargetHttpsProxy")
    .flatMap((it) => rulesBefore(topology, it))
    .filter((it) => {
      const spans = openedPorts(it);
      return spans !== undefined && countPorts(spans) === 1 && spans[0]?.first === 443;
    });
}

/** Whether a URL map does nothing but redirect to HTTPS. */
function isRedirect(topology: Topology, urlMap: Resource): boolean {
  return (
    known(urlMap, "defaultUrlRedirect.httpsRedirect") === true &&
    isAbsent(urlMap, "pathMatchers") &&
    isAbsent(urlMap, "hostRules") &&
    forwardEdges(topology, urlMap.id).length === 0
  );
}

const memory = new WeakMap<Topology, ReadonlyMap<string, Resource>>();

/** The first URL map in each place that does nothing but redirect to HTTPS. */
function redirects(topology: Topology): ReadonlyMap<string, Resource> {
  const all = whole(topology);
  let found = memory.get(all);
  if (!found) {
    const maps = all.all("UrlMap").filter((it) => !it.many && it.key === undefined && isRedirect(all, it));
    found = new Map(maps.reverse().map((it) => [placeKey(it), it]));
    memory.set(all, found);
  }
  return found;
}

/** What two URL maps must have in common for one to do instead of the other. */
function placeKey(urlMap: Resource): string {
  return [urlMap.format, urlMap.module, urlMap.namespace, urlMap.project, formatScope(urlMap.scope)].join("\n");
}

/** The proxy goes to a URL map that redirects: one that is there, else a new one. */
function fixes(topology: Topology, proxy: Resource, urlMap: Resource, secure: readonly Resource[]): readonly Fix[] {
  const addresses = new Set(secure.map((it) => addressKey(topology, it)));
  const redirectable = rulesBefore(topology, proxy).every((it) => {
    const address = addressKey(topology, it);
    return address !== undefined && addresses.has(address);
  });
  if (!redirectable || [proxy, urlMap].some((it) => it.many ?? it.key ?? it.readOnly)) return [];
  const ready = redirects(topology).get(placeKey(urlMap));
  if (ready)
    return [
      { title: `Redirect to HTTPS by ${ready.name}`, changes: [setField(proxy, "urlMap", { ref: ready.id })], effect },
    ];
  const name = `${urlMap.name}-https-redirect`;
  const region = known(urlMap, "region");
  if (!/^[a-z][-a-z0-9]{0,62}$/.test(name) || isTaken(topology, "UrlMap", name)) return [];
  if (region === undefined && !isAbsent(urlMap, "region")) return [];
  const { level, name: place } = urlMap.scope;
  if (level === "unknown" || field(urlMap, "project") !== undefined) return [];
  return [
    {
      title: "Redirect to HTTPS by a URL map of its own",
      changes: [
        {
          op: "addResource",
          kind: "UrlMap",
          name,
          scope: level === "global" || place === undefined ? level : `${level}/${place}`,
          fields: {
            name,
            ...(region === undefined ? {} : { region }),
            defaultUrlRedirect: {
              httpsRedirect: true,
              redirectResponseCode: "MOVED_PERMANENTLY_DEFAULT",
              stripQuery: false,
            },
          },
          format: urlMap.format,
          file: urlMap.range.file,
        },
        setField(proxy, "urlMap", { ref: `UrlMap/${name}` }),
      ],
      effect,
    },
  ];
}

const effect = "Requests over HTTP are answered with a permanent redirect (301) to the same URL over HTTPS.";

function example(map: "" | "redirect"): string {
  const redirect = `resource "google_compute_url_map" "redirect" {
  name = "redirect"
  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
}

`;
  return `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/global/backendServices/web"
}

${map && redirect}resource "google_compute_target_http_proxy" "http" {
  name    = "http"
  url_map = google_compute_url_map.${map || "web"}.id
}

resource "google_compute_target_https_proxy" "https" {
  name             = "https"
  url_map          = google_compute_url_map.web.id
  ssl_certificates = ["projects/p/global/sslCertificates/web"]
}

resource "google_compute_global_address" "web" {
  name = "web"
}

resource "google_compute_global_forwarding_rule" "http" {
  name                  = "http"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.web.id
  port_range            = "80"
  target                = google_compute_target_http_proxy.http.id
}

resource "google_compute_global_forwarding_rule" "https" {
  name                  = "https"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.web.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.https.id
}
`;
}
