import { describe, expect, it } from "vitest";
import {
  connectorField,
  connectorFields,
  connectorTypeFor,
  referencedKind,
  referenceKey,
} from "../../../src/core/kinds/connector-names";
import type { ConnectorType, FieldSpec, Kind } from "../../../src/core/kinds/kind";
import {
  allKinds,
  fieldSpec,
  kindOfConnectorKind,
  kindOfTerraformType,
  kindSpec,
} from "../../../src/core/kinds/registry";

const typesOf = (kind: Kind) => kindSpec(kind).connector ?? [];

function typeOf(kind: string): ConnectorType {
  const found = kindOfConnectorKind(kind);
  if (!found) throw new Error(`no Config Connector kind ${kind}`);
  return found.connector;
}

/** The key of a field and, behind an arrow, what is written under it. */
function spelling(kind: string, path: string): string | undefined {
  const found = kindOfConnectorKind(kind);
  const field = found && fieldSpec(found.spec.kind, path);
  const spelled = field && connectorField(field, typeOf(kind));
  return spelled && `${spelled.key}${spelled.reference ? ` (${spelled.reference})` : ""}`;
}

describe("how Config Connector spells fields", () => {
  it.each<[kind: string, path: string, expected: string | undefined]>([
    ["ComputeBackendService", "enableCDN", "enableCdn"],
    ["ComputeBackendService", "backends", "backend"],
    ["ComputeBackendService", "backends.group", "group (byKind)"],
    ["ComputeBackendService", "healthChecks", "healthChecks (byKind)"],
    ["ComputeBackendService", "securityPolicy", "securityPolicyRef (ref)"],
    ["ComputeBackendService", "iap.oauth2ClientId", "oauth2ClientId"],
    ["ComputeBackendService", "securitySettings.clientTlsPolicy", "clientTLSPolicyRef (ref)"],
    ["ComputeBackendService", "maxStreamDuration.seconds", "seconds"],
    ["ComputeBackendBucket", "bucketName", "bucketRef (ref)"],
    ["ComputeBackendBucket", "edgeSecurityPolicy", "edgeSecurityPolicy (text)"],
    ["ComputeBackendBucket", "cdnPolicy.signedUrlKeyNames", undefined],
    ["ComputeForwardingRule", "target", "target (byKind)"],
    ["ComputeForwardingRule", "IPAddress", "ipAddress (byKind)"],
    ["ComputeForwardingRule", "IPProtocol", "ipProtocol"],
    ["ComputeForwardingRule", "backendService", "backendServiceRef (ref)"],
    ["ComputeURLMap", "hostRules.pathMatcher", "pathMatcher"],
    ["ComputeURLMap", "pathMatchers.pathRules", "pathRule"],
    ["ComputeURLMap", "pathMatchers.pathRules.service", "service (byKind)"],
    ["ComputeURLMap", "pathMatchers.routeRules", "routeRules"],
    ["ComputeURLMap", "pathMatchers.routeRules.service", "service (text)"],
    ["ComputeURLMap", "defaultRouteAction.requestMirrorPolicy.backendService", "backendServiceRef (ref)"],
    ["ComputeURLMap", "defaultCustomErrorResponsePolicy.errorService", "errorServiceRef (ref)"],
    ["ComputeURLMap", "tests.expectedOutputUrl", "expectedOutputURL"],
    ["ComputeTargetHTTPSProxy", "sslCertificates", "sslCertificates (items)"],
    ["ComputeTargetHTTPSProxy", "sslPolicy", "sslPolicyRef (ref)"],
    ["ComputeTargetHTTPSProxy", "certificateMap", "certificateMapRef (ref)"],
    ["ComputeTargetTCPProxy", "service", "backendServiceRef (ref)"],
    ["ComputeTargetPool", "backupPool", "backupTargetPoolRef (ref)"],
    ["ComputeInstanceGroup", "namedPorts", "namedPort"],
    ["ComputeInstanceGroupManager", "namedPorts", "namedPorts"],
    ["ComputeInstanceGroupManager", "distributionPolicyZones", undefined],
    ["ComputeNetworkEndpoint", "networkEndpointGroup", "networkEndpointGroupRef (ref)"],
    ["ComputeGlobalNetworkEndpoint", "networkEndpointGroup", "globalNetworkEndpointGroup (text)"],
    ["ComputeHealthCheck", "type", undefined],
    ["ComputeHealthCheck", "http2HealthCheck", "http2HealthCheck"],
    ["ComputeSecurityPolicy", "adaptiveProtectionConfig.layer7DdosDefenseConfig", "layer7DdosDefenseConfig"],
    ["CertificateManagerCertificateMapEntry", "certificates", "certificatesRefs (items)"],
    ["CertificateManagerCertificateMapEntry", "map", "mapRef (ref)"],
    ["NetworkServicesTLSRoute", "rules.action.destinations.serviceName", "serviceRef (ref)"],
    ["ComputeServiceAttachment", "targetService", "targetServiceRef (ref)"],
  ])("%s %s is %s", (kind, path, expected) => {
    expect(spelling(kind, path)).toBe(expected);
  });

  it.each([
    ["ComputeURLMap", "urlMapRef"],
    ["ComputeTargetHTTPProxy", "targetHTTPProxyRef"],
    ["ComputeTargetVPNGateway", "targetVPNGatewayRef"],
    ["ComputeHTTPHealthCheck", "httpHealthCheckRef"],
    ["ComputeSSLPolicy", "sslPolicyRef"],
    ["ComputeRegionNetworkEndpointGroup", "regionNetworkEndpointGroupRef"],
  ])("refers to %s by %s", (kind, key) => {
    expect(referenceKey(kind)).toBe(key);
  });

  it.each([
    ["ComputeBackendService", "healthChecks", "httpHealthCheckRef", "ComputeHTTPHealthCheck"],
    ["ComputeBackendService", "healthChecks", "healthCheckRef", "ComputeHealthCheck"],
    ["ComputeBackendService", "edgeSecurityPolicy", "edgeSecurityPolicyRef", "ComputeSecurityPolicy"],
    ["ComputeRegionNetworkEndpointGroup", "cloudFunction.function", "functionRef", "CloudFunctionsFunction"],
    ["ComputeForwardingRule", "target", "targetGRPCProxyRef", "ComputeTargetGRPCProxy"],
  ])("%s %s under %s points at a %s", (kind, path, key, expected) => {
    const found = kindOfConnectorKind(kind);
    const field = found && fieldSpec(found.spec.kind, path);
    const spelled = field && connectorField(field, typeOf(kind));
    expect(spelled && referencedKind(spelled, key, typesOf)).toBe(expected);
  });
});

describe("the tables of Config Connector kinds", () => {
  const types = allKinds.flatMap((spec) => (spec.connector ?? []).map((it) => [it.kind, spec, it] as const));

  it.each(types)("%s is consistent", (kind, spec, type) => {
    expect(kindOfConnectorKind(kind)).toEqual({ spec, connector: type });
    expect(kindOfTerraformType(type.terraform)?.spec).toBe(spec);
    expect(type.apiVersion).toMatch(/^[a-z]+\.cnrm\.cloud\.google\.com\/v1(?:alpha|beta)1$/);
    expect(type.levels.length).toBeGreaterThan(0);
    expect(type.place === undefined, "without a place it is global").toBe(
      type.levels.length === 1 && type.levels[0] === "global",
    );
    check(spec.fields, type, kind);
  });

  function check(fields: readonly FieldSpec[], type: ConnectorType, path: string): void {
    const keys = fields.flatMap((it) => connectorField(it, type)?.key ?? []);
    expect(new Set(keys).size, `${path}: keys are unique`).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z][A-Za-z0-9]*$/);
    for (const field of fields) {
      const spelled = connectorField(field, type);
      if (spelled) expect(connectorFields(fields, type).get(spelled.key)).toEqual(spelled);
      if (field.fields) check(field.fields, type, `${path}.${field.name}`);
    }
  }

  it("lets every Config Connector kind make one kind", () => {
    const kinds = types.map(([kind]) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kindOfConnectorKind("ContainerCluster")).toBeUndefined();
  });

  it.each<[Kind, "global" | "region" | "zone", string | undefined]>([
    ["NetworkEndpointGroup", "region", "ComputeRegionNetworkEndpointGroup"],
    ["NetworkEndpointGroup", "zone", "ComputeNetworkEndpointGroup"],
    ["BackendService", "region", "ComputeBackendService"],
    ["HealthSource", "region", undefined],
  ])("makes a %s at level %s with %s", (kind, level, expected) => {
    expect(connectorTypeFor(kindSpec(kind), level)?.kind).toBe(expected);
  });
});
