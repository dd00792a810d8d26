/** Forwarding rules, target proxies and URL maps: what stands before what is there. */
import { kindSpec } from "../../kinds/registry";
import type { Change, ChangeValue } from "../../model/change";
import type { Resource } from "../../model/resource";
import { scalarOf } from "../../model/value";
import { field, isAbsent, known } from "../../topology/read";
import { protocolOf } from "./backend-item";
import { freeName } from "./names";
import { copied, type Network, networkAt } from "./network";
import { canName, type Spot, scopeOf } from "./spot";
import { type Asked, adding, ask, askRegion, setting, type Template, to, toNew } from "./template";

export function frontEnds(spot: Spot): readonly Template[] {
  const { near, product } = spot;
  switch (near?.kind) {
    case "TargetHttpProxy":
      return [rule(spot, near, "80")];
    case "TargetHttpsProxy":
    case "TargetTcpProxy":
    case "TargetSslProxy":
      return [rule(spot, near, "443")];
    case "UrlMap":
      return [proxy(spot, near, "TargetHttpProxy"), ...httpsProxy(spot, near)];
    case "BackendService":
      if (product.urlMap) return [urlMap(spot, near)];
      if (product.rule.pointsTo.includes("backendService")) return [rule(spot, near, "80")];
      return [...(protocolOf(near, product) === "TCP" ? [proxy(spot, near, "TargetTcpProxy")] : [])];
    case "BackendBucket":
      return product.urlMap ? [urlMap(spot, near)] : [];
    default:
      return [];
  }
}

/** A URL map that only redirects needs nothing behind it. */
export function redirectMap(spot: Spot, link?: (name: string) => readonly Change[]): Template {
  return {
    id: "redirect",
    kind: "UrlMap",
    label: "URL map that redirects to HTTPS",
    doc: "Answers every request with the same address on HTTPS.",
    side: link ? "after" : "alone",
    ending: "redirect",
    asks: [],
    build: (name) => [
      adding(spot, "UrlMap", name, scopeOf(spot), {
        defaultUrlRedirect: {
          httpsRedirect: true,
          redirectResponseCode: "MOVED_PERMANENTLY_DEFAULT",
          stripQuery: false,
        },
      }),
      ...(link?.(name) ?? []),
    ],
  };
}

/** The port that the rules which lead to a proxy have left over. */
function rule(spot: Spot, target: Resource, port: string): Template {
  const { product, members } = spot;
  const passthrough = target.kind === "BackendService";
  const sibling = members.find((it) => it.kind === "ForwardingRule");
  const place = target.scope.level === "region" ? target.scope.name : undefined;
  const regional = target.scope.level === "region" || product.rule.levels[0] === "region";
  const protocol = passthrough ? passthroughProtocol(target) : undefined;
  const { network, subnetwork, asks } = spot.ruleScheme.startsWith("INTERNAL")
    ? networkAt(spot, place)
    : external(spot, sibling);
  return {
    id: "rule",
    kind: "ForwardingRule",
    label: kindSpec("ForwardingRule").label,
    doc: "The address, protocol and port that clients connect to.",
    side: "before",
    ending: "rule",
    asks: [
      ...(protocol === "L3_DEFAULT" ? [] : [ask("port", "Port", "port", freePort(spot, target, port))]),
      ...(regional && asksPlace(target) ? [askRegion(spot)] : []),
      ...asks,
    ],
    build(name, answer) {
      const own = answer("port");
      // Rules of one load balancer share an address as long as their ports differ.
      const shared =
        sibling && !passthrough && spot.ruleScheme.startsWith("EXTERNAL") && !listens(sibling, own)
          ? addressOf(spot, sibling)
          : undefined;
      const tier = sibling && known(sibling, "networkTier");
      return [
        adding(spot, "ForwardingRule", name, regional ? placeFor(spot, target, answer) : "global", {
          loadBalancingScheme: spot.ruleScheme,
          IPProtocol: protocol,
          ...(passthrough
            ? { backendService: to(target.id), ...(protocol === "L3_DEFAULT" ? { allPorts: true } : { ports: [own] }) }
            : { target: to(target.id), portRange: own }),
          IPAddress: shared,
          network: network ?? (sibling ? undefined : copied(spot, target, "network")),
          subnetwork: subnetwork ?? (asks.length > 0 ? answer("subnetwork") : undefined),
          networkTier: typeof tier === "string" ? tier : undefined,
        }),
      ];
    },
  };
}

/** An external rule has a network where it stands beside others that do. */
function external(spot: Spot, sibling: Resource | undefined): Network {
  const network = sibling && copied(spot, sibling, "network");
  return { network, subnetwork: sibling && copied(spot, sibling, "subnetwork"), asks: [] };
}

/** The region is said, and cannot be read: then it is no provider's default. */
function asksPlace({ scope, fields }: Resource): boolean {
  return scope.level === "region" && scope.name === undefined && fields.fields.region !== undefined;
}

function passthroughProtocol(service: Resource): string | undefined {
  const protocol = known(service, "protocol");
  return protocol === "UDP" ? "UDP" : protocol === "UNSPECIFIED" ? "L3_DEFAULT" : "TCP";
}

function freePort(spot: Spot, target: Resource, usual: string): string {
  const rules = spot.topology
    .into(target.id, "target", "backendService")
    .flatMap((it) => spot.topology.get(it.from) ?? []);
  if (!rules.some((it) => listens(it, usual))) return usual;
  return rules.some((it) => listens(it, "8080")) ? "" : "8080";
}

function listens(rule: Resource, port: string): boolean {
  const range = scalarOf(field(rule, "portRange"));
  return range === undefined || String(range).split("-")[0] === port;
}

/** A reserved address that a rule has, which another rule can use as well. */
function addressOf(spot: Spot, rule: Resource): ChangeValue | undefined {
  const edge = spot.topology.out(rule.id, "address")[0];
  return edge && spot.topology.get(edge.to) ? to(edge.to) : undefined;
}

function proxy(spot: Spot, target: Resource, kind: "TargetHttpProxy" | "TargetTcpProxy"): Template {
  const http = kind === "TargetHttpProxy";
  return {
    id: http ? "http" : "tcp",
    kind,
    label: kindSpec(kind).label,
    doc: kindSpec(kind).doc,
    side: "before",
    ending: http ? "http-proxy" : "tcp-proxy",
    asks: asksPlace(target) ? [askRegion(spot)] : [],
    build: (name, answer) => [
      adding(spot, kind, name, placeFor(spot, target, answer), { [http ? "urlMap" : "service"]: to(target.id) }),
    ],
  };
}

/** With the certificates of the proxy beside it; else, where Google can make one, with one for a domain. */
function httpsProxy(spot: Spot, map: Resource): readonly Template[] {
  const { topology } = spot;
  const certificates = certificatesFor(spot, map);
  const managed = certificates === undefined && map.scope.level === "global" && spot.ruleScheme.startsWith("EXTERNAL");
  if (!managed && certificates === undefined) return [];
  const asks: Asked[] = [
    ...(managed ? [ask("domain", "Domain of the certificate", "fqdn", "", "www.example.com")] : []),
    ...(asksPlace(map) ? [askRegion(spot)] : []),
  ];
  return [
    {
      id: "https",
      kind: "TargetHttpsProxy",
      label: kindSpec("TargetHttpsProxy").label,
      doc: managed
        ? "Ends TLS and routes each request by the URL map; with a certificate that Google makes."
        : "Ends TLS with the certificates that are here and routes each request by the URL map.",
      side: "before",
      ending: "https-proxy",
      asks,
      build(name, answer) {
        const own = freeName(topology, "SslCertificate", `${name}-cert`);
        const fields = certificates ?? { sslCertificates: [toNew("SslCertificate", own)] };
        return [
          ...(managed ? [managedCertificate(spot, own, answer("domain"))] : []),
          adding(spot, "TargetHttpsProxy", name, placeFor(spot, map, answer), { urlMap: to(map.id), ...fields }),
        ];
      },
    },
  ];

  function certificatesFor(at: Spot, urlMapAt: Resource): Readonly<Record<string, ChangeValue>> | undefined {
    const others = topology
      .all("TargetHttpsProxy", "TargetSslProxy")
      .filter((it) => canName(at, it) && placeOf(at, it) === placeOf(at, urlMapAt));
    for (const other of others) {
      const chosen = topology.out(other.id, "certificateMap").find((it) => topology.get(it.to));
      if (chosen) return { certificateMap: to(chosen.to) };
      const own = topology.out(other.id, "sslCertificate").filter((it) => topology.get(it.to));
      if (own.length > 0) return { sslCertificates: own.map((it) => to(it.to)) };
    }
    const certificate = topology
      .all("SslCertificate")
      .find((it) => canName(at, it) && placeOf(at, it) === placeOf(at, urlMapAt));
    return certificate && { sslCertificates: [to(certificate.id)] };
  }
}

/** A certificate that Google makes and renews. */
export function managedCertificate(spot: Spot, name: string, domain: string): Change {
  return adding(spot, "SslCertificate", name, "global", { type: "MANAGED", managed: { domains: [domain] } });
}

function urlMap(spot: Spot, service: Resource): Template {
  return {
    id: "map",
    kind: "UrlMap",
    label: kindSpec("UrlMap").label,
    doc: "Sends every request here, until host rules say otherwise.",
    side: "before",
    ending: "map",
    asks: asksPlace(service) ? [askRegion(spot)] : [],
    build: (name, answer) => [
      adding(spot, "UrlMap", name, placeFor(spot, service, answer), { defaultService: to(service.id) }),
    ],
  };
}

/** What a target proxy without a URL map, or a URL map without a default, is waiting for. */
export function afterProxy(spot: Spot): readonly Template[] {
  const { near } = spot;
  if (!near || !["TargetHttpProxy", "TargetHttpsProxy"].includes(near.kind) || !isAbsent(near, "urlMap")) return [];
  return [redirectMap(spot, (name) => [setting(near.id, "urlMap", toNew("UrlMap", name))])];
}

/** Where what refers to a resource has to live: beside it. */
function placeOf(spot: Spot, { scope }: Resource): string {
  if (scope.level === "global") return "global";
  // Without a region both take the provider's.
  if (scope.level === "region") return scope.name === undefined ? "region" : `region/${scope.name}`;
  return scopeOf(spot);
}

function placeFor(spot: Spot, beside: Resource, answer: (id: string) => string): string {
  return asksPlace(beside) ? `region/${answer("region")}` : placeOf(spot, beside);
}
