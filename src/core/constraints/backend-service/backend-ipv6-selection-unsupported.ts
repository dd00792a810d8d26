import { isAbsent, known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "backend-ipv6-selection-unsupported",
    severity: "warning",
    title: "Backend address family cannot be chosen here",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: ["classic-alb", "classic-proxy-nlb", ...passthroughProducts],
    local: true,
    docs: `\`ipAddressSelectionPolicy\` asks for IPv6 towards the backends and the scheme is set to \`EXTERNAL\` or
\`INTERNAL\`. Classic proxies reach their backends over IPv4 only, and passthrough load balancers keep the address family of the
client: the policy has no effect. A service that moves to another load balancer (\`externalManagedMigrationState\`) is not judged.`,
    repair: "Remove the policy, or use an Envoy-based load balancer (`EXTERNAL_MANAGED`, `INTERNAL_MANAGED`).",
    sources: [
      "Compute API v1 BackendService.ipAddressSelectionPolicy",
      "https://docs.cloud.google.com/load-balancing/docs/ipv6",
    ],
    fixable: true,
    messages: {
      classic:
        "{policy} has no effect with scheme {scheme}: classic proxies reach their backends over IPv4 only. Remove it or use EXTERNAL_MANAGED.",
      passthrough:
        "{policy} has no effect with scheme {scheme}: a passthrough load balancer keeps the address family of the client. Remove it.",
      either:
        "{policy} has no effect with scheme {scheme}: classic proxies use IPv4, passthrough load balancers keep the client's address family. Remove it.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                        = "web"
  load_balancing_scheme       = "EXTERNAL"
  ip_address_selection_policy = "IPV6_ONLY"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                        = "web"
  load_balancing_scheme       = "EXTERNAL_MANAGED"
  ip_address_selection_policy = "IPV6_ONLY"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const policy = String(known(service, "ipAddressSelectionPolicy"));
      const scheme = String(known(service, "loadBalancingScheme"));
      if (!["IPV6_ONLY", "PREFER_IPV6"].includes(policy) || !["EXTERNAL", "INTERNAL"].includes(scheme)) continue;
      if (!isAbsent(service, "externalManagedMigrationState")) continue;
      const { level } = service.scope;
      const passthrough = scheme === "INTERNAL" || level === "region";
      yield {
        message: passthrough ? "passthrough" : level === "global" ? "classic" : "either",
        data: { policy, scheme },
        resource: service.id,
        field: "ipAddressSelectionPolicy",
        related: related(service, `The scheme is ${scheme}`, "loadBalancingScheme"),
        fixes: [removing("Remove ipAddressSelectionPolicy", service, "ipAddressSelectionPolicy")],
        unnecessary: true,
      };
    }
  },
});
