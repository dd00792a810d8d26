/** Self-links and resource names in API objects. */

import type { Kind, KindSpec } from "../../kinds/kind";
import { kindOfCollection, kindSpec } from "../../kinds/registry";
import { type Link, parseLink } from "../../topology/links";

/** Whether a text is a link to an object that may be of some kind here, or of another of the cloud's. */
export function linkIn(text: string): Link | undefined {
  // Anything else with a slash in it: a path, a domain, an address range.
  if (!/^(?:https?:)?\/\/[\w.-]*googleapis\.com\/|^(?:projects|global|regions|zones|locations)\//.test(text))
    return undefined;
  return parseLink(text);
}

/** What `kind: compute#…` says: `urlMap` of `compute#urlMap`. */
export interface ApiKind {
  readonly spec: KindSpec;
  readonly collection: string;
}

/** The kind with a name as the API writes it in the singular: `urlMap`, `httpHealthCheck`, `UrlMap`. */
export function kindOfSingular(word: string): ApiKind | undefined {
  return singulars.get(word.charAt(0).toLowerCase() + word.slice(1));
}

export function kindOfCollectionName(collection: string): ApiKind | undefined {
  const kind = kindOfCollection(collection);
  return kind && readable.has(kind) ? { spec: kindSpec(kind), collection } : undefined;
}

/** `compute#urlMap` for a collection; for those of other services the type as Cloud Asset calls it. */
export function typeNameOf(collection: string): string {
  const service = services.get(collection);
  for (const [singular, kind] of singulars)
    if (kind.collection === collection)
      return service === undefined
        ? `compute#${singular}`
        : `${service}.googleapis.com/${singular.charAt(0).toUpperCase()}${singular.slice(1)}`;
  return collection;
}

const services: ReadonlyMap<string, string> = new Map([
  ["certificates", "certificatemanager"],
  ["certificateMaps", "certificatemanager"],
  ["certificateMapEntries", "certificatemanager"],
  ["tlsRoutes", "networkservices"],
]);

/** Kinds that are objects of the API; the names in the singular of those whose plural is not made by an `s`. */
const singularOf: Readonly<Partial<Record<Kind, string>>> = {
  ForwardingRule: "forwardingRule",
  TargetHttpProxy: "targetHttpProxy",
  TargetHttpsProxy: "targetHttpsProxy",
  TargetGrpcProxy: "targetGrpcProxy",
  TargetTcpProxy: "targetTcpProxy",
  TargetSslProxy: "targetSslProxy",
  TargetPool: "targetPool",
  TargetInstance: "targetInstance",
  TargetVpnGateway: "targetVpnGateway",
  UrlMap: "urlMap",
  BackendService: "backendService",
  BackendBucket: "backendBucket",
  NetworkEndpointGroup: "networkEndpointGroup",
  InstanceGroup: "instanceGroup",
  InstanceGroupManager: "instanceGroupManager",
  HealthCheck: "healthCheck",
  SslCertificate: "sslCertificate",
  Certificate: "certificate",
  CertificateMap: "certificateMap",
  CertificateMapEntry: "certificateMapEntry",
  SslPolicy: "sslPolicy",
  SecurityPolicy: "securityPolicy",
  Address: "address",
  ServiceAttachment: "serviceAttachment",
  TlsRoute: "tlsRoute",
  HealthSource: "healthSource",
  HealthAggregationPolicy: "healthAggregationPolicy",
  Network: "network",
  Subnetwork: "subnetwork",
  Firewall: "firewall",
  FirewallPolicy: "firewallPolicy",
};

const readable: ReadonlySet<Kind> = new Set(Object.keys(singularOf) as Kind[]);
const singulars = new Map<string, ApiKind>();
for (const [kind, singular] of Object.entries(singularOf)) {
  const spec = kindSpec(kind as Kind);
  singulars.set(singular, { spec, collection: spec.collection });
}
for (const word of ["httpHealthCheck", "httpsHealthCheck"])
  singulars.set(word, { spec: kindSpec("HealthCheck"), collection: `${word}s` });
