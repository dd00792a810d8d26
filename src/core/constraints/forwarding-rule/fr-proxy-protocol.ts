import { kindSpec } from "../../kinds/registry";
import { known } from "../../topology/read";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { frontEnds, proxyOf, TARGET_KINDS } from "../front-ends";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-proxy-protocol",
    severity: "error",
    title: "Proxy forwarding rule uses TCP",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", ...TARGET_KINDS],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `A forwarding rule that points at a target proxy has another protocol than TCP. Proxies end TCP connections; the API
refuses any other protocol. HTTP/3 needs no rule for UDP: the one for HTTPS takes QUIC as well.`,
    repair: "Remove the protocol (TCP is the default) or set it to TCP. The rule is replaced when it changes.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/https#QUIC",
      "Compute API v1 ForwardingRule.IPProtocol",
    ],
    fixable: true,
    messages: {
      protocol:
        "The protocol of this rule is {protocol}, but it points at a {target}, which takes TCP connections only. Set IPProtocol to TCP or remove it.",
      quic: "The protocol of this rule is UDP, but it points at a target HTTPS proxy, which takes TCP connections only. HTTP/3 needs no rule of its own: set IPProtocol to TCP or remove it.",
    },
    examples: { bad: example('\n  ip_protocol           = "UDP"'), good: example("") },
  },
  *find(topology) {
    for (const rule of frontEnds(topology)) {
      const protocol = known(rule, "IPProtocol");
      if (protocol === undefined || protocol === "" || protocol === "TCP") continue;
      const proxy = proxyOf(topology, rule);
      if (!proxy) continue;
      const target = kindSpec(proxy.kind).label.replace(/^T/, "t");
      yield {
        message: proxy.kind === "TargetHttpsProxy" && protocol === "UDP" ? "quic" : "protocol",
        data: { protocol: String(protocol), target },
        resource: rule.id,
        field: "IPProtocol",
        related: related(proxy.resource, `The ${target} that it points at`),
        fixes: [
          setting("Set the protocol to TCP", rule, "IPProtocol", "TCP"),
          removing("Remove the protocol: TCP is the default", rule, "IPProtocol"),
        ],
      };
    }
  },
});

function example(protocol: string): string {
  return `resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"${protocol}
  port_range            = "443"
  target                = "projects/p/global/targetHttpsProxies/web"
}
`;
}
