import type { Resource } from "../../model/resource";
import { productFacts } from "../../topology/products-table";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removing } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { removeFromAction } from "../url-map-destinations";
import { certainUser, type User } from "../url-map-users";
import { actionsOf, at, errorPoliciesOf, isSet, isUnset, levelsOf, type Placed, partIn } from "../url-maps";
import { schemeExample } from "./balancer-examples";

const policy = (service: string) => `
  default_custom_error_response_policy {
    error_response_rule {
      match_response_codes = ["5xx"]
      path                 = "/error.html"
    }
${service}  }
`;
const errors = '    error_service = "projects/p/global/backendBuckets/errors"\n';

export default defineConstraint({
  meta: {
    id: "global-external-only-url-map-features",
    severity: "error",
    title: "Custom error responses and cache policies need a global external load balancer",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "BackendBucket", "ForwardingRule"],
    products: urlMapProducts.filter((it) => it !== "global-external-alb"),
    local: true,
    docs: `A URL map has a custom error response policy or a cache policy, and it is regional, or used by another load balancer
than a global external one (\`EXTERNAL_MANAGED\`). Both run at Google's edge. Also reported: a cache policy for a backend
service with Identity-Aware Proxy, and error response rules without an \`errorService\` in their policy or one above it.`,
    repair: "Remove the policy, or use a global external load balancer. Give error response rules an `errorService`.",
    sources: [
      "Compute API v1 UrlMap.defaultCustomErrorResponsePolicy",
      "Compute API v1 CustomErrorResponsePolicy.errorService",
      "Compute API v1 HttpRouteAction.cachePolicy",
      "https://docs.cloud.google.com/load-balancing/docs/https/custom-error-response",
    ],
    fixable: true,
    messages: {
      product:
        "This URL map is for {product}, and {feature} works with global external load balancers (EXTERNAL_MANAGED) only: the API refuses it. Remove it, or change the load balancer.",
      iap: 'The backend service "{service}" has Identity-Aware Proxy enabled, and a cache policy for it is refused. Remove one of the two.',
      service:
        "The error response rules have no errorService, neither in this policy nor in one above it, so there is nothing to answer with. Set errorService to a backend bucket.",
    },
    examples: {
      bad: schemeExample("EXTERNAL", policy(errors)),
      good: schemeExample("EXTERNAL_MANAGED", policy(errors)),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const policies = errorPoliciesOf(urlMap);
      const caches = actionsOf(urlMap).filter((it) => isSet(it, "cachePolicy"));
      if (policies.length === 0 && caches.length === 0) continue;
      const user = otherUser(topology, urlMap);
      const features = [
        ...policies.map((it) => ({ feature: "customErrorResponsePolicy", it, field: it.path })),
        ...caches.map((it) => ({ feature: "cachePolicy", it, field: at(it, "cachePolicy") })),
      ];
      for (const { feature, it, field } of features) {
        if (user)
          yield {
            message: "product",
            data: { product: user.product, feature },
            resource: urlMap.id,
            field,
            related: user.related,
            fixes: [
              feature === "cachePolicy"
                ? {
                    title: "Remove the cache policy",
                    changes: [removeFromAction(urlMap, it.level, it.level.action, feature)],
                  }
                : removing("Remove the policy", urlMap, field),
            ],
          };
        else if (feature === "cachePolicy") yield* besideProxy(topology, urlMap, it);
        else if (lacksErrorService(urlMap, it))
          yield { message: "service", resource: urlMap.id, field: `${at(it, "errorResponseRules")}[0]` };
      }
    }
  },
});

function otherUser(topology: Topology, urlMap: Resource): Pick<User, "product" | "related"> | undefined {
  const user = certainUser(topology, urlMap, (it) => productFacts(it).urlMap?.errorResponsesAndCachePolicies !== true);
  if (user) return user;
  return urlMap.scope.level === "region" ? { product: "a regional load balancer", related: [] } : undefined;
}

/** The services that an action's requests go to must not ask users to sign in. */
function* besideProxy(topology: Topology, urlMap: Resource, action: Placed): Generator<Report> {
  const own = [at(action.level, action.level.service), at(action, "weightedBackendServices")];
  for (const edge of topology.out(urlMap.id)) {
    const service = topology.get(edge.to);
    if (service?.kind !== "BackendService" || known(service, "iap.enabled") !== true) continue;
    if (edge.field !== own[0] && !edge.field.startsWith(`${own[1]}[`)) continue;
    yield {
      message: "iap",
      data: { service: service.name },
      resource: urlMap.id,
      field: at(action, "cachePolicy"),
      related: related(service, `${service.name} has Identity-Aware Proxy enabled`, "iap"),
      fixes: [
        {
          title: "Remove the cache policy",
          changes: [removeFromAction(urlMap, action.level, action.level.action, "cachePolicy")],
        },
      ],
    };
    return;
  }
}

/** Whether neither a policy with rules nor one above it names a service. */
function lacksErrorService(urlMap: Resource, policy: Placed): boolean {
  if (!isSet(policy, "errorResponseRules")) return false;
  const { level } = policy;
  return levelsOf(urlMap).every((it) => {
    const above =
      it.path === level.path || it.type === "map" || (it.type === "matcher" && it.path === level.matcher?.path);
    if (!above) return true;
    const own = partIn(it, it.errors);
    return own ? isUnset(own, "errorService") : isUnset(it, it.errors);
  });
}
