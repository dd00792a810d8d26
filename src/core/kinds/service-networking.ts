/** Kinds beside the road: published services, TLS routes, health aggregation, keys. */
import { description, labels, name, region } from "./common-fields";
import { everywhere, located } from "./connector-types";
import { flag, number, object, objects, reference, references, text, texts } from "./fields";
import type { KindSpec } from "./kind";

export const serviceAttachment: KindSpec = {
  kind: "ServiceAttachment",
  label: "Service attachment",
  plural: "Service attachments",
  collection: "serviceAttachments",
  column: "aux",
  doc: "Publishes an internal load balancer to other networks over Private Service Connect.",
  terraform: [{ type: "google_compute_service_attachment", scope: "region" }],
  connector: [located("ComputeServiceAttachment", "compute_service_attachment", ["region"], { needsProject: true })],
  fields: [
    name,
    description,
    region,
    reference("targetService", "targetService", ["ForwardingRule"], {
      doc: "Forwarding rule of the load balancer that is published.",
    }),
    text("connectionPreference", { values: ["ACCEPT_AUTOMATIC", "ACCEPT_MANUAL"], doc: "Who may connect." }),
    references("natSubnets", "subnetwork", ["Subnetwork"], { doc: "Subnetworks that consumers' addresses map to." }),
    flag("enableProxyProtocol", { doc: "Whether connection details are sent in the PROXY protocol." }),
    texts("domainNames", { immutable: true, doc: "Domain under which the service is found." }),
    objects("consumerAcceptLists", [
      text("projectIdOrNum", { connector: { name: "project", reference: "ref", target: "Project" } }),
      reference("networkUrl", "network", ["Network"]),
      text("endpointUrl"),
      number("connectionLimit"),
    ]),
    texts("consumerRejectLists", { connector: { reference: "items", target: "Project" } }),
    flag("reconcileConnections"),
    number("propagatedConnectionLimit"),
    flag("sendPropagatedConnectionLimitIfZero"),
    flag("showNatIps"),
  ],
};

export const tlsRoute: KindSpec = {
  kind: "TlsRoute",
  label: "TLS route",
  plural: "TLS routes",
  collection: "tlsRoutes",
  column: "urlMap",
  doc: "Sends TLS connections of a target TCP proxy to backend services by the server name that the client asks for.",
  terraform: [{ type: "google_network_services_tls_route", scope: "global", locationArgument: "location" }],
  connector: [
    located("NetworkServicesTLSRoute", "network_services_tls_route", ["global", "region"], {
      needsProject: true,
      placeDefault: "global",
    }),
  ],
  fields: [
    name,
    description,
    labels,
    text("location", { api: { absent: true }, immutable: true, doc: "Region, or global." }),
    references("targetProxies", "targetProxy", ["TargetTcpProxy"], {
      connector: { absent: true },
      doc: "Proxies that the route belongs to.",
    }),
    texts("meshes", { connector: { reference: "items", target: "NetworkServicesMesh" } }),
    texts("gateways", { connector: { reference: "items", target: "NetworkServicesGateway" } }),
    objects("rules", [
      objects("matches", [texts("sniHost"), texts("alpn")]),
      object("action", [
        objects("destinations", [
          reference("serviceName", "service", ["BackendService"], {
            connector: { name: "service", target: "ComputeBackendService" },
            doc: "Backend service that takes the share.",
          }),
          number("weight"),
        ]),
        text("idleTimeout"),
      ]),
    ]),
  ],
};

export const healthSource: KindSpec = {
  kind: "HealthSource",
  label: "Health source",
  plural: "Health sources",
  collection: "healthSources",
  column: "aux",
  doc: "Makes one health state from backend services, by a health aggregation policy.",
  terraform: [{ type: "google_compute_region_health_source", scope: "region" }],
  fields: [
    name,
    description,
    region,
    text("sourceType", { values: ["BACKEND_SERVICE"], doc: "What the sources are." }),
    references("sources", "source", ["BackendService"], { doc: "Backend services whose health counts." }),
    reference("healthAggregationPolicy", "healthAggregationPolicy", ["HealthAggregationPolicy"], {
      doc: "How the health states are put together.",
    }),
  ],
};

export const healthAggregationPolicy: KindSpec = {
  kind: "HealthAggregationPolicy",
  label: "Health aggregation policy",
  plural: "Health aggregation policies",
  collection: "healthAggregationPolicies",
  column: "aux",
  doc: "Says how many endpoints must be healthy for the whole to count as healthy.",
  terraform: [{ type: "google_compute_region_health_aggregation_policy", scope: "region" }],
  fields: [
    name,
    description,
    region,
    text("policyType", { immutable: true, values: ["BACKEND_SERVICE_POLICY", "DNS_PUBLIC_IP_POLICY"] }),
    number("healthyPercentThreshold", { doc: "Share of endpoints that must be healthy." }),
    number("minHealthyThreshold", { doc: "Number of endpoints that must be healthy." }),
  ],
};

export const signedUrlKey: KindSpec = {
  kind: "SignedUrlKey",
  label: "Signed URL key",
  plural: "Signed URL keys",
  collection: "signedUrlKeys",
  column: "aux",
  doc: "A key that signs URLs and cookies for content behind Cloud CDN.",
  terraform: [
    { type: "google_compute_backend_service_signed_url_key", scope: "global" },
    { type: "google_compute_backend_bucket_signed_url_key", scope: "global" },
  ],
  connector: [
    everywhere("ComputeBackendServiceSignedURLKey", "compute_backend_service_signed_url_key", {
      needsProject: true,
      alpha: true,
    }),
    everywhere("ComputeBackendBucketSignedURLKey", "compute_backend_bucket_signed_url_key", {
      needsProject: true,
      alpha: true,
    }),
  ],
  fields: [
    name,
    text("keyValue", { connector: { secret: true }, immutable: true, doc: "The key, as base64url." }),
    reference("backendService", "signedUrlKeyOf", ["BackendService"], {
      immutable: true,
      tf: { byType: { google_compute_backend_bucket_signed_url_key: "" } },
      doc: "Backend service that the key is for.",
    }),
    reference("backendBucket", "signedUrlKeyOf", ["BackendBucket"], {
      immutable: true,
      tf: { byType: { google_compute_backend_service_signed_url_key: "" } },
      doc: "Backend bucket that the key is for.",
    }),
  ],
};
