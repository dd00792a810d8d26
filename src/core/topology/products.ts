/**
 * Which load balancer product a forwarding rule or a backend service makes, from its fields alone. Three-valued: what
 * the fields leave open stays a candidate. Source: products.yaml "inference".
 */
import type { Kind } from "../kinds/kind";
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { field, isAbsent, possible } from "./read";
import type { Edge, Ghost, ProductId } from "./topology";

const names: Readonly<Record<ProductId, string>> = {
  "global-external-alb": "Global external Application Load Balancer",
  "classic-alb": "Classic Application Load Balancer",
  "regional-external-alb": "Regional external Application Load Balancer",
  "cross-region-internal-alb": "Cross-region internal Application Load Balancer",
  "regional-internal-alb": "Regional internal Application Load Balancer",
  "global-external-proxy-nlb": "Global external proxy Network Load Balancer",
  "classic-proxy-nlb": "Classic proxy Network Load Balancer",
  "regional-external-proxy-nlb": "Regional external proxy Network Load Balancer",
  "cross-region-internal-proxy-nlb": "Cross-region internal proxy Network Load Balancer",
  "regional-internal-proxy-nlb": "Regional internal proxy Network Load Balancer",
  "external-passthrough-nlb": "External passthrough Network Load Balancer",
  "internal-passthrough-nlb": "Internal passthrough Network Load Balancer",
  "cloud-service-mesh": "Cloud Service Mesh",
};

export const allProducts = Object.keys(names) as readonly ProductId[];

/** A product's name for people. */
export function productName(id: ProductId): string {
  return names[id];
}

export const schemes = [
  "EXTERNAL_MANAGED",
  "EXTERNAL",
  "INTERNAL_MANAGED",
  "INTERNAL",
  "INTERNAL_SELF_MANAGED",
] as const;

export interface Inference {
  readonly candidates: readonly ProductId[];
  readonly because: string;
  /** What the front end is when it is no load balancer. */
  readonly other?: "private service connect" | "vpn" | "protocol forwarding";
}

/** What an inference needs to see of the graph around a resource. */
export interface Surroundings {
  get(id: string): Resource | undefined;
  ghost(id: string): Ghost | undefined;
  out(id: string, ...roles: string[]): readonly Edge[];
  into(id: string, ...roles: string[]): readonly Edge[];
}

/** The product of a forwarding rule, from its scheme, its scope and what it points to. */
export function inferRule(rule: Resource, graph: Surroundings): Inference {
  const target = targetOf(rule, graph);
  const scheme = schemesOf(rule);
  if (target.psc || (scheme.all.length === 1 && scheme.all[0] === "")) return OTHER["private service connect"];
  if (target.kinds?.length === 1) {
    if (target.kinds[0] === "TargetVpnGateway") return OTHER.vpn;
    if (target.kinds[0] === "TargetInstance") return OTHER["protocol forwarding"];
  }
  const found = new Set<ProductId>();
  for (const one of scheme.all)
    for (const level of levelsOf(rule))
      for (const product of productsFor(one, level, target, scheme.all.length === 1)) found.add(product);
  const candidates = allProducts.filter((it) => found.has(it));
  const scope = { global: "global rule", region: "regional rule", zone: "regional rule", unknown: "" }[
    rule.scope.level
  ];
  return { candidates, because: sentence(scheme, [scope, target.words], candidates) };
}

const OTHER: Readonly<Record<NonNullable<Inference["other"]>, Inference>> = {
  "private service connect": {
    candidates: [],
    because: "Private Service Connect endpoint, no load balancer",
    other: "private service connect",
  },
  vpn: { candidates: [], because: "target VPN gateway: Cloud VPN, no load balancer", other: "vpn" },
  "protocol forwarding": {
    candidates: [],
    because: "target instance: protocol forwarding, no load balancer",
    other: "protocol forwarding",
  },
};

/** The product that a backend service or backend bucket is made for, from its own fields and a proxy above it. */
export function inferService(service: Resource, graph: Surroundings): Inference {
  if (service.kind === "BackendBucket") return inferBucket(service);
  const scheme = schemesOf(service);
  const families = familiesOf(service, graph);
  const found = new Set<ProductId>();
  for (const one of scheme.all)
    for (const level of levelsOf(service))
      for (const family of families.all)
        for (const product of productsFor(one, level, targetOfFamily(family, level), scheme.all.length === 1))
          found.add(product);
  const candidates = allProducts.filter((it) => found.has(it));
  const scope = { global: "global", region: "regional", zone: "zonal", unknown: "" }[service.scope.level];
  return { candidates, because: sentence(scheme, [scope && `${scope} backend service`, families.words], candidates) };
}

function inferBucket(bucket: Resource): Inference {
  const scheme = possible(bucket, "loadBalancingScheme");
  const level = bucket.scope.level;
  const all: ProductId[] = [];
  const may = (name: string) => scheme === undefined || scheme.includes(name);
  const bare = scheme !== undefined && scheme.length === 0;
  if (level !== "region") {
    if (bare || may("EXTERNAL_MANAGED")) all.push("global-external-alb", "classic-alb");
    if (may("INTERNAL_MANAGED")) all.push("cross-region-internal-alb");
  }
  if (level !== "global") {
    if (bare || may("EXTERNAL_MANAGED")) all.push("regional-external-alb");
    if (bare || may("INTERNAL_MANAGED")) all.push("regional-internal-alb");
  }
  return { candidates: all, because: `${level === "region" ? "regional" : "global"} backend bucket` };
}

interface Target {
  /** Kinds it can be; undefined when that cannot be known. */
  readonly kinds: readonly (Kind | "backendService")[] | undefined;
  readonly level?: "global" | "region" | "zone" | "unknown";
  readonly psc: boolean;
  readonly words: string;
}

const kindWords: Partial<Record<Kind | "backendService", string>> = {
  TargetHttpProxy: "target HTTP proxy",
  TargetHttpsProxy: "target HTTPS proxy",
  TargetGrpcProxy: "target gRPC proxy",
  TargetTcpProxy: "target TCP proxy",
  TargetSslProxy: "target SSL proxy",
  TargetPool: "target pool",
  backendService: "backend service",
};

function targetOf(rule: Resource, graph: Surroundings): Target {
  if (field(rule, "backendService") !== undefined)
    return { kinds: ["backendService"], psc: false, words: "backend service" };
  const value = field(rule, "target");
  const text = scalarOf(value) ?? (value?.type === "reference" && value.target.by === "link" ? value.target.link : "");
  if (text === "all-apis" || text === "vpc-sc") return { kinds: [], psc: true, words: "" };
  const end = graph.out(rule.id, "target")[0]?.to;
  const resource = end === undefined ? undefined : graph.get(end);
  const kind = resource?.kind ?? (end === undefined ? undefined : graph.ghost(end)?.kind);
  if (kind === "ServiceAttachment") return { kinds: [], psc: true, words: "" };
  if (kind === undefined) return { kinds: undefined, psc: false, words: "" };
  return {
    kinds: [kind],
    psc: false,
    words: `${resource?.scope.level === "region" && kind !== "TargetPool" ? "regional " : ""}${kindWords[kind] ?? ""}`,
    ...(resource ? { level: resource.scope.level } : {}),
  };
}

type Family = "application" | "proxy" | "mesh" | "passthrough";

/** What a service of a family hangs on. A passthrough rule takes its service directly, whatever the protocol. */
function targetOfFamily(family: Family, level: "global" | "region"): Target {
  const kinds: Record<Family, Target["kinds"]> = {
    application: ["TargetHttpsProxy", "backendService"],
    proxy: ["TargetTcpProxy", "TargetSslProxy", "backendService"],
    mesh: ["TargetGrpcProxy"],
    passthrough: ["backendService"],
  };
  return { kinds: kinds[family], level, psc: false, words: "" };
}

function familiesOf(
  service: Resource,
  graph: Surroundings,
): { readonly all: readonly Family[]; readonly words: string } {
  const anything = { all: ["application", "proxy", "mesh", "passthrough"] as const, words: "" };
  if (isAbsent(service, "protocol")) {
    const above = graph.into(service.id).map((it) => graph.get(it.from)?.kind);
    if (above.includes("UrlMap")) return { all: ["application", "mesh"], words: "behind a URL map" };
    if (above.includes("TargetTcpProxy") || above.includes("TargetSslProxy"))
      return { all: ["proxy"], words: "behind a target proxy" };
  }
  const protocols = possible(service, "protocol");
  if (protocols === undefined || protocols.length === 0) return anything;
  const all = [...new Set(protocols.map((it) => familyOf(String(it))))];
  return { all, words: `protocol ${protocols.join(" or ")}` };
}

function familyOf(protocol: string): Family {
  if (["HTTP", "HTTPS", "HTTP2", "H2C"].includes(protocol)) return "application";
  if (["TCP", "SSL"].includes(protocol)) return "proxy";
  return protocol === "GRPC" ? "mesh" : "passthrough";
}

/**
 * The inference table: one scheme, one level, and what the rule points to. A certain scheme alone decides for the
 * schemes that have one product; a possible one must fit the target too.
 */
function productsFor(scheme: string, level: "global" | "region", target: Target, certain: boolean): ProductId[] {
  const may = (...kinds: (Kind | "backendService")[]) =>
    target.kinds === undefined || target.kinds.some((it) => kinds.includes(it));
  const products: ProductId[] = [];
  const application = may("TargetHttpProxy", "TargetHttpsProxy");
  const global = level === "global";
  // Only a global proxy can stand behind a rule of scheme EXTERNAL.
  const classic = target.level !== "region";
  switch (scheme) {
    case "EXTERNAL":
      if (application && classic) products.push("classic-alb");
      if (may("TargetTcpProxy", "TargetSslProxy") && classic) products.push("classic-proxy-nlb");
      if (!global && may("backendService", "TargetPool")) products.push("external-passthrough-nlb");
      break;
    case "EXTERNAL_MANAGED":
      if (application) products.push(global ? "global-external-alb" : "regional-external-alb");
      if (global && may("TargetTcpProxy", "TargetSslProxy")) products.push("global-external-proxy-nlb");
      if (!global && may("TargetTcpProxy")) products.push("regional-external-proxy-nlb");
      break;
    case "INTERNAL_MANAGED":
      if (application) products.push(global ? "cross-region-internal-alb" : "regional-internal-alb");
      if (may("TargetTcpProxy"))
        products.push(global ? "cross-region-internal-proxy-nlb" : "regional-internal-proxy-nlb");
      break;
    case "INTERNAL":
      if (!global && (certain || may("backendService"))) products.push("internal-passthrough-nlb");
      break;
    case "INTERNAL_SELF_MANAGED":
      if (certain || (global && may(...meshTargets))) products.push("cloud-service-mesh");
      break;
  }
  return products;
}

const meshTargets = ["TargetHttpProxy", "TargetHttpsProxy", "TargetTcpProxy", "TargetGrpcProxy"] as const;

interface Schemes {
  /** Every scheme it can have; all of them when that cannot be known. */
  readonly all: readonly string[];
  readonly words: string;
  /** Why more than one is left. */
  readonly doubt?: string;
}

function schemesOf(resource: Resource): Schemes {
  const value = field(resource, "loadBalancingScheme");
  const all = possible(resource, "loadBalancingScheme");
  if (all === undefined) {
    const doubt =
      value?.type === "unknown"
        ? `scheme is ${value.expression || "an expression"} (${value.reason})`
        : "scheme cannot be read from the text";
    return { all: schemes, words: "", doubt };
  }
  const known = all.map(String);
  if (known.length > 1)
    return {
      all: known,
      words: "",
      doubt: `no scheme is set, and its default (${known.join(" or ")}) depends on the provider's version`,
    };
  return { all: known, words: `scheme ${known[0] ?? ""}${value === undefined ? " (default)" : ""}` };
}

function levelsOf(resource: Resource): readonly ("global" | "region")[] {
  if (resource.scope.level === "global") return ["global"];
  return resource.scope.level === "unknown" ? ["global", "region"] : ["region"];
}

function sentence(scheme: Schemes, facts: readonly string[], candidates: readonly ProductId[]): string {
  const known = [scheme.words, ...facts].filter((it) => it !== "").join(", ");
  if (candidates.length === 0) return `no product has ${known || "these settings"}`;
  if (candidates.length === 1) return scheme.doubt ? [known, "whatever the scheme"].filter(Boolean).join(", ") : known;
  const could = `it could be ${listed(candidates.map(productName))}`;
  return [known, scheme.doubt ?? "the target cannot be read from the text"]
    .filter(Boolean)
    .join("; ")
    .concat(`, so ${could}`);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}
