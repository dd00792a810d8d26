import type { Resource } from "../../model/resource";
import { couldBe, known, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { isCertainlySet } from "../certainty";
import { removing } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "security-policy-scheme",
    severity: "error",
    title: "Cloud Armor is not available on this backend service",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "SecurityPolicy"],
    products: ["internal-passthrough-nlb", "cross-region-internal-alb", "cloud-service-mesh"],
    local: true,
    docs: `A backend service names a Cloud Armor policy where none can be enforced: \`securityPolicy\` with the explicit scheme
\`INTERNAL\` or \`INTERNAL_SELF_MANAGED\` or with protocol GRPC, or \`edgeSecurityPolicy\` on a regional service or with a scheme
other than \`EXTERNAL\` and \`EXTERNAL_MANAGED\`. Edge policies are enforced at Google's edge, in front of the cache.

Not reported: a service mesh with a policy whose type is, or may be, \`CLOUD_ARMOR_INTERNAL_SERVICE\`.`,
    repair: "Remove the policy, or move the service behind an external or Envoy-based load balancer.",
    sources: [
      "https://docs.cloud.google.com/armor/docs/security-policy-overview",
      "seed 004_b93ead435658a2c4.txt",
      "Compute API v1 SecurityPolicy.type",
    ],
    fixable: true,
    messages: {
      scheme:
        "The scheme of this backend service is {scheme}, where Cloud Armor policies are not available: the API refuses securityPolicy. Remove it.",
      grpc: "This backend service speaks GRPC, for which Cloud Armor policies are not available: the API refuses securityPolicy. Remove it.",
      edge: "Edge policies are for global external load balancers only, but this backend service {why}: the API refuses edgeSecurityPolicy. Remove it.",
    },
    examples: { bad: example("INTERNAL", "TCP"), good: example("EXTERNAL_MANAGED", "HTTP") },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      yield* backendPolicy(topology, service);
      yield* edgePolicy(service);
    }
  },
});

function* backendPolicy(topology: Topology, service: Resource): Iterable<Report> {
  if (!isCertainlySet(service, "securityPolicy")) return;
  const scheme = String(known(service, "loadBalancingScheme"));
  const grpc = known(service, "protocol") === "GRPC";
  const refused = scheme === "INTERNAL" || scheme === "INTERNAL_SELF_MANAGED";
  if (!refused && !grpc) return;
  if (scheme !== "INTERNAL" && mayBeForMesh(topology, service)) return;
  yield {
    message: refused ? "scheme" : "grpc",
    data: { scheme },
    resource: service.id,
    field: "securityPolicy",
    related: refused
      ? related(service, `The scheme is ${scheme}`, "loadBalancingScheme")
      : related(service, "The protocol is GRPC", "protocol"),
    fixes: [removing("Remove the security policy", service, "securityPolicy")],
  };
}

function* edgePolicy(service: Resource): Iterable<Report> {
  if (!isCertainlySet(service, "edgeSecurityPolicy")) return;
  const schemes = possible(service, "loadBalancingScheme")?.map(String) ?? [];
  const wrong = schemes.length > 0 && schemes.every((it) => it !== "EXTERNAL" && it !== "EXTERNAL_MANAGED");
  const regional = service.scope.level === "region";
  if (!regional && !wrong) return;
  yield {
    message: "edge",
    data: { why: regional ? "is regional" : `has scheme ${schemes.join(" or ")}` },
    resource: service.id,
    field: "edgeSecurityPolicy",
    fixes: [removing("Remove the edge security policy", service, "edgeSecurityPolicy")],
  };
}

function mayBeForMesh(topology: Topology, service: Resource): boolean {
  return topology.out(service.id, "securityPolicy").some((edge) => {
    const policy = topology.get(edge.to);
    return policy !== undefined && couldBe(policy, "type", "CLOUD_ARMOR_INTERNAL_SERVICE");
  });
}

function example(scheme: string, protocol: string): string {
  return `resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "${scheme}"
  protocol              = "${protocol}"
  security_policy       = "projects/p/regions/us-central1/securityPolicies/web"
}
`;
}
