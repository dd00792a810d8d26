import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { isPrivateServiceConnect, servicesBehind } from "../chain";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";

export default defineConstraint({
  meta: {
    id: "terraform-default-scheme",
    severity: "info",
    title: "Load balancing scheme depends on the provider version",
    appliesTo: ["BackendService", "ForwardingRule"],
    reads: [
      "BackendService",
      "ForwardingRule",
      "TargetHttpProxy",
      "TargetHttpsProxy",
      "TargetGrpcProxy",
      "TargetTcpProxy",
      "TargetSslProxy",
      "UrlMap",
      "BackendBucket",
      "ServiceAttachment",
    ],
    products: ["global-external-alb", "classic-alb", "global-external-proxy-nlb", "classic-proxy-nlb"],
    local: true,
    docs: `Terraform only: \`google_compute_backend_service\` or \`google_compute_global_forwarding_rule\` sets no
\`load_balancing_scheme\`. Before provider version 8 that means \`EXTERNAL\`, a classic load balancer; from version 8 on
\`EXTERNAL_MANAGED\`. The API's own default is \`EXTERNAL\`. An upgrade of the provider then plans to change the load balancer.

Regional resources have the same default in every version, and Private Service Connect endpoints need an empty scheme: neither is
reported.`,
    repair: `State the scheme: \`EXTERNAL_MANAGED\`, or \`EXTERNAL\` to stay with the classic load balancer. Where the stated scheme
is not the one that is deployed, the resource is replaced.`,
    sources: [
      "terraform-provider-google website/docs/guides/version_8_upgrade.html.markdown",
      "terraform-provider-google google_compute_backend_service.load_balancing_scheme",
      "terraform-provider-google google_compute_global_forwarding_rule.load_balancing_scheme",
    ],
    fixable: true,
    messages: {
      open: "No load_balancing_scheme is set: it is EXTERNAL (classic) before version 8 of the provider and EXTERNAL_MANAGED from then on. State which one is meant.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTP"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  protocol              = "HTTP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
`,
    },
  },
  *find(topology) {
    for (const resource of topology.all("BackendService", "ForwardingRule")) {
      if (resource.format !== "terraform" || resource.scope.level !== "global") continue;
      if (!isAbsent(resource, "loadBalancingScheme")) continue;
      if (resource.kind === "ForwardingRule" && isPrivateServiceConnect(topology, resource)) continue;
      yield { message: "open", resource: resource.id, fixes: fixes(topology, resource) };
    }
  },
});

/** Schemes that fit what is above or below; what the provider's version means today comes first. */
function fixes(topology: Topology, resource: Resource): readonly Fix[] {
  const others = neighbours(topology, resource).map((it) => possible(it, "loadBalancingScheme"));
  const today = possible(resource, "loadBalancingScheme") ?? [];
  const [only] = today.length === 1 ? today : [];
  return ["EXTERNAL_MANAGED", "EXTERNAL"]
    .filter((scheme) => others.every((it) => it === undefined || it.includes(scheme)))
    .sort((a, b) => Number(b === only) - Number(a === only))
    .map((scheme) =>
      setting(
        scheme === "EXTERNAL" ? "State EXTERNAL, the classic load balancer" : `State ${scheme}`,
        resource,
        "loadBalancingScheme",
        scheme,
        "Where another scheme is deployed, the resource is replaced.",
      ),
    );
}

/** Forwarding rules above a service, or services below a rule. */
function neighbours(topology: Topology, resource: Resource): readonly Resource[] {
  if (resource.kind === "ForwardingRule") return servicesBehind(topology, resource.id).map((it) => it.service);
  const rules = new Set(topology.loadBalancersOf(resource.id).flatMap((it) => it.forwardingRules));
  return [...rules].flatMap((it) => topology.get(it) ?? []);
}
