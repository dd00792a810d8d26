import type { Resource } from "../../model/resource";
import { items } from "../../topology/read";
import { setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { numberAt } from "../numbers";
import { related } from "../related";

const YEAR = 31_622_400;
const WEEK = 604_800;
const HALF_HOUR = 1_800;

const limits = [
  { name: "defaultTtl", limit: YEAR, words: "one year" },
  { name: "maxTtl", limit: YEAR, words: "one year" },
  { name: "clientTtl", limit: YEAR, words: "one year" },
  { name: "serveWhileStale", limit: WEEK, words: "one week" },
] as const;

export default defineConstraint({
  meta: {
    id: "cdn-ttl-limits",
    severity: "error",
    title: "Cache lifetimes are out of range",
    appliesTo: ["BackendService", "BackendBucket"],
    reads: ["BackendService", "BackendBucket"],
    products: ["global-external-alb", "classic-alb"],
    local: true,
    docs: `A lifetime in \`cdnPolicy\` is beyond what the API takes: \`defaultTtl\`, \`maxTtl\` and \`clientTtl\` at most one year
(${YEAR} s), \`serveWhileStale\` at most one week (${WEEK} s), each \`ttl\` of \`negativeCachingPolicy\` at most 30 minutes
(${HALF_HOUR} s). Or \`defaultTtl\` is greater than \`maxTtl\`.`,
    repair: "Lower the value; the quick-fix sets the largest one that is allowed.",
    sources: [
      "Compute API v1 BackendServiceCdnPolicy.defaultTtl",
      "Compute API v1 BackendServiceCdnPolicy.serveWhileStale",
      "Compute API v1 BackendServiceCdnPolicyNegativeCachingPolicy.ttl",
    ],
    fixable: true,
    messages: {
      limit: "{name} is {value} s, but the API takes at most {limit} s ({words}) and refuses more. Lower it.",
      order:
        "defaultTtl is {value} s, more than maxTtl, which is {limit} s: the API refuses the policy. Lower defaultTtl or raise maxTtl.",
    },
    examples: { bad: example(7200), good: example(3600) },
  },
  *find(topology) {
    for (const backend of topology.all("BackendService", "BackendBucket")) {
      yield* beyondLimits(backend);
      yield* outOfOrder(backend);
    }
  },
});

function* beyondLimits(backend: Resource): Iterable<Report> {
  const ttls = items(backend, "cdnPolicy.negativeCachingPolicy").items.map(({ path }) => ({
    path: `${path}.ttl`,
    name: "The ttl of a negativeCachingPolicy",
    limit: HALF_HOUR,
    words: "30 minutes",
  }));
  for (const { path, name, limit, words } of [
    ...limits.map((it) => ({ path: `cdnPolicy.${it.name}`, ...it })),
    ...ttls,
  ]) {
    const value = numberAt(backend, path);
    if (value === undefined || value <= limit) continue;
    // What is set must not bring defaultTtl out of order.
    const most = name === "defaultTtl" ? Math.min(limit, numberAt(backend, "cdnPolicy.maxTtl") ?? limit) : limit;
    yield {
      message: "limit",
      data: { name, value, limit, words },
      resource: backend.id,
      field: path,
      fixes: [
        setting(
          most === limit ? `Set it to ${limit} s (${words})` : `Set it to ${most} s (maxTtl)`,
          backend,
          path,
          most,
        ),
      ],
    };
  }
}

function* outOfOrder(backend: Resource): Iterable<Report> {
  const value = numberAt(backend, "cdnPolicy.defaultTtl");
  const limit = numberAt(backend, "cdnPolicy.maxTtl");
  if (value === undefined || limit === undefined || value <= limit || value > YEAR) return;
  yield {
    message: "order",
    data: { value, limit },
    resource: backend.id,
    field: "cdnPolicy.defaultTtl",
    related: related(backend, `maxTtl is ${limit} s`, "cdnPolicy.maxTtl"),
    fixes: [
      setting(`Lower defaultTtl to ${limit} s`, backend, "cdnPolicy.defaultTtl", limit),
      setting(`Raise maxTtl to ${value} s`, backend, "cdnPolicy.maxTtl", value),
    ],
  };
}

function example(defaultTtl: number): string {
  return `resource "google_compute_backend_service" "web" {
  name       = "web"
  enable_cdn = true
  cdn_policy {
    cache_mode  = "CACHE_ALL_STATIC"
    default_ttl = ${defaultTtl}
    client_ttl  = 3600
    max_ttl     = 3600
  }
}
`;
}
