import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { migrateToManaged } from "../migrate-to-managed";
import { removeFromAction } from "../url-map-destinations";
import { certainUser } from "../url-map-users";
import { actionsOf, at, headerActionsOf, isSet, matchRulesOf, type Placed, partsIn } from "../url-maps";
import { schemeRouteExample } from "./balancer-examples";

const match = '      match_rules {\n        prefix_match = "/"\n      }\n';
const action = "      route_action {\n        timeout {\n          seconds = 10\n        }\n      }\n";

/** The route actions that classic load balancers lack; cache policies have a rule of their own. */
const refused = [
  "weightedBackendServices",
  "requestMirrorPolicy",
  "faultInjectionPolicy",
  "retryPolicy",
  "corsPolicy",
  "timeout",
];

export default defineConstraint({
  meta: {
    id: "classic-alb-advanced-routing",
    severity: "error",
    title: "Classic load balancer supports only URL rewrites as route action",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "ForwardingRule"],
    products: ["classic-alb"],
    local: true,
    docs: `The URL map is used by a classic Application Load Balancer (scheme \`EXTERNAL\`), or its backend services are made for
one, and it has weighted services, mirroring, fault injection, retries, a CORS policy, a timeout, a header action or a header
range match. Advanced traffic management came with the Envoy-based load balancers; a classic one takes redirects, header and
query matches, and of the route actions the URL rewrite only. The API refuses the rest.`,
    repair: `Move the forwarding rules and backend services to \`EXTERNAL_MANAGED\`, for which Google documents a migration in
steps, or remove the action.`,
    sources: [
      "Compute API v1 HttpRouteAction.urlRewrite",
      "Compute API v1 PathRule.routeAction",
      "Compute API v1 UrlMap.headerAction",
      "Compute API v1 HttpHeaderMatch.rangeMatch",
      "https://docs.cloud.google.com/load-balancing/docs/features",
      "https://github.com/hashicorp/terraform-provider-google/issues/8307",
    ],
    fixable: true,
    messages: {
      action:
        "This URL map is for {product}, which knows URL rewrites only and no {feature}: the API refuses it. Move the load balancer to EXTERNAL_MANAGED, or remove the {feature}.",
    },
    examples: {
      bad: schemeRouteExample("EXTERNAL", match + action),
      good: schemeRouteExample("EXTERNAL_MANAGED", match + action),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const places = [...advanced(urlMap)];
      const user = places.length > 0 ? certainUser(topology, urlMap, (it) => it === "classic-alb") : undefined;
      if (!user) continue;
      const migration = migrateToManaged(topology, urlMap);
      for (const { feature, field, fixes } of places)
        yield {
          message: "action",
          data: { product: user.product, feature },
          resource: urlMap.id,
          field,
          related: user.related,
          fixes: [...migration, ...fixes],
        };
    }
  },
});

interface Place {
  readonly feature: string;
  readonly field: string;
  readonly fixes: readonly Fix[];
}

function* advanced(urlMap: Resource): Iterable<Place> {
  for (const it of actionsOf(urlMap))
    for (const feature of refused) if (isSet(it, feature)) yield actionPlace(urlMap, it, feature);
  for (const it of headerActionsOf(urlMap))
    yield { feature: "headerAction", field: it.path, fixes: [removing("Remove the headerAction", urlMap, it.path)] };
  for (const rule of matchRulesOf(urlMap))
    for (const header of partsIn(rule, "headerMatches").list)
      if (isSet(header, "rangeMatch")) yield { feature: "rangeMatch", field: at(header, "rangeMatch"), fixes: [] };
}

function actionPlace(urlMap: Resource, action: Placed, feature: string): Place {
  const weighted = feature === "weightedBackendServices";
  const { level } = action;
  const change = removeFromAction(urlMap, level, level.action, feature);
  return {
    feature,
    field: weighted ? `${at(action, feature)}[0]` : at(action, feature),
    // Without its weights the level would lead nowhere.
    fixes: weighted ? [] : [{ title: `Remove the ${feature}`, changes: [change] }],
  };
}
