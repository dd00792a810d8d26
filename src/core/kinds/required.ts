/**
 * Fields without which the API refuses an object, or the part of it that they are in. Source: the API's reference, and the
 * required arguments of the provider's resources where every format asks for them. What only one form of an object needs
 * is not listed.
 */
import type { Kind } from "./kind";

const required: Partial<Readonly<Record<Kind, readonly string[]>>> = {
  ForwardingRule: ["name"],
  TargetHttpProxy: ["name", "urlMap"],
  TargetHttpsProxy: ["name", "urlMap"],
  TargetGrpcProxy: ["name"],
  TargetTcpProxy: ["name", "service"],
  TargetSslProxy: ["name", "service"],
  UrlMap: [
    "name",
    "hostRules.hosts",
    "hostRules.pathMatcher",
    "pathMatchers.name",
    "pathMatchers.pathRules.paths",
    "pathMatchers.routeRules.priority",
    "tests.host",
    "tests.path",
  ],
  BackendService: ["name", "backends.group"],
  BackendBucket: ["name", "bucketName"],
  NetworkEndpointGroup: ["name"],
  InstanceGroup: ["name"],
  HealthCheck: ["name"],
  SslCertificate: ["name"],
  SslPolicy: ["name"],
  SecurityPolicy: ["name", "rules.action", "rules.priority", "rules.match"],
  Address: ["name"],
};

/** Fields of objects that stand in many places of a kind, by the name of what they are in. */
const anywhere: Readonly<Record<string, readonly string[]>> = {
  weightedBackendServices: ["backendService", "weight"],
  requestMirrorPolicy: ["backendService"],
  requestHeadersToAdd: ["headerName", "headerValue"],
  responseHeadersToAdd: ["headerName", "headerValue"],
  headerMatches: ["headerName"],
  queryParameterMatches: ["name"],
};

/** Whether a field, by its API path, with or without list indexes, is one of those. */
export function isRequired(kind: Kind, path: string): boolean {
  const plain = path.replace(/\[\d+\]/g, "");
  if (required[kind]?.includes(plain)) return true;
  const [parent, name] = plain.split(".").slice(-2);
  return parent !== undefined && name !== undefined && anywhere[parent]?.includes(name) === true;
}
