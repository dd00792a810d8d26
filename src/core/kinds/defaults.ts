/**
 * Values that fields have when the text does not set them. Some depend on the Terraform provider's major version; where
 * the text does not pin it down, every value is given. Source: products.yaml "defaults", header of constraints.yaml,
 * and the provider's documentation.
 */
import type { ParsedResource } from "../model/resource";
import type { ScalarType } from "../model/value";
import type { Kind } from "./kind";

type Defaults = readonly ScalarType[] | ((resource: ParsedResource) => readonly ScalarType[]);

/**
 * The default of a field, or every one it may have; empty when an absent field stays absent. The caller makes sure that
 * the field is not set. Paths are API paths, with or without list indexes.
 */
export function defaultsOf(resource: ParsedResource, path: string): readonly ScalarType[] {
  const found = table[resource.kind]?.[path.replace(/\[\d+\]/g, "")];
  if (found === undefined) return [];
  return typeof found === "function" ? found(resource) : found;
}

const table: Partial<Record<Kind, Readonly<Record<string, Defaults>>>> = {
  ForwardingRule: {
    loadBalancingScheme: (rule) => (rule.scope.level === "global" ? externalFrom8(rule) : ["EXTERNAL"]),
    networkTier: ["PREMIUM"],
    IPProtocol: ["TCP"],
    allPorts: [false],
    allowGlobalAccess: [false],
    isMirroringCollector: [false],
  },
  BackendService: {
    loadBalancingScheme: (service) => (isRegional(service) ? ["INTERNAL"] : externalFrom8(service)),
    protocol: (service) => {
      if (!isRegional(service)) return ["HTTP"];
      const scheme = service.fields.fields.loadBalancingScheme;
      if (scheme === undefined) return ["TCP"];
      if (scheme.type !== "scalar") return ["HTTP", "TCP"];
      return scheme.value === "INTERNAL" ? ["TCP"] : scheme.value === "EXTERNAL" ? ["HTTP", "TCP"] : ["HTTP"];
    },
    timeoutSec: [30],
    sessionAffinity: ["NONE"],
    enableCDN: [false],
    "backends.balancingMode": (service) =>
      isRegional(service) ? byMajor(service, 6, "CONNECTION", "UTILIZATION") : ["UTILIZATION"],
    "backends.capacityScaler": (service) => (isRegional(service) ? [] : [1]),
    "backends.failover": [false],
    "logConfig.enable": [false],
    "connectionTrackingPolicy.trackingMode": ["PER_CONNECTION"],
    "connectionTrackingPolicy.connectionPersistenceOnUnhealthyBackends": ["DEFAULT_FOR_PROTOCOL"],
  },
  BackendBucket: { enableCdn: [false] },
  NetworkEndpointGroup: {
    networkEndpointType: (neg) => {
      if (neg.scope.level === "zone") return ["GCE_VM_IP_PORT"];
      return neg.scope.level === "region" ? ["SERVERLESS"] : [];
    },
  },
  HealthCheck: {
    checkIntervalSec: [5],
    timeoutSec: [5],
    healthyThreshold: [2],
    unhealthyThreshold: [2],
    "httpHealthCheck.requestPath": ["/"],
    "httpsHealthCheck.requestPath": ["/"],
    "http2HealthCheck.requestPath": ["/"],
    "httpHealthCheck.proxyHeader": ["NONE"],
    "httpsHealthCheck.proxyHeader": ["NONE"],
    "http2HealthCheck.proxyHeader": ["NONE"],
    "tcpHealthCheck.proxyHeader": ["NONE"],
    "sslHealthCheck.proxyHeader": ["NONE"],
  },
  TargetHttpsProxy: { quicOverride: ["NONE"] },
  TargetTcpProxy: { proxyHeader: ["NONE"] },
  TargetSslProxy: { proxyHeader: ["NONE"] },
  Firewall: { direction: ["INGRESS"], disabled: [false], priority: [1000] },
  SslPolicy: { profile: ["COMPATIBLE"], minTlsVersion: ["TLS_1_0"] },
  SecurityPolicy: {
    type: (policy) => (policy.scope.level === "global" ? ["CLOUD_ARMOR"] : []),
  },
  Address: {
    addressType: ["EXTERNAL"],
    ipVersion: ["IPV4"],
    networkTier: (address) => (address.scope.level === "region" ? ["PREMIUM"] : []),
  },
  UrlMap: {
    "defaultUrlRedirect.redirectResponseCode": ["MOVED_PERMANENTLY_DEFAULT"],
    "defaultUrlRedirect.httpsRedirect": [false],
    "pathMatchers.defaultUrlRedirect.redirectResponseCode": ["MOVED_PERMANENTLY_DEFAULT"],
    "pathMatchers.defaultUrlRedirect.httpsRedirect": [false],
    "pathMatchers.pathRules.urlRedirect.redirectResponseCode": ["MOVED_PERMANENTLY_DEFAULT"],
    "pathMatchers.pathRules.urlRedirect.httpsRedirect": [false],
    "pathMatchers.routeRules.urlRedirect.redirectResponseCode": ["MOVED_PERMANENTLY_DEFAULT"],
    "pathMatchers.routeRules.urlRedirect.httpsRedirect": [false],
    "pathMatchers.routeRules.matchRules.ignoreCase": [false],
  },
  TargetPool: { sessionAffinity: ["NONE"] },
  Certificate: { scope: ["DEFAULT"] },
};

function externalFrom8(resource: ParsedResource): readonly ScalarType[] {
  return byMajor(resource, 8, "EXTERNAL", "EXTERNAL_MANAGED");
}

/** The default before a provider major version and from it on; both where the text allows versions on either side. */
function byMajor(resource: ParsedResource, major: number, before: string, from: string): readonly ScalarType[] {
  if (resource.format !== "terraform") return [before];
  const { min, max } = resource.providerMajor ?? {};
  if (max !== undefined && max < major) return [before];
  if (min !== undefined && min >= major) return [from];
  return [before, from];
}

function isRegional(resource: ParsedResource): boolean {
  return resource.scope.level === "region";
}
