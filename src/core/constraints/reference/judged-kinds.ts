import type { Kind } from "../../kinds/kind";

/** Kinds whose references the rules about references judge. */
export const JUDGED_KINDS: readonly Kind[] = [
  "ForwardingRule",
  "TargetHttpProxy",
  "TargetHttpsProxy",
  "TargetTcpProxy",
  "TargetSslProxy",
  "TargetGrpcProxy",
  "UrlMap",
  "BackendService",
  "BackendBucket",
  "NetworkEndpointGroup",
  "NetworkEndpoint",
  "HealthCheck",
  "SslPolicy",
  "SslCertificate",
];
