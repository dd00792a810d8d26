import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { isShared } from "../islands";
import { related } from "../related";
import { bindingLinks, LINKED_KINDS, type Link, REFERRING_KINDS } from "./links";

export default defineConstraint({
  meta: {
    id: "region-mismatch",
    severity: "error",
    title: "Regional resources of a load balancer must share the region",
    appliesTo: REFERRING_KINDS,
    reads: LINKED_KINDS,
    products: [
      "regional-external-alb",
      "regional-internal-alb",
      "regional-external-proxy-nlb",
      "regional-internal-proxy-nlb",
      "external-passthrough-nlb",
      "internal-passthrough-nlb",
    ],
    local: true,
    docs: "A regional forwarding rule, target proxy, URL map or backend service refers to a regional resource of another region. The API refuses references across regions. Reported only when both regions are known, whether from the resource, its link or the provider's default.",
    repair: "Use one region. Changing the region replaces the resource, so move the one that is easier to replace.",
    sources: [
      "Compute API v1 ForwardingRule.target",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      across:
        "This is in {region}, but {name} is in {other}. References across regions are refused: use one region for the whole load balancer.",
    },
    examples: {
      bad: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}

resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
      good: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-central1"
  url_map = "projects/p/regions/us-central1/urlMaps/web"
}

resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
  },
  *find(topology) {
    const links = [...bindingLinks(topology)];
    for (const link of links) {
      const { from, edge, to } = link;
      const [region, other] = [from.scope.name, to.scope.name];
      if (from.scope.level !== "region" || to.scope.level !== "region" || !region || !other || region === other)
        continue;
      yield {
        message: "across",
        data: { region, name: to.name, other },
        resource: from.id,
        field: edge.field,
        related: related(to.resource, `${to.name} is in ${other}`, "region"),
        fixes: moves(topology, links, link, region, other),
      };
    }
  },
});

/**
 * Moving either end, where everything else that it is linked with is in that region: else the mistake would only move
 * along. Only the end for which more others are waiting, where they differ in that.
 */
function moves(topology: Topology, links: readonly Link[], link: Link, region: string, other: string): Fix[] {
  const { from, to } = link;
  const ends = [{ end: from, wanted: other, title: `Move to ${other}` }];
  if (to.resource && isMovable(topology, to.resource))
    ends.push({ end: to.resource, wanted: region, title: `Move ${to.name} to ${region}` });
  const fitting = ends
    .map((it) => ({ ...it, others: regionsAround(links, it.end, link) }))
    .filter(({ others, wanted }) => others.every((it) => it === wanted));
  const most = Math.max(...fitting.map((it) => it.others.length));
  return fitting
    .filter((it) => it.others.length === most)
    .map(({ end, wanted, title }) => ({
      title,
      changes: [setField(end, "region", wanted)],
      effect: "Changing the region replaces the resource.",
    }));
}

/** A service stays where its backends are; what others share stays where it is. */
function isMovable(topology: Topology, resource: Resource): boolean {
  return !isShared(resource) && topology.out(resource.id, "backend").length === 0;
}

/** Regions of everything that a resource is linked with, but for one link. */
function regionsAround(links: readonly Link[], resource: Resource, except: Link): string[] {
  return links.flatMap((it) => {
    if (it === except || it.to.scope.level !== "region") return [];
    if (it.from === resource) return it.to.scope.name ?? [];
    return it.to.resource === resource ? (it.from.scope.name ?? []) : [];
  });
}
