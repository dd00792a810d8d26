/** The two or three fields that matter for a kind, in words: the second line of a node. */
import type { Kind } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import { instanceKeyOf, type Resource } from "../model/resource";
import { known, possible } from "../topology/read";
import type { Topology } from "../topology/topology";
import { endpointRows } from "./endpoint-rows";
import { count, fieldText, nameOf, scopeText } from "./text";
import { redirectText, urlMapRows } from "./url-map-rows";

type Subtitle = (topology: Topology, resource: Resource) => (string | undefined | false)[];

/** Second line of a resource's node: "HTTPS · CDN", "34.149.10.20 : 443". */
export function subtitleOf(topology: Topology, resource: Resource): string {
  const parts = SUBTITLES[resource.kind]?.(topology, resource) ?? [kindSpec(resource.kind).label];
  return [...parts, ...instanceParts(resource)].filter(Boolean).join(" · ");
}

/** Which of those that one text makes it is: the calls that lead there, and its own key where the name does not tell. */
function instanceParts(resource: Resource): string[] {
  const key = instanceKeyOf(resource);
  const plain = key.replace(/^\["?|"?\]$/g, "");
  return [
    (resource.calls?.at(-1)?.what ?? "").replace(/(^|\.)module\./g, "$1"),
    resource.name.includes(plain) ? "" : key,
  ];
}

const SUBTITLES: Partial<Record<Kind, Subtitle>> = {
  ForwardingRule: (topology, rule) => [`${addressText(topology, rule)} : ${portText(rule)}`, regionOf(rule)],
  TargetHttpProxy: (topology, proxy) => [redirectOf(topology, proxy) ?? "HTTP", regionOf(proxy)],
  TargetHttpsProxy: (topology, proxy) => ["HTTPS", certificates(topology, proxy), regionOf(proxy)],
  TargetGrpcProxy: () => ["gRPC"],
  TargetTcpProxy: (_, proxy) => ["TCP", regionOf(proxy)],
  TargetSslProxy: (topology, proxy) => ["SSL", certificates(topology, proxy)],
  TargetPool: (_, pool) => ["Target pool", regionOf(pool)],
  TargetInstance: (_, instance) => ["Target instance", regionOf(instance)],
  UrlMap: (_, map) => {
    const { hosts, routes } = urlMapRows(map);
    return [hosts > 0 && count(hosts, "host"), count(routes, "route"), regionOf(map)];
  },
  BackendService: (topology, service) => [
    protocolText(service),
    fieldText(service, "backends[0].balancingMode"),
    known(service, "enableCDN") === true && "CDN",
    known(service, "iap.enabled") === true && "IAP",
    topology.out(service.id, "securityPolicy").length > 0 && "Armor",
    regionOf(service),
  ],
  BackendBucket: (_, bucket) => ["Backend bucket", known(bucket, "enableCdn") === true && "CDN"],
  NetworkEndpointGroup: (topology, neg) => {
    const { total, complete } = endpointRows(topology, neg, new Map(), 0);
    const type = (possible(neg, "networkEndpointType") ?? []).map((it) => NEG_TYPES[String(it)] ?? String(it));
    const name = type.length === 1 ? type[0] : fieldText(neg, "networkEndpointType") || "NEG";
    return [
      name,
      serverlessTarget(neg),
      total > 0 && `${count(total, "endpoint")}${complete ? "" : "+"}`,
      placeOf(neg),
    ];
  },
  NetworkEndpoint: () => ["Endpoint"],
  InstanceGroup: (_, group) => ["Instance group", placeOf(group)],
  InstanceGroupManager: (_, group) => ["Managed instance group", placeOf(group)],
  HealthCheck: (_, check) => [`${fieldText(check, "type") || "Health"} check`, portOfCheck(check)],
  SslCertificate: (_, certificate) => [
    known(certificate, "type") === "MANAGED" || certificate.typeName.includes("managed")
      ? "Google-managed certificate"
      : "Certificate",
    fieldText(certificate, "managed.domains"),
  ],
  Address: (_, address) => ["Address", fieldText(address, "address")],
};

const NEG_TYPES: Readonly<Record<string, string>> = {
  GCE_VM_IP: "Zonal · VM IP",
  GCE_VM_IP_PORT: "Zonal · VM IP:port",
  NON_GCP_PRIVATE_IP_PORT: "Hybrid · IP:port",
  INTERNET_IP_PORT: "Internet · IP:port",
  INTERNET_FQDN_PORT: "Internet · FQDN:port",
  SERVERLESS: "Serverless",
  PRIVATE_SERVICE_CONNECT: "Private Service Connect",
  GCE_VM_IP_PORTMAP: "Port mapping",
};

function regionOf(resource: Resource): string | undefined {
  return resource.scope.level === "region" || resource.scope.level === "zone" ? resource.scope.name : undefined;
}

function placeOf(resource: Resource): string {
  return scopeText(resource.scope);
}

function addressText(topology: Topology, rule: Resource): string {
  const edge = topology.out(rule.id, "address")[0];
  const address = edge && topology.get(edge.to);
  if (address) return fieldText(address, "address") || address.name;
  return fieldText(rule, "IPAddress") || (edge ? nameOf(topology, edge.to) : "ephemeral address");
}

function portText(rule: Resource): string {
  if (known(rule, "allPorts") === true) return "all ports";
  return fieldText(rule, "portRange") || fieldText(rule, "ports") || "no port";
}

function certificates(topology: Topology, proxy: Resource): string {
  if (topology.out(proxy.id, "certificateMap").length) return "certificate map";
  const n = topology.out(proxy.id, "sslCertificate", "certificate").length;
  return n ? count(n, "certificate") : "";
}

/** "HTTP → https 301" for a proxy whose URL map does nothing but redirect. */
function redirectOf(topology: Topology, proxy: Resource): string | undefined {
  const edge = topology.out(proxy.id, "urlMap")[0];
  const map = edge && topology.get(edge.to);
  const redirect = map?.fields.fields.defaultUrlRedirect;
  if (!map || !redirect || topology.out(map.id).length) return undefined;
  return `HTTP ${redirectText(redirect)}`;
}

function protocolText(service: Resource): string {
  const text = fieldText(service, "protocol");
  return text || (possible(service, "protocol") ?? []).join(" or ");
}

function serverlessTarget(neg: Resource): string | undefined {
  for (const platform of ["cloudRun.service", "cloudFunction.function", "appEngine.service"]) {
    const text = fieldText(neg, platform);
    if (text) return text;
  }
  return undefined;
}

function portOfCheck(check: Resource): string {
  for (const [name, value] of Object.entries(check.fields.fields))
    if (name.endsWith("HealthCheck") && value.type === "object") return fieldText(check, `${name}.port`);
  return fieldText(check, "port");
}
