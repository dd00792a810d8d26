import { description, name, region } from "./common-fields";
import { everywhere, located } from "./connector-types";
import { flag, number, object, text, texts } from "./fields";
import type { FieldSpec, KindSpec } from "./kind";

const ports: readonly FieldSpec[] = [
  number("port", { doc: "Port to probe." }),
  text("portName", { doc: "Named port to probe." }),
  text("portSpecification", {
    values: ["USE_FIXED_PORT", "USE_NAMED_PORT", "USE_SERVING_PORT"],
    doc: "Whether the port is fixed, named, or that of each backend.",
  }),
];
const proxyHeader = text("proxyHeader", { values: ["NONE", "PROXY_V1"], doc: "Header sent ahead of the probe." });

function http(fieldName: string, terraformName: string): FieldSpec {
  return object(
    fieldName,
    [
      text("host", { doc: "Host header of the probe." }),
      text("requestPath", { doc: "Path of the probe." }),
      text("response", { doc: "Text that the answer must begin with." }),
      ...ports,
      proxyHeader,
    ],
    { tf: terraformName, doc: "Probe by request; a 200 is healthy." },
  );
}

function stream(fieldName: string): FieldSpec {
  return object(fieldName, [text("request"), text("response"), ...ports, proxyHeader], {
    doc: "Probe by connection, optionally with a request and an expected answer.",
  });
}

export const healthCheck: KindSpec = {
  kind: "HealthCheck",
  label: "Health check",
  plural: "Health checks",
  collection: "healthChecks",
  column: "aux",
  doc: "Probes backends at intervals. A backend that fails as often as its threshold says gets no new traffic.",
  terraform: [
    { type: "google_compute_health_check", scope: "global" },
    { type: "google_compute_region_health_check", scope: "region" },
    {
      type: "google_compute_http_health_check",
      scope: "global",
      collection: "httpHealthChecks",
      implied: { type: "HTTP" },
    },
    {
      type: "google_compute_https_health_check",
      scope: "global",
      collection: "httpsHealthChecks",
      implied: { type: "HTTPS" },
    },
  ],
  connector: [
    located("ComputeHealthCheck", "compute_health_check", ["global", "region"]),
    everywhere("ComputeHTTPHealthCheck", "compute_http_health_check"),
    everywhere("ComputeHTTPSHealthCheck", "compute_https_health_check"),
  ],
  derived: {
    field: "type",
    fromPresent: {
      httpHealthCheck: "HTTP",
      httpsHealthCheck: "HTTPS",
      http2HealthCheck: "HTTP2",
      tcpHealthCheck: "TCP",
      sslHealthCheck: "SSL",
      grpcHealthCheck: "GRPC",
      grpcTlsHealthCheck: "GRPC_WITH_TLS",
    },
  },
  fields: [
    name,
    description,
    region,
    text("type", {
      values: ["HTTP", "HTTPS", "HTTP2", "TCP", "SSL", "GRPC", "GRPC_WITH_TLS"],
      tf: { absent: true },
      doc: "Protocol of the probe.",
    }),
    number("checkIntervalSec", { doc: "Seconds between probes." }),
    number("timeoutSec", { doc: "Seconds after which a probe has failed; at most the interval." }),
    number("healthyThreshold", { doc: "Successes in a row that make a backend healthy." }),
    number("unhealthyThreshold", { doc: "Failures in a row that make a backend unhealthy." }),
    http("httpHealthCheck", "http_health_check"),
    http("httpsHealthCheck", "https_health_check"),
    http("http2HealthCheck", "http2_health_check"),
    stream("tcpHealthCheck"),
    stream("sslHealthCheck"),
    object("grpcHealthCheck", [...ports, text("grpcServiceName")], { doc: "Probe by the gRPC health protocol." }),
    object("grpcTlsHealthCheck", [number("port"), text("portSpecification"), text("grpcServiceName")], {
      doc: "Probe by the gRPC health protocol over TLS.",
    }),
    texts("sourceRegions", { doc: "Regions from which to probe." }),
    object("logConfig", [flag("enable")], { doc: "Logging of health changes." }),
    text("host", { doc: "Host header of the probe (legacy checks)." }),
    text("requestPath", { doc: "Path of the probe (legacy checks)." }),
    number("port", { doc: "Port to probe (legacy checks)." }),
  ],
};
