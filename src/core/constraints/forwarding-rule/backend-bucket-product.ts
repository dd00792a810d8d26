import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { frontEndsOf } from "../../topology/queries";
import { isAbsent, isCertainly, known, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { forwardEdges, isPrivateServiceConnect } from "../chain";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

const internal = ["INTERNAL_MANAGED", "INTERNAL_SELF_MANAGED"];
const external = ["EXTERNAL", "EXTERNAL_MANAGED"];

const example = (scheme: string) => `resource "google_compute_backend_bucket" "static" {
  name        = "static"
  bucket_name = "static-files"
${scheme}}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_bucket.static.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_MANAGED"
  network               = "default"
  subnetwork            = "default"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`;

export default defineConstraint({
  meta: {
    id: "backend-bucket-product",
    severity: "error",
    title: "Backend bucket does not fit this load balancer",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "TargetHttpProxy", "TargetHttpsProxy", "UrlMap", "BackendBucket"],
    products: [
      "regional-external-alb",
      "regional-internal-alb",
      "cross-region-internal-alb",
      ...proxyNetworkProducts.filter((it) => it.startsWith("regional-")),
      "cloud-service-mesh",
    ],
    local: true,
    docs: `A forwarding rule leads to a backend bucket that is made for another load balancer: an internal one to a global bucket
without \`loadBalancingScheme\` (those are for external load balancers), an external one to a bucket of scheme
\`INTERNAL_MANAGED\`, or a rule to a regional bucket of another scheme. Buckets that only hold error pages are not judged.`,
    repair:
      "Set the bucket's `loadBalancingScheme` to that of the rule. It cannot be changed later, so the bucket is replaced.",
    sources: [
      "Compute API v1 BackendBucket.loadBalancingScheme",
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
    ],
    fixable: true,
    messages: {
      wrong:
        'The rule\'s scheme is {scheme}, but the backend bucket "{bucket}" that it leads to {is}, so it cannot serve this load balancer. Set the scheme of the bucket.',
    },
    examples: { bad: example(""), good: example('  load_balancing_scheme = "INTERNAL_MANAGED"\n') },
  },
  *find(topology) {
    for (const rule of topology.all("ForwardingRule")) {
      if (isPrivateServiceConnect(topology, rule)) continue;
      const schemes = possible(rule, "loadBalancingScheme")?.map(String) ?? [];
      if (schemes.length === 0) continue;
      for (const { bucket, urlMap, field } of bucketsBehind(topology, rule)) {
        if (!isWrong(bucket, schemes)) continue;
        const own = known(bucket, "loadBalancingScheme");
        yield {
          message: "wrong",
          data: {
            scheme: schemes.join(" or "),
            bucket: bucket.name,
            is: own ? `has scheme ${own}` : "has none and is for external load balancers",
          },
          resource: rule.id,
          field: "loadBalancingScheme",
          related: [
            ...related(bucket, `The backend bucket ${bucket.name}`, "loadBalancingScheme"),
            ...related(urlMap, `${urlMap.name} sends requests to it`, field),
          ],
          fixes: fixes(topology, rule, bucket, schemes),
        };
      }
    }
  },
});

function bucketsBehind(topology: Topology, rule: Resource) {
  const buckets = new Map<string, { bucket: Resource; urlMap: Resource; field: string }>();
  for (const target of forwardEdges(topology, rule.id))
    for (const { to } of forwardEdges(topology, target.to)) {
      const urlMap = topology.get(to);
      if (urlMap?.kind !== "UrlMap") continue;
      for (const { to, field } of forwardEdges(topology, urlMap.id)) {
        const bucket = topology.get(to);
        if (bucket?.kind === "BackendBucket" && !buckets.has(to)) buckets.set(to, { bucket, urlMap, field });
      }
    }
  return buckets.values();
}

/** Whether no scheme that the rule can have is one that the bucket serves. */
function isWrong(bucket: Resource, schemes: readonly string[]): boolean {
  const own = isAbsent(bucket, "loadBalancingScheme") ? "" : known(bucket, "loadBalancingScheme");
  if (own === undefined) return false;
  if (bucket.scope.level === "region") return own !== "" && !schemes.includes(String(own));
  if (bucket.scope.level !== "global") return false;
  const others = own === "INTERNAL_MANAGED" ? external : own === "" || external.includes(String(own)) ? internal : [];
  return schemes.every((it) => others.includes(it));
}

/** The bucket follows the rules that lead to it, when they agree. */
function fixes(topology: Topology, rule: Resource, bucket: Resource, schemes: readonly string[]): readonly Fix[] {
  const rules = frontEndsOf(topology, bucket.id);
  const [scheme = ""] = schemes;
  const effect = "A bucket's scheme cannot be changed, so the backend bucket is replaced.";
  const global = bucket.scope.level === "global";
  if (global && rules.every((it) => isCertainly(it, "loadBalancingScheme", ...external)))
    return [{ ...removing(`Remove the scheme of ${bucket.name}`, bucket, "loadBalancingScheme"), effect }];
  const fits = global ? scheme === "INTERNAL_MANAGED" && rule.scope.level === "global" : scheme.endsWith("_MANAGED");
  if (!fits || !rules.every((it) => isCertainly(it, "loadBalancingScheme", scheme))) return [];
  // Caching is for external buckets only.
  if (scheme === "INTERNAL_MANAGED" && !isCertainly(bucket, "enableCdn", false)) return [];
  return [setting(`Set the scheme of ${bucket.name} to ${scheme}`, bucket, "loadBalancingScheme", scheme, effect)];
}
