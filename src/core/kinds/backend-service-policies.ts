/** The policy objects of a backend service. */
import { duration } from "./common-fields";
import { flag, number, object, objects, reference, text, texts } from "./fields";
import type { FieldSpec } from "./kind";

const cookie = [text("name"), text("path"), duration("ttl")];

export const backendServicePolicies: readonly FieldSpec[] = [
  object(
    "iap",
    [
      flag("enabled", { doc: "Whether Identity-Aware Proxy guards the service." }),
      text("oauth2ClientId", { doc: "OAuth client that people sign in with." }),
      text("oauth2ClientSecret", { connector: { secret: true }, doc: "Secret of the OAuth client." }),
      text("oauth2ClientSecretSha256", { doc: "Hash of the secret." }),
    ],
    { doc: "Identity-Aware Proxy." },
  ),
  object(
    "circuitBreakers",
    [
      duration("connectTimeout"),
      number("maxRequestsPerConnection"),
      number("maxConnections"),
      number("maxPendingRequests"),
      number("maxRequests"),
      number("maxRetries"),
    ],
    { doc: "Limits beyond which requests to the backends are refused." },
  ),
  object("consistentHash", [object("httpCookie", cookie), text("httpHeaderName"), number("minimumRingSize")], {
    doc: "What requests are hashed by, for RING_HASH and MAGLEV.",
  }),
  object("strongSessionAffinityCookie", cookie, { doc: "Cookie of STRONG_COOKIE_AFFINITY." }),
  object(
    "outlierDetection",
    [
      duration("baseEjectionTime"),
      number("consecutiveErrors"),
      number("consecutiveGatewayFailure"),
      number("enforcingConsecutiveErrors"),
      number("enforcingConsecutiveGatewayFailure"),
      number("enforcingSuccessRate"),
      duration("interval"),
      number("maxEjectionPercent"),
      number("successRateMinimumHosts"),
      number("successRateRequestVolume"),
      number("successRateStdevFactor"),
    ],
    { doc: "Takes backends that fail out of the pool for a while, by what real traffic shows." },
  ),
  object(
    "securitySettings",
    [
      text("clientTlsPolicy", {
        connector: { name: "clientTLSPolicy", reference: "ref", target: "NetworkSecurityClientTLSPolicy" },
        doc: "How the mesh client presents itself to backends.",
      }),
      texts("subjectAltNames", { doc: "Names of which the backend's certificate must hold one." }),
      object(
        "awsV4Authentication",
        [
          text("accessKeyId", { doc: "Id of the access key." }),
          text("accessKey", { doc: "The access key itself." }),
          text("accessKeyVersion", { doc: "Version of the key." }),
          text("originRegion", { doc: "AWS region of the bucket." }),
        ],
        { tf: "aws_v4_authentication", doc: "Signs requests to a private S3 compatible origin." },
      ),
    ],
    { doc: "How the load balancer proves itself to the backends, and they to it." },
  ),
  object(
    "tlsSettings",
    [
      text("sni", { doc: "Server name sent in the TLS handshake with the backends." }),
      objects("subjectAltNames", [text("dnsName"), text("uniformResourceIdentifier")], {
        doc: "Names of which the backend's certificate must hold one.",
      }),
      text("authenticationConfig", { doc: "Backend authentication configuration: trust and client certificate." }),
      text("identity", { doc: "Managed workload identity that the load balancer presents." }),
    ],
    { doc: "TLS towards the backends." },
  ),
  object(
    "failoverPolicy",
    [
      flag("disableConnectionDrainOnFailover", { tf: "disable_connection_drain_on_failover" }),
      flag("dropTrafficIfUnhealthy"),
      number("failoverRatio"),
    ],
    { doc: "When traffic moves to the failover backends and what happens to connections." },
  ),
  object(
    "haPolicy",
    [
      text("fastIPMove", { tf: "fast_ip_move", immutable: true, values: ["DISABLED", "GARP_RA"] }),
      object("leader", [
        reference("backendGroup", "leaderGroup", ["NetworkEndpointGroup"]),
        object("networkEndpoint", [reference("instance", "instance", ["Instance"])]),
      ]),
    ],
    { doc: "Self-managed high availability: one leader takes all traffic." },
  ),
  object(
    "connectionTrackingPolicy",
    [
      text("trackingMode", { values: ["PER_CONNECTION", "PER_SESSION"] }),
      text("connectionPersistenceOnUnhealthyBackends", {
        values: ["DEFAULT_FOR_PROTOCOL", "NEVER_PERSIST", "ALWAYS_PERSIST"],
      }),
      number("idleTimeoutSec"),
      flag("enableStrongAffinity"),
    ],
    { doc: "How a passthrough load balancer remembers connections." },
  ),
  object("subsetting", [text("policy", { values: ["NONE", "CONSISTENT_HASH_SUBSETTING"] }), number("subsetSize")], {
    doc: "Gives each proxy a part of the backends only.",
  }),
  object(
    "networkPassThroughLbTrafficPolicy",
    [
      object("zonalAffinity", [
        text("spillover", {
          values: ["ZONAL_AFFINITY_DISABLED", "ZONAL_AFFINITY_SPILL_CROSS_ZONE", "ZONAL_AFFINITY_STAY_WITHIN_ZONE"],
        }),
        number("spilloverRatio"),
      ]),
    ],
    { tf: "network_pass_through_lb_traffic_policy", doc: "Whether traffic stays in the client's zone." },
  ),
  object(
    "dynamicForwarding",
    [object("ipPortSelection", [flag("enabled")]), object("forwardProxy", [flag("enabled"), text("proxyMode")])],
    { doc: "Forwards to addresses that the request itself names." },
  ),
  objects(
    "localityLbPolicies",
    [object("policy", [text("name")]), object("customPolicy", [text("name"), text("data")])],
    { doc: "Balancing algorithms in order of preference, for proxyless gRPC." },
  ),
  objects("customMetrics", [text("name"), flag("dryRun")], {
    doc: "Metrics that weigh endpoints in WEIGHTED_ROUND_ROBIN.",
  }),
  duration("maxStreamDuration", "How long a stream may live (service mesh)."),
];
