import type { Kind } from "../../kinds/kind";
import type { Resource } from "../../model/resource";
import { couldBe, known } from "../../topology/read";
import { sideOf } from "../../topology/same-object";
import type { Edge, Topology } from "../../topology/topology";
import { forwardEdges } from "../chain";
import { defineConstraint } from "../constraint";
import { related } from "../related";

const KINDS: readonly Kind[] = [
  "TargetHttpProxy",
  "TargetHttpsProxy",
  "TargetTcpProxy",
  "TargetSslProxy",
  "UrlMap",
  "BackendService",
  "NetworkEndpointGroup",
];

export default defineConstraint({
  meta: {
    id: "unreachable-resource",
    severity: "info",
    title: "No forwarding rule leads to this resource",
    appliesTo: KINDS,
    reads: [...KINDS, "ForwardingRule", "TargetGrpcProxy", "ServiceAttachment", "TlsRoute"],
    products: "all",
    docs: "The module has forwarding rules, and none of them leads to this resource, so it receives no traffic. Only the topmost of an orphaned chain is reported. Silent where a reference of a forwarding rule, proxy or URL map cannot be evaluated and might lead here, or leads to an object that an export leaves out, and for mirror targets, URL map tests, service attachments, TLS routes, NEGs made by GKE and Cloud Service Mesh.",
    repair: "Refer to it from a URL map, proxy or forwarding rule, or delete it.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/target-proxies",
    ],
    fixable: false,
    messages: {
      orphan: "No forwarding rule leads here, so it receives no traffic. Refer to it from {users}, or delete it.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "unused" {
  name                  = "unused"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_backend_bucket" "web" {
  name        = "web"
  bucket_name = "web"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_bucket.web.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`,
    },
  },
  *find(topology) {
    const modules = new Set(topology.all("ForwardingRule").map((it) => it.module));
    const reached = reachedFrom(topology, [
      ...topology.all("ForwardingRule", "TargetGrpcProxy", "TlsRoute", "ServiceAttachment"),
      ...topology.all(...KINDS).filter((it) => isUsedOtherwise(topology, it)),
    ]);
    const orphans = topology
      .all(...KINDS)
      .filter((it) => modules.has(it.module) && !reached.ids.has(it.id) && !reached.maybe.has(it.kind));
    const orphaned = new Set(orphans.map((it) => it.id));
    const edges = orphans.flatMap((it) => forwardEdges(topology, it.id));
    const below = new Set(edges.map((it) => it.to));
    const maybeBelow = new Set(edges.flatMap((it) => kindsBehind(topology, it)));
    for (const orphan of orphans) {
      if (below.has(orphan.id) || maybeBelow.has(orphan.kind)) continue;
      yield {
        message: "orphan",
        data: { users: USERS[orphan.kind] ?? "another resource" },
        resource: orphan.id,
        related: chainBelow(topology, orphan.id, orphaned).flatMap((it) =>
          related(it, `${it.name} is reached only from here`),
        ),
        unnecessary: true,
      };
    }
  },
});

const USERS: Partial<Record<Kind, string>> = {
  TargetHttpProxy: "a forwarding rule",
  TargetHttpsProxy: "a forwarding rule",
  TargetTcpProxy: "a forwarding rule",
  TargetSslProxy: "a forwarding rule",
  UrlMap: "a target proxy",
  BackendService: "a URL map, proxy or forwarding rule",
  NetworkEndpointGroup: "a backend service",
};

/** Everything traffic reaches, and the kinds that an unevaluated reference on the way might lead to. */
function reachedFrom(
  topology: Topology,
  roots: readonly Resource[],
): { ids: ReadonlySet<string>; maybe: ReadonlySet<Kind> } {
  const ids = new Set<string>(roots.map((it) => it.id));
  const maybe = new Set<Kind>();
  const open = [...ids];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const edge of trafficEdges(topology, at)) {
      for (const kind of kindsBehind(topology, edge)) maybe.add(kind);
      if (ids.has(edge.to)) continue;
      ids.add(edge.to);
      open.push(edge.to);
    }
  return { ids, maybe };
}

/**
 * Kinds that may stand behind an unevaluated reference, further down included; none for one that leads somewhere known.
 * An export may hold only some of the objects: those that it leaves out may lead back to those that it holds.
 */
function kindsBehind(topology: Topology, edge: Edge): readonly Kind[] {
  const ghost = topology.ghost(edge.to);
  if (!ghost || ghost.state === "dangling") return [];
  if (ghost.link === undefined) return BEHIND[edge.role] ?? KINDS;
  const from = topology.get(edge.from);
  const isExported = from !== undefined && sideOf(from.format) === "exported";
  return (isExported && ghost.kind && BELOW[ghost.kind]) || [];
}

const SERVICES: readonly Kind[] = ["BackendService", "NetworkEndpointGroup"];
const BELOW: Partial<Record<Kind, readonly Kind[]>> = {
  TargetHttpProxy: ["UrlMap", ...SERVICES],
  TargetHttpsProxy: ["UrlMap", ...SERVICES],
  TargetGrpcProxy: ["UrlMap", ...SERVICES],
  TargetTcpProxy: SERVICES,
  TargetSslProxy: SERVICES,
  UrlMap: SERVICES,
  BackendService: ["NetworkEndpointGroup"],
};
const BEHIND: Readonly<Record<string, readonly Kind[]>> = {
  urlMap: ["UrlMap", ...SERVICES],
  defaultService: SERVICES,
  matcherDefaultService: SERVICES,
  service: SERVICES,
  weightedBackendService: SERVICES,
  backendService: SERVICES,
  backend: ["NetworkEndpointGroup"],
};

/** TLS routes and service attachments send traffic too, by references of their own. */
function trafficEdges(topology: Topology, id: string): readonly Edge[] {
  const kind = topology.get(id)?.kind;
  return kind === "TlsRoute" || kind === "ServiceAttachment" ? topology.out(id) : forwardEdges(topology, id);
}

/** Whether something other than a forwarding rule is, or may be, what it is there for. */
function isUsedOtherwise(topology: Topology, resource: Resource): boolean {
  if (
    topology
      .into(resource.id)
      // What is given to a module that cannot be read may well be used there.
      .some(
        (it) => it.role === "input" || it.role === "mirror" || it.route?.type === "mirror" || it.route?.type === "test",
      )
  )
    return true;
  if (resource.kind === "BackendService") return couldBe(resource, "loadBalancingScheme", "INTERNAL_SELF_MANAGED");
  if (resource.kind !== "NetworkEndpointGroup") return false;
  const name = known(resource, "name");
  // GKE makes and fills NEGs of these names itself.
  return name === undefined || /^(k8s\d*|gke)-/.test(String(name));
}

function chainBelow(topology: Topology, id: string, orphaned: ReadonlySet<string>): Resource[] {
  const seen = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const { to } of forwardEdges(topology, at))
      if (orphaned.has(to) && !seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  return [...seen].flatMap((it) => topology.get(it) ?? []);
}
