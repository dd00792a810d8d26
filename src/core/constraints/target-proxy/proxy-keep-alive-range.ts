import type { Resource } from "../../model/resource";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";

const MIN = 5;

export default defineConstraint({
  meta: {
    id: "proxy-keep-alive-range",
    severity: "error",
    title: "Client keep-alive timeout is out of range",
    appliesTo: ["TargetHttpProxy", "TargetHttpsProxy"],
    reads: ["TargetHttpProxy", "TargetHttpsProxy", "ForwardingRule"],
    products: applicationProducts,
    local: true,
    docs: `How long an idle client connection is kept must be at least 5 seconds and at most 1200 before a global external
Application Load Balancer; at most 600 before a regional or cross-region internal one. The default is 610 seconds there and
600 here. Classic load balancers ignore the field, which is not reported.`,
    repair: "Use a value within the range, or remove the field for the default. It can be changed in place.",
    // The API's text has the limits of global external load balancers only; the provider's has those of the others.
    sources: [
      "Compute API v1 TargetHttpProxy.httpKeepAliveTimeoutSec",
      "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_target_http_proxy",
      "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_region_target_http_proxy",
    ],
    fixable: true,
    messages: {
      range:
        "The keep-alive timeout is {value} seconds, but {who} takes {min} to {max}: the API refuses it. Set it within the range, or remove it for the default.",
    },
    examples: { bad: example(1800), good: example(1200) },
  },
  *find(topology) {
    for (const proxy of topology.all("TargetHttpProxy", "TargetHttpsProxy")) {
      const value = Number(known(proxy, "httpKeepAliveTimeoutSec") ?? Number.NaN);
      const limited =
        proxy.scope.level === "region" ? "regional" : isCrossRegion(topology, proxy) && "cross-region internal";
      const max = limited ? 600 : 1200;
      if (Number.isNaN(value) || (value >= MIN && value <= max)) continue;
      const nearest = value < MIN ? MIN : max;
      yield {
        message: "range",
        data: {
          value,
          min: MIN,
          max,
          who: limited ? `a ${limited} Application Load Balancer` : "an Application Load Balancer",
        },
        resource: proxy.id,
        field: "httpKeepAliveTimeoutSec",
        fixes: [
          setting(`Set it to ${nearest} seconds`, proxy, "httpKeepAliveTimeoutSec", nearest),
          removing("Remove it: the default applies", proxy, "httpKeepAliveTimeoutSec"),
        ],
      };
    }
  },
});

/** Whether some load balancer that the proxy belongs to is certainly of that product. */
function isCrossRegion(topology: Topology, proxy: Resource): boolean {
  return topology
    .loadBalancersOf(proxy.id)
    .some(({ candidates }) => candidates.length === 1 && candidates[0] === "cross-region-internal-alb");
}

function example(seconds: number): string {
  return `resource "google_compute_target_http_proxy" "web" {
  name                        = "web"
  url_map                     = "projects/p/global/urlMaps/web"
  http_keep_alive_timeout_sec = ${seconds}
}
`;
}
