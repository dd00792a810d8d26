/** The facts that the product is inferred from: scheme, level, target, protocol family, each with what is in doubt. */
import type { Kind } from "../kinds/kind";
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { field, isAbsent, possible } from "./read";
import type { Edge, Ghost } from "./topology";

/** What an inference needs to see of the graph around a resource. */
export interface Surroundings {
  get(id: string): Resource | undefined;
  ghost(id: string): Ghost | undefined;
  out(id: string, ...roles: string[]): readonly Edge[];
  into(id: string, ...roles: string[]): readonly Edge[];
}

const schemes = ["EXTERNAL_MANAGED", "EXTERNAL", "INTERNAL_MANAGED", "INTERNAL", "INTERNAL_SELF_MANAGED"] as const;

export interface Target {
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

/** What a forwarding rule points to. */
export function targetOf(rule: Resource, graph: Surroundings): Target {
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

export type Family = "application" | "proxy" | "mesh" | "passthrough";

/** What a service of a family hangs on. A passthrough rule takes its service directly, whatever the protocol. */
export function targetOfFamily(family: Family, level: "global" | "region"): Target {
  const kinds: Record<Family, Target["kinds"]> = {
    application: ["TargetHttpsProxy", "backendService"],
    proxy: ["TargetTcpProxy", "TargetSslProxy", "backendService"],
    mesh: ["TargetGrpcProxy"],
    passthrough: ["backendService"],
  };
  return { kinds: kinds[family], level, psc: false, words: "" };
}

/** Protocol families that a backend service can be of; a proxy or URL map above it decides when no protocol is set. */
export function familiesOf(
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

export interface Schemes {
  /** Every scheme it can have; all of them when that cannot be known. */
  readonly all: readonly string[];
  readonly words: string;
  /** Why more than one is left. */
  readonly doubt?: string;
}

/** Every load balancing scheme that a resource can have. */
export function schemesOf(resource: Resource): Schemes {
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

export function levelsOf(resource: Resource): readonly ("global" | "region")[] {
  if (resource.scope.level === "global") return ["global"];
  return resource.scope.level === "unknown" ? ["global", "region"] : ["region"];
}
