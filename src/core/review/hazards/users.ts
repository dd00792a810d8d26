/** What the API does not let be deleted while something refers to it. */
import type { Kind } from "../../kinds/kind";
import type { Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";
import type { Review } from "../model";

const proxies: readonly Kind[] = ["TargetHttpProxy", "TargetHttpsProxy", "TargetGrpcProxy"];
const rule: readonly Kind[] = ["ForwardingRule"];

/** Kinds whose references keep an object alive: deleting it fails with `resourceInUseByAnotherResource`. */
const keepers: Partial<Record<Kind, readonly Kind[]>> = {
  BackendService: ["UrlMap", "TargetTcpProxy", "TargetSslProxy", "ForwardingRule"],
  BackendBucket: ["UrlMap"],
  UrlMap: proxies,
  TargetHttpProxy: rule,
  TargetHttpsProxy: rule,
  TargetGrpcProxy: rule,
  TargetTcpProxy: rule,
  TargetSslProxy: rule,
  TargetPool: ["ForwardingRule", "TargetPool", "InstanceGroupManager"],
  TargetInstance: rule,
  ForwardingRule: ["ServiceAttachment"],
  NetworkEndpointGroup: ["BackendService"],
  InstanceGroup: ["BackendService"],
  InstanceGroupManager: ["BackendService"],
  HealthCheck: ["BackendService", "TargetPool", "InstanceGroupManager"],
  SslCertificate: ["TargetHttpsProxy", "TargetSslProxy"],
  Certificate: ["TargetHttpsProxy", "CertificateMapEntry"],
  CertificateMap: ["TargetHttpsProxy", "TargetSslProxy", "CertificateMapEntry"],
  SslPolicy: ["TargetHttpsProxy", "TargetSslProxy"],
  SecurityPolicy: ["BackendService", "BackendBucket"],
  Address: rule,
};

/** The resources whose references keep another alive, each once. */
export function keepersOf(topology: Topology, resource: Resource): readonly Resource[] {
  const kinds = keepers[resource.kind] ?? [];
  const found = topology.into(resource.id).flatMap(({ from }) => topology.get(from) ?? []);
  return [...new Set(found)].filter((it) => kinds.includes(it.kind) && it !== resource);
}

/** A resource of `base` that keeps another alive when that is to be destroyed. */
export interface Keeper {
  readonly before: Resource;
  readonly after: Resource;
  /** Whether it refers to it afterwards as well, be it to what takes its place. */
  readonly stays: boolean;
}

/**
 * What still refers to an object of `base` when Terraform destroys it first. What is destroyed itself goes before, as long
 * as Terraform knows of the reference.
 */
export function keepersAtDestruction(review: Review, before: Resource): readonly Keeper[] {
  return keepersOf(review.base, before).flatMap((it): Keeper[] => {
    const after = review.partner(it);
    if (!after) return [];
    const { replacement } = review.pairs.get(after) ?? {};
    if (replacement?.order === "destroyFirst" && replacement.certain && refersByAddress(review.base, it, before))
      return [];
    const now = review.partner(before);
    const stays = now !== undefined && review.head.out(after.id).some((edge) => edge.to === now.id);
    return [{ before: it, after, stays }];
  });
}

/** In plans, references are the links that they evaluate to; the configuration has them by address. */
function refersByAddress(topology: Topology, from: Resource, to: Resource): boolean {
  if (from.format === "terraform-plan") return true;
  return topology
    .out(from.id)
    .some((it) => it.to === to.id && it.value.type === "reference" && it.value.target.by === "address");
}
