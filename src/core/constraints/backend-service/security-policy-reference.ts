import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { couldBe, isAbsent, possible } from "../../topology/read";
import type { Edge } from "../../topology/topology";
import { type Destination, destinationOf } from "../chain";
import { removeField, setField } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

const EDGE = "CLOUD_ARMOR_EDGE";

export default defineConstraint({
  meta: {
    id: "security-policy-reference",
    severity: "error",
    title: "Security policy has the wrong scope or type",
    appliesTo: ["BackendService", "BackendBucket"],
    reads: ["BackendService", "BackendBucket", "SecurityPolicy"],
    products: [...applicationProducts, ...proxyNetworkProducts, "external-passthrough-nlb"],
    local: true,
    docs: `A global backend service names a regional security policy or a regional service a global one (or one of another region);
\`securityPolicy\` names a policy of type \`CLOUD_ARMOR_EDGE\`; or \`edgeSecurityPolicy\` of a backend service or backend bucket
one of another type. Edge policies run before the cache, backend policies after it, and global and regional policies are separate
resources, so the API refuses the reference.

A policy that is not declared here is judged by the scope that its link tells; its type stays unknown.`,
    repair: `Name a policy of the right scope and type. Where only the field is the wrong one, the quick-fix moves the reference to
the other. The type of a policy cannot be changed in place.`,
    sources: [
      "https://docs.cloud.google.com/armor/docs/security-policy-overview",
      "Compute API v1 SecurityPolicy.type",
      "Compute API v1 BackendService.edgeSecurityPolicy",
    ],
    fixable: true,
    messages: {
      regional:
        "{policy} is a regional security policy, but this backend service is global, and the API refuses the reference. Name a global policy.",
      global:
        "{policy} is a global security policy, but this backend service is regional, and the API refuses the reference. Name a policy of its region.",
      elsewhere:
        "{policy} is a security policy of {place}, but this backend service is in {region}, and the API refuses the reference. Name a policy of its region.",
      edge: "{policy} is an edge policy ({type}), which securityPolicy does not take. Name it in edgeSecurityPolicy, or name a policy of type CLOUD_ARMOR here.",
      backend:
        "{policy} is of type {type}, but edgeSecurityPolicy takes policies of type CLOUD_ARMOR_EDGE only. Name an edge policy.",
    },
    examples: {
      bad: example("security_policy      "),
      good: example("edge_security_policy "),
    },
  },
  *find(topology) {
    for (const backend of topology.all("BackendService", "BackendBucket"))
      for (const edge of topology.out(backend.id, "securityPolicy", "edgeSecurityPolicy")) {
        const to = destinationOf(topology, edge);
        if (to?.kind !== "SecurityPolicy") continue;
        const report = wrongScope(backend, edge, to) ?? wrongType(backend, edge, to);
        if (report) yield report;
      }
  },
});

function wrongScope(backend: Resource, edge: Edge, to: Destination): Report | undefined {
  const [own, other] = [backend.scope, to.scope];
  if (backend.kind !== "BackendService") return undefined;
  const report = (message: string): Report => ({
    message,
    data: { policy: to.name, place: other.name ?? "", region: own.name ?? "" },
    resource: backend.id,
    field: edge.field,
    related: related(to.resource, `${to.name} is ${other.level === "global" ? "global" : "regional"}`),
  });
  if (own.level === "global" && other.level === "region") return report("regional");
  if (own.level !== "region") return undefined;
  if (other.level === "global") return report("global");
  const known = own.name !== undefined && other.name !== undefined;
  return other.level === "region" && known && own.name !== other.name ? report("elsewhere") : undefined;
}

function wrongType(backend: Resource, edge: Edge, to: Destination): Report | undefined {
  const policy = to.resource;
  const types = policy ? possible(policy, "type")?.map(String) : undefined;
  if (!policy || !types?.length) return undefined;
  const edgeField = edge.role === "edgeSecurityPolicy";
  if (!types.every((it) => (it === EDGE) !== edgeField)) return undefined;
  return {
    message: edgeField ? "backend" : "edge",
    data: { policy: policy.name, type: types.join(" or ") },
    resource: backend.id,
    field: edge.field,
    related: related(policy, `${policy.name} is of type ${types.join(" or ")}`, "type"),
    fixes: move(backend, policy, edgeField, types),
  };
}

/** Names the policy in the field that it is for, where that is free and the backend can have such a policy. */
function move(backend: Resource, policy: Resource, fromEdge: boolean, types: readonly string[]): readonly Fix[] {
  if (backend.kind !== "BackendService" || backend.scope.level !== "global") return [];
  const [from, to] = fromEdge ? ["edgeSecurityPolicy", "securityPolicy"] : ["securityPolicy", "edgeSecurityPolicy"];
  const fits = fromEdge
    ? types.every((it) => it === "CLOUD_ARMOR")
    : couldBe(backend, "loadBalancingScheme", "EXTERNAL", "EXTERNAL_MANAGED");
  if (!fits || from === undefined || to === undefined || !isAbsent(backend, to)) return [];
  return [
    {
      title: `Name ${policy.name} in ${to}`,
      changes: [removeField(backend, from), setField(backend, to, { ref: policy.id })],
    },
  ];
}

function example(argument: string): string {
  return `resource "google_compute_security_policy" "edge" {
  name = "edge"
  type = "CLOUD_ARMOR_EDGE"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ${argument} = google_compute_security_policy.edge.id
}
`;
}
