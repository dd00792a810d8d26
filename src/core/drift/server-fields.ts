/**
 * What an export may show although nobody declared it, and what it may lack although somebody did: fields that the API
 * fills in when they are not set, their values where those are fixed, and secrets that it never gives back. Source: the
 * field descriptions of the Compute API, and arguments that the Terraform provider marks as optional and computed.
 */
import type { Kind } from "../kinds/kind";
import type { ScalarType } from "../model/value";

/** The API may show any value when the field is not set. Paths without indexes; everything below a path counts too. */
export function isFilledIn(kind: Kind, path: string): boolean {
  return covers(everywhere, path) || covers(filledIn[kind] ?? [], path);
}

/** The values that the API shows when the field is not set, besides the defaults that rules know. */
export function shownByDefault(kind: Kind, path: string): readonly ScalarType[] {
  return shown[kind]?.[path] ?? [];
}

/** The API takes the field and never shows it, or shows it as something else. */
export function isWriteOnly(kind: Kind, path: string): boolean {
  return covers(writeOnly[kind] ?? [], path);
}

/** An item that the API adds to a list by itself: the rule of a security policy that matches what no other rule does. */
export function isAddedItem(kind: Kind, path: string, key: string | undefined): boolean {
  return kind === "SecurityPolicy" && path === "rules" && key === "2147483647";
}

/** Identity and place: two texts that differ there are not about the same object. */
const everywhere: readonly string[] = ["name", "project", "region", "zone", "selfLink", "fingerprint", "id", "kind"];

const filledIn: Partial<Record<Kind, readonly string[]>> = {
  ForwardingRule: [
    "IPAddress",
    "ipVersion",
    "network",
    "subnetwork",
    "networkTier",
    "portRange",
    "serviceName",
    "pscConnectionId",
    "pscConnectionStatus",
    "baseForwardingRule",
    "serviceDirectoryRegistrations",
  ],
  BackendService: [
    "cdnPolicy",
    "localityLbPolicy",
    "ipAddressSelectionPolicy",
    "network",
    "backends.maxUtilization",
    "logConfig.sampleRate",
    "logConfig.optionalMode",
    "iap.oauth2ClientSecretSha256",
    "securitySettings.awsV4Authentication.accessKeyVersion",
  ],
  BackendBucket: ["cdnPolicy"],
  NetworkEndpointGroup: ["network", "subnetwork", "defaultPort", "pscData", "size"],
  NetworkEndpoint: ["ipAddress", "port"],
  InstanceGroup: ["network", "subnetwork", "size", "instances"],
  InstanceGroupManager: [
    "baseInstanceName",
    "targetSize",
    "updatePolicy",
    "instanceLifecyclePolicy",
    "distributionPolicy",
    "listManagedInstancesResults",
    "standbyPolicy",
    "status",
  ],
  HealthCheck: ["sourceRegions"],
  SslCertificate: ["type", "certificate", "managed", "expireTime", "subjectAlternativeNames"],
  Certificate: ["managed", "sanDnsnames", "pemCertificate", "expireTime", "scope"],
  CertificateMap: ["gclbTargets"],
  SslPolicy: ["enabledFeatures"],
  SecurityPolicy: ["rules", "adaptiveProtectionConfig", "advancedOptionsConfig", "ddosProtectionConfig"],
  Address: ["address", "network", "subnetwork", "prefixLength", "purpose", "networkTier", "ipv6EndpointType"],
  ServiceAttachment: ["connectedEndpoints", "propagatedConnectionLimit", "connectionPreference"],
  TargetPool: ["instances"],
};

const shown: Partial<Record<Kind, Readonly<Record<string, readonly ScalarType[]>>>> = {
  ForwardingRule: { IPProtocol: ["TCP"] },
  BackendService: {
    portName: ["http"],
    connectionDrainingTimeoutSec: [0, 300],
    compressionMode: ["DISABLED"],
    "backends.preference": ["DEFAULT", "PREFERENCE_UNSPECIFIED"],
    "backends.capacityScaler": [1],
    "backends.balancingMode": ["UTILIZATION", "CONNECTION"],
    "failoverPolicy.failoverRatio": [0],
    "connectionTrackingPolicy.idleTimeoutSec": [600],
  },
  TargetHttpsProxy: { tlsEarlyData: ["DISABLED"], httpKeepAliveTimeoutSec: [610] },
  TargetHttpProxy: { httpKeepAliveTimeoutSec: [610] },
  HealthCheck: {
    "httpHealthCheck.port": [80],
    "httpsHealthCheck.port": [443],
    "http2HealthCheck.port": [443],
    "tcpHealthCheck.port": [80, 443],
    "sslHealthCheck.port": [443],
    port: [80, 443],
    requestPath: ["/"],
    "httpHealthCheck.portSpecification": ["USE_FIXED_PORT"],
    "httpsHealthCheck.portSpecification": ["USE_FIXED_PORT"],
    "http2HealthCheck.portSpecification": ["USE_FIXED_PORT"],
    "tcpHealthCheck.portSpecification": ["USE_FIXED_PORT"],
    "sslHealthCheck.portSpecification": ["USE_FIXED_PORT"],
  },
};

const writeOnly: Partial<Record<Kind, readonly string[]>> = {
  BackendService: ["iap.oauth2ClientSecret", "securitySettings.awsV4Authentication.accessKey"],
  SslCertificate: ["privateKey", "certificate", "selfManaged", "namePrefix"],
  Certificate: ["selfManaged"],
  SignedUrlKey: ["keyValue"],
  InstanceGroupManager: ["waitForInstances"],
};

function covers(paths: readonly string[], path: string): boolean {
  return paths.some((it) => path === it || path.startsWith(`${it}.`));
}
