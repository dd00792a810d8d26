/**
 * Which load balancer product a forwarding rule or a backend service makes, from its fields alone. Three-valued: what
 * the fields leave open stays a candidate. Source: products.yaml "inference".
 */
import type { Kind } from "../kinds/kind";
import type { Resource } from "../model/resource";
import {
  familiesOf,
  levelsOf,
  type Schemes,
  type Surroundings,
  schemesOf,
  type Target,
  targetOf,
  targetOfFamily,
} from "./infer-facts";
import { allProducts, productName } from "./products";
import { possible } from "./read";
import type { ProductId } from "./topology";

export interface Inference {
  readonly candidates: readonly ProductId[];
  readonly because: string;
  /** What the front end is when it is no load balancer. */
  readonly other?: "private service connect" | "vpn" | "protocol forwarding";
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
