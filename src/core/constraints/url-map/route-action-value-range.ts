import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { scalarOf, valueAt } from "../../model/value";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { forwardEdges } from "../chain";
import { removing, setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { actionsOf, at, isSet, type Part, type Placed, partsIn } from "../url-maps";
import { matcherExample } from "./examples";

interface Limit {
  readonly field: string;
  readonly least: number;
  readonly most: number;
}

const share = { least: 0, most: 100 };
const limits: readonly Limit[] = [
  { field: "retryPolicy.numRetries", least: 1, most: Number.POSITIVE_INFINITY },
  { field: "faultInjectionPolicy.abort.httpStatus", least: 200, most: 599 },
  { field: "faultInjectionPolicy.abort.percentage", ...share },
  { field: "faultInjectionPolicy.delay.percentage", ...share },
  { field: "requestMirrorPolicy.mirrorPercent", ...share },
];
const weight: Limit = { field: "weight", least: 0, most: 1000 };

const example = (weight: number) =>
  matcherExample(`
    route_rules {
      priority = 1
      match_rules {
        prefix_match = "/"
      }
      route_action {
        weighted_backend_services {
          backend_service = "projects/p/global/backendServices/a"
          weight          = ${weight}
        }
        weighted_backend_services {
          backend_service = "projects/p/global/backendServices/b"
          weight          = 1
        }
      }
    }
`);

export default defineConstraint({
  meta: {
    id: "route-action-value-range",
    severity: "error",
    title: "Route action value is out of range",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "BackendBucket", "ForwardingRule"],
    products: urlMapProducts,
    local: true,
    docs: `A route action has a weight that is not from 0 to 1000, weights that are all 0, fewer than one retry, a fault's
status outside 200 to 599, or a percentage outside 0 to 100; or its CORS policy allows origins by regular expressions though
the scheme is known and is not \`INTERNAL_SELF_MANAGED\`. The API refuses such values.`,
    repair: "Use a value in the range.",
    sources: [
      "Compute API v1 WeightedBackendService.weight",
      "Compute API v1 HttpRouteAction.weightedBackendServices",
      "Compute API v1 HttpRetryPolicy.numRetries",
      "Compute API v1 HttpFaultAbort.httpStatus",
      "Compute API v1 HttpFaultDelay.percentage",
      "Compute API v1 CorsPolicy.allowOriginRegexes",
    ],
    fixable: true,
    messages: {
      range: "{field} is {value}, and the API takes {range} only. Use a value in that range.",
      zero: "All weights are 0, so no service takes any request and the API refuses the list. Give at least one service a weight above 0.",
      origins:
        "allowOriginRegexes works with scheme INTERNAL_SELF_MANAGED only, and the scheme here is {scheme}, so the API refuses it. List the origins in allowOrigins.",
    },
    examples: { bad: example(2000), good: example(1000) },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const action of actionsOf(urlMap)) {
        const weighted = partsIn(action, "weightedBackendServices");
        yield* limits.flatMap((limit) => outside(urlMap, action, limit));
        yield* weighted.list.flatMap((service) => outside(urlMap, service, weight));
        const weights = weighted.list.map((it) => scalarOf(valueAt(it.value, "weight")));
        if (weighted.complete && weights.length > 0 && weights.every((it) => it === 0))
          yield {
            message: "zero",
            resource: urlMap.id,
            field: `${at(action, "weightedBackendServices")}[0].weight`,
          };
        const scheme = isSet(action, "corsPolicy.allowOriginRegexes") ? schemeOf(topology, urlMap) : undefined;
        if (scheme !== undefined)
          yield {
            message: "origins",
            data: { scheme },
            resource: urlMap.id,
            field: at(action, "corsPolicy.allowOriginRegexes"),
            fixes: withoutRegexes(urlMap, action),
          };
      }
  },
});

function outside(urlMap: Resource, part: Part, { field, least, most }: Limit): readonly Report[] {
  const text = scalarOf(valueAt(part.value, field));
  const value = typeof text === "boolean" || text === undefined || text === "" ? Number.NaN : Number(text);
  if (Number.isNaN(value) || (value >= least && value <= most)) return [];
  const path = at(part, field);
  const nearest = Math.min(Math.max(value, least), most);
  return [
    {
      message: "range",
      data: { field, value, range: most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}` },
      resource: urlMap.id,
      field: path,
      // A status is chosen for what it says: the nearest that the API takes says something else.
      fixes: field.endsWith("httpStatus") ? [] : [setting(`Set it to ${nearest}`, urlMap, path, nearest)],
    },
  ];
}

/** The scheme, when some forwarding rule or backend service of the map says one and none says INTERNAL_SELF_MANAGED. */
function schemeOf(topology: Topology, urlMap: Resource): string | undefined {
  const rules = topology.loadBalancersOf(urlMap.id).flatMap((it) => it.forwardingRules);
  const services = forwardEdges(topology, urlMap.id).map((it) => it.to);
  const schemes = [...rules, ...services].flatMap((id) => {
    const resource = topology.get(id);
    const scheme = resource && known(resource, "loadBalancingScheme");
    return scheme === undefined ? [] : [String(scheme)];
  });
  return schemes.includes("INTERNAL_SELF_MANAGED") ? undefined : schemes[0];
}

/** Where origins are listed as well, the expressions may go. */
function withoutRegexes(urlMap: Resource, action: Placed): readonly Fix[] {
  if (!isSet(action, "corsPolicy.allowOrigins")) return [];
  return [
    removing(
      "Remove the regular expressions and allow the listed origins only",
      urlMap,
      at(action, "corsPolicy.allowOriginRegexes"),
    ),
  ];
}
