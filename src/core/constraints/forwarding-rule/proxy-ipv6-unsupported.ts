import { known } from "../../topology/read";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { frontEnds, hasScheme, isUnset, proxyOf, TARGET_KINDS } from "../front-ends";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "proxy-ipv6-unsupported",
    severity: "warning",
    title: "Regional and internal proxy load balancers take IPv4 clients",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", ...TARGET_KINDS],
    products: [
      "regional-external-alb",
      "regional-external-proxy-nlb",
      "regional-internal-proxy-nlb",
      "cross-region-internal-proxy-nlb",
    ],
    local: true,
    docs: `A forwarding rule asks for an IPv6 address before a regional target proxy of scheme \`EXTERNAL_MANAGED\`, or before a
target TCP proxy of scheme \`INTERNAL_MANAGED\`. These proxies accept connections over IPv4; IPv6 is possible only towards
their backends. Internal Application Load Balancers are not judged (their IPv6 support is in preview); global external,
classic and passthrough load balancers have IPv6 front ends.`,
    repair: "Use IPv4, or a global external load balancer. The rule is replaced when its IP version changes.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/ipv6",
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
    ],
    fixable: true,
    messages: {
      ipv6: "This rule wants an IPv6 address, but {who} accepts clients over IPv4 only; IPv6 works towards its backends at most. Use IPv4, or a global external load balancer.",
    },
    examples: { bad: example('\n  ip_version            = "IPV6"'), good: example("") },
  },
  *find(topology) {
    for (const rule of frontEnds(topology)) {
      if (known(rule, "ipVersion") !== "IPV6") continue;
      const proxy = proxyOf(topology, rule);
      if (!proxy) continue;
      const external = proxy.scope.level === "region" && hasScheme(rule, "EXTERNAL_MANAGED");
      const internal = proxy.kind === "TargetTcpProxy" && hasScheme(rule, "INTERNAL_MANAGED");
      if (!external && !internal) continue;
      yield {
        message: "ipv6",
        data: {
          who: external ? "a regional external load balancer with a proxy" : "an internal proxy Network Load Balancer",
        },
        resource: rule.id,
        field: "ipVersion",
        related: related(proxy.resource, "The target proxy that it points at"),
        // A reserved address has a version of its own, and would have to go with it.
        fixes: isUnset(rule, "IPAddress")
          ? [
              setting("Use IPv4", rule, "ipVersion", "IPV4"),
              removing("Remove the IP version: IPv4 is the default", rule, "ipVersion"),
            ]
          : [],
      };
    }
  },
});

function example(version: string): string {
  return `resource "google_compute_forwarding_rule" "tcp" {
  name                  = "tcp"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"${version}
  port_range            = "110"
  network               = "default"
  target                = "projects/p/regions/us-central1/targetTcpProxies/tcp"
}
`;
}
