/** Every kind, and the ways to look one up: by name, by Terraform type, by collection, field by field. */
import { parsePath } from "../model/value";
import { address } from "./address";
import { backendBucket } from "./backend-bucket";
import { backendService } from "./backend-service";
import { certificate, certificateMap, certificateMapEntry, dnsAuthorization, sslCertificate } from "./certificates";
import { firewall, firewallPolicy } from "./firewall";
import { forwardingRule } from "./forwarding-rule";
import { healthCheck } from "./health-check";
import { instanceGroup, instanceGroupManager } from "./instance-group";
import type { ConnectorType, FieldSpec, Kind, KindSpec, TerraformType } from "./kind";
import { networkEndpoint } from "./network-endpoint";
import { networkEndpointGroup } from "./network-endpoint-group";
import { securityPolicy, sslPolicy } from "./policies";
import { healthAggregationPolicy, healthSource, serviceAttachment, signedUrlKey, tlsRoute } from "./service-networking";
import { instance, network, serverlessService, storageBucket, subnetwork } from "./surroundings";
import { targetGrpcProxy, targetHttpProxy, targetHttpsProxy, targetSslProxy, targetTcpProxy } from "./target-proxies";
import { targetInstance, targetPool, targetVpnGateway } from "./targets";
import { urlMap } from "./url-map";

const byKind: Readonly<Record<Kind, KindSpec>> = {
  ForwardingRule: forwardingRule,
  TargetHttpProxy: targetHttpProxy,
  TargetHttpsProxy: targetHttpsProxy,
  TargetGrpcProxy: targetGrpcProxy,
  TargetTcpProxy: targetTcpProxy,
  TargetSslProxy: targetSslProxy,
  TargetPool: targetPool,
  TargetInstance: targetInstance,
  TargetVpnGateway: targetVpnGateway,
  UrlMap: urlMap,
  BackendService: backendService,
  BackendBucket: backendBucket,
  NetworkEndpointGroup: networkEndpointGroup,
  NetworkEndpoint: networkEndpoint,
  InstanceGroup: instanceGroup,
  InstanceGroupManager: instanceGroupManager,
  HealthCheck: healthCheck,
  SslCertificate: sslCertificate,
  Certificate: certificate,
  CertificateMap: certificateMap,
  CertificateMapEntry: certificateMapEntry,
  DnsAuthorization: dnsAuthorization,
  SslPolicy: sslPolicy,
  SecurityPolicy: securityPolicy,
  Address: address,
  ServiceAttachment: serviceAttachment,
  TlsRoute: tlsRoute,
  HealthSource: healthSource,
  HealthAggregationPolicy: healthAggregationPolicy,
  SignedUrlKey: signedUrlKey,
  Network: network,
  Subnetwork: subnetwork,
  Firewall: firewall,
  FirewallPolicy: firewallPolicy,
  Instance: instance,
  StorageBucket: storageBucket,
  ServerlessService: serverlessService,
};

export const allKinds: readonly KindSpec[] = Object.values(byKind);

const byTerraformType = new Map<string, { readonly spec: KindSpec; readonly tf: TerraformType }>();
const byConnectorKind = new Map<string, { readonly spec: KindSpec; readonly connector: ConnectorType }>();
const byCollection = new Map<string, Kind>();
for (const spec of allKinds) {
  byCollection.set(spec.collection, spec.kind);
  for (const connector of spec.connector ?? []) byConnectorKind.set(connector.kind, { spec, connector });
  for (const tf of spec.terraform) {
    byTerraformType.set(tf.type, { spec, tf });
    if (tf.collection !== undefined) byCollection.set(tf.collection, spec.kind);
  }
}

export function kindSpec(kind: Kind): KindSpec {
  return byKind[kind];
}

/** The kind that a Terraform resource type makes, with what is special about the type; undefined for other types. */
export function kindOfTerraformType(type: string): { readonly spec: KindSpec; readonly tf: TerraformType } | undefined {
  return byTerraformType.get(type);
}

/** The kind that a Config Connector kind (`ComputeURLMap`) makes; undefined for other kinds. */
export function kindOfConnectorKind(
  kind: string,
): { readonly spec: KindSpec; readonly connector: ConnectorType } | undefined {
  return byConnectorKind.get(kind);
}

/** The kind whose self-links contain a collection (`backendServices`, `httpHealthChecks`); undefined for others. */
export function kindOfCollection(collection: string): Kind | undefined {
  return byCollection.get(collection);
}

/** Whether resources of a kind are nodes of the diagram. */
export function isDrawn(kind: Kind): boolean {
  return byKind[kind].column !== "none";
}

/** The specification at an API path, with or without list indexes; undefined where the tables name no such field. */
export function fieldSpec(kind: Kind, path: string): FieldSpec | undefined {
  let fields: readonly FieldSpec[] | undefined = byKind[kind].fields;
  let found: FieldSpec | undefined;
  for (const step of parsePath(path)) {
    if (typeof step === "number") continue;
    found = fields?.find((it) => it.name === step);
    if (!found) return undefined;
    fields = found.fields;
  }
  return found;
}
