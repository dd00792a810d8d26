/** What the products of a resource say about a value of one of its fields, apart from any rule. */
import type { Resource } from "../model/resource";
import { productName } from "../topology/products";
import { type ProductFacts, productFacts, refusesBackend } from "../topology/products-table";
import { negTypes } from "../topology/queries";
import type { Topology } from "../topology/topology";

/** What a product admits for a field; undefined where the table of products does not say. */
type Admitted = (facts: ProductFacts, topology: Topology, resource: Resource, path: string) => readonly string[];

const admitted: Readonly<Record<string, Admitted>> = {
  "BackendService.protocol": ({ service }) => service.protocols,
  "BackendService.sessionAffinity": ({ service }) => service.sessionAffinities,
  "BackendService.localityLbPolicy": ({ service }) => service.localityPolicies,
  "BackendService.backends.balancingMode": ({ service }, topology, resource, path) =>
    balancingModes(service.balancingModes, topology, resource, path),
  "ForwardingRule.networkTier": ({ rule }) => rule.networkTiers,
  "ForwardingRule.ipVersion": ({ rule }) => rule.ipVersions,
};

/**
 * Why a value is not for the product that a resource belongs to, as a sentence; undefined where it is, where the product
 * is not decided, or where nothing is known. Of several load balancers, one that refuses it suffices.
 */
export function productRefusal(
  topology: Topology,
  resource: Resource,
  path: string,
  value: string,
): string | undefined {
  const field = `${resource.kind}.${path.replace(/\[\d+\]/g, "")}`;
  for (const candidates of topology.productsOf(resource.id)) {
    const refusing = candidates.filter((id) => {
      if (field === "NetworkEndpointGroup.networkEndpointType")
        return isBackendClass(value) && refusesBackend(id, value);
      const list = admitted[field]?.(productFacts(id), topology, resource, path) ?? [];
      return list.length > 0 && !list.includes(value);
    });
    const [first] = refusing;
    if (first !== undefined && refusing.length === candidates.length)
      return candidates.length === 1
        ? `The ${productName(first)} does not take it.`
        : "None of the load balancers that this can be takes it.";
  }
  return undefined;
}

const backendClasses = [
  "GCE_VM_IP",
  "GCE_VM_IP_PORT",
  "NON_GCP_PRIVATE_IP_PORT",
  "INTERNET_IP_PORT",
  "INTERNET_FQDN_PORT",
  "SERVERLESS",
  "PRIVATE_SERVICE_CONNECT",
  "GCE_VM_IP_PORTMAP",
] as const;

function isBackendClass(value: string): value is (typeof backendClasses)[number] {
  return backendClasses.some((it) => it === value);
}

/** Which modes there are depends on what the backend's group is. */
function balancingModes(
  modes: ProductFacts["service"]["balancingModes"],
  topology: Topology,
  resource: Resource,
  path: string,
): readonly string[] {
  const field = path.replace(/\.balancingMode$/, ".group");
  const edge = topology.out(resource.id, "backend").find((it) => it.field === field);
  const group = edge && topology.get(edge.to);
  if (group?.kind === "InstanceGroup" || group?.kind === "InstanceGroupManager") return modes.instanceGroup;
  if (group?.kind !== "NetworkEndpointGroup") return [];
  const types = negTypes(group);
  if (!types || types.length === 0) return [];
  const ofVms = ["GCE_VM_IP_PORT", "GCE_VM_IP", "NON_GCP_PRIVATE_IP_PORT"];
  return types.every((it) => ofVms.includes(String(it))) ? modes.zonalOrHybridNeg : modes.otherNeg;
}
