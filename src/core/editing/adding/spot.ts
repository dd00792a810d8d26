/** What is known of the place where a resource is to be added: product, scheme, region, file. */
import { type FormatId, inSameModule, type Resource } from "../../model/resource";
import { scalarOf } from "../../model/value";
import { type ProductFacts, productFacts } from "../../topology/products-table";
import { known } from "../../topology/read";
import type { LoadBalancer, ProductId, Topology } from "../../topology/topology";

export interface Spot {
  readonly topology: Topology;
  /** The resource that it is added from. */
  readonly near: Resource | undefined;
  readonly product: ProductFacts;
  /** Whether the product is certain; else it is the likeliest one. */
  readonly decided: boolean;
  /** The scheme of backend services, and of forwarding rules. */
  readonly scheme: string;
  readonly ruleScheme: string;
  readonly level: "global" | "region";
  readonly region: string | undefined;
  readonly zone: string | undefined;
  /** All that is in the load balancers around. */
  readonly members: readonly Resource[];
  /** What new text stands beside. */
  readonly anchor: Resource | undefined;
  readonly file: string | undefined;
  readonly format: FormatId | undefined;
}

/** The spot at a resource, at a load balancer (a lane), or on the empty canvas. */
export function spotAt(topology: Topology, near: Resource | undefined, lane: LoadBalancer | undefined): Spot {
  const balancers = near ? topology.loadBalancersOf(near.id) : lane ? [lane] : [];
  const members = [...new Set(balancers.flatMap((it) => it.members))].flatMap((it) => topology.get(it) ?? []);
  const { id, decided } = productAt(topology, near, lane);
  const product = productFacts(id);
  const around = near ? [near, ...members] : members;
  const anchor = near ?? members[0];
  const schemeOf = (kind: Resource["kind"]) =>
    around.flatMap((it) => (it.kind === kind ? [known(it, "loadBalancingScheme")] : [])).find(isText);
  const region = around.map(regionOf).find(isText) ?? mostUsed(topology, regionOf);
  return {
    topology,
    near,
    product,
    decided,
    scheme: schemeOf("BackendService") ?? product.service.schemes[0] ?? "EXTERNAL_MANAGED",
    ruleScheme: schemeOf("ForwardingRule") ?? product.rule.schemes[0] ?? "EXTERNAL_MANAGED",
    level: levelOf(near) ?? product.service.level,
    region,
    zone: around.map(zoneOf).find(isText) ?? (region === undefined ? undefined : `${region}-b`),
    members,
    anchor,
    file: anchor?.range.file,
    format: anchor?.format,
  };
}

/** Groups may live elsewhere than what sends traffic to them. */
function levelOf(near: Resource | undefined): "global" | "region" | undefined {
  if (!near || ["NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"].includes(near.kind)) return undefined;
  const { level } = near.scope;
  return level === "global" || level === "region" ? level : undefined;
}

/** Whether what is new can refer to a resource: in its format and, in Terraform, its module. */
export function canName({ anchor }: Spot, resource: Resource): boolean {
  if (resource.many !== undefined) return false;
  if (!anchor) return true;
  return resource.format === anchor.format && (resource.format !== "terraform" || inSameModule(resource, anchor));
}

/** The scope of what belongs to the load balancer itself. */
export function scopeOf(spot: Spot, region = spot.region): string {
  if (spot.level === "global") return "global";
  return region === undefined ? "region" : `region/${region}`;
}

export function regionOf({ scope }: Resource): string | undefined {
  if (scope.level === "region") return scope.name;
  return scope.level === "zone" ? scope.name?.replace(/-[a-z]$/, "") : undefined;
}

function zoneOf({ scope }: Resource): string | undefined {
  return scope.level === "zone" ? scope.name : undefined;
}

function productAt(topology: Topology, near: Resource | undefined, lane: LoadBalancer | undefined) {
  const lists = near ? topology.productsOf(near.id) : lane ? [lane.candidates] : [];
  const sure = lists.find((it) => it.length === 1)?.[0];
  if (sure !== undefined) return { id: sure, decided: true };
  const candidates = lists.find((it) => it.length > 0) ?? [];
  return { id: candidates.find((it) => suits(it, near)) ?? candidates[0] ?? "global-external-alb", decided: false };
}

/** Of the products that a resource could be for, one that can have it where it lives. */
function suits(product: ProductId, near: Resource | undefined): boolean {
  if (!near) return true;
  const facts = productFacts(product);
  const type = scalarOf(near.fields.fields.networkEndpointType);
  const { level } = near.scope;
  if (near.kind === "NetworkEndpointGroup") {
    if (typeof type === "string" && type.startsWith("INTERNET_"))
      return facts.service.level === (level === "global" ? "global" : "region") && Boolean(facts.urlMap);
    if (type === "GCE_VM_IP") return facts.backends.GCE_VM_IP !== false;
    return true;
  }
  return level === "zone" || level === "unknown" || facts.service.level === level;
}

function mostUsed(topology: Topology, read: (resource: Resource) => string | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const it of topology.resources) {
    const value = read(it);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
