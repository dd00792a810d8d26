import { backends } from "./backend";
import { backendServicePolicies } from "./backend-service-policies";
import { cdnPolicy, description, logConfig, name, region } from "./common-fields";
import { located } from "./connector-types";
import { flag, number, object, objects, reference, references, text, textMap, texts } from "./fields";
import type { KindSpec } from "./kind";

export const backendService: KindSpec = {
  kind: "BackendService",
  label: "Backend service",
  plural: "Backend services",
  collection: "backendServices",
  column: "backend",
  doc: "Says how traffic reaches a set of backends: protocol, health check, session affinity, capacity, security. Its backends are instance groups or network endpoint groups.",
  terraform: [
    { type: "google_compute_backend_service", scope: "global" },
    { type: "google_compute_region_backend_service", scope: "region" },
  ],
  connector: [located("ComputeBackendService", "compute_backend_service", ["global", "region"])],
  fields: [
    name,
    description,
    region,
    text("loadBalancingScheme", {
      immutable: { inPlaceSince: { google_compute_backend_service: 6 } },
      values: ["EXTERNAL_MANAGED", "EXTERNAL", "INTERNAL_MANAGED", "INTERNAL", "INTERNAL_SELF_MANAGED"],
      doc: "Which family of load balancer the service is for; it must fit its forwarding rules.",
    }),
    text("protocol", {
      values: ["HTTP", "HTTPS", "HTTP2", "H2C", "GRPC", "TCP", "SSL", "UDP", "UNSPECIFIED"],
      doc: "Protocol that the backends are spoken to in.",
    }),
    text("portName", { doc: "Named port of the instance groups that receives traffic." }),
    number("timeoutSec", { doc: "How long to wait for the backend." }),
    backends,
    references("healthChecks", "healthCheck", ["HealthCheck"], {
      connector: { reference: "byKind" },
      doc: "Check that decides which backends get traffic.",
    }),
    text("sessionAffinity", {
      values: [
        "NONE",
        "CLIENT_IP",
        "CLIENT_IP_PROTO",
        "CLIENT_IP_PORT_PROTO",
        "CLIENT_IP_NO_DESTINATION",
        "GENERATED_COOKIE",
        "HEADER_FIELD",
        "HTTP_COOKIE",
        "STRONG_COOKIE_AFFINITY",
      ],
      doc: "What keeps a client with one backend.",
    }),
    number("affinityCookieTtlSec", { doc: "How long the affinity cookie lives." }),
    text("localityLbPolicy", {
      values: [
        "ROUND_ROBIN",
        "LEAST_REQUEST",
        "RING_HASH",
        "RANDOM",
        "ORIGINAL_DESTINATION",
        "MAGLEV",
        "WEIGHTED_MAGLEV",
        "WEIGHTED_ROUND_ROBIN",
      ],
      doc: "How an endpoint is picked inside a locality.",
    }),
    number("connectionDrainingTimeoutSec", {
      doc: "How long connections may finish after their backend was taken out.",
      tf: "connection_draining_timeout_sec",
      api: { path: ["connectionDraining", "drainingTimeoutSec"] },
    }),
    texts("customRequestHeaders", { doc: "Headers added to requests to the backends." }),
    texts("customResponseHeaders", { doc: "Headers added to responses to clients." }),
    flag("enableCDN", { tf: "enable_cdn", doc: "Whether Cloud CDN caches responses." }),
    cdnPolicy([
      flag("includeHost"),
      flag("includeProtocol"),
      flag("includeQueryString"),
      texts("queryStringWhitelist"),
      texts("queryStringBlacklist"),
      texts("includeHttpHeaders"),
      texts("includeNamedCookies"),
    ]),
    text("compressionMode", { values: ["AUTOMATIC", "DISABLED"], doc: "Whether text responses are compressed." }),
    reference("securityPolicy", "securityPolicy", ["SecurityPolicy"], { doc: "Cloud Armor policy for requests." }),
    reference("edgeSecurityPolicy", "edgeSecurityPolicy", ["SecurityPolicy"], {
      doc: "Cloud Armor edge policy, applied before the cache.",
    }),
    ...backendServicePolicies,
    logConfig(),
    reference("network", "network", ["Network"], { immutable: true, doc: "VPC network, where the service needs one." }),
    texts("serviceBindings", { doc: "Service bindings that supply the backends." }),
    text("serviceLbPolicy", { doc: "Service load balancing policy." }),
    text("ipAddressSelectionPolicy", {
      values: ["IPV4_ONLY", "PREFER_IPV6", "IPV6_ONLY"],
      doc: "IP version towards the backends.",
    }),
    text("externalManagedMigrationState", {
      values: ["PREPARE", "TEST_BY_PERCENTAGE", "TEST_ALL_TRAFFIC"],
      doc: "How far the service has moved from the classic load balancer.",
    }),
    number("externalManagedMigrationTestingPercentage", { doc: "Share of traffic that already takes the new road." }),
    object("params", [textMap("resourceManagerTags")], { immutable: true }),
    objects("orchestrationInfo", [text("resourceUri")]),
  ],
};
