/** The graph: resources and typed edges, what dangles, and the load balancers found in it. */
import type { Kind } from "../kinds/kind";
import type { OpaqueModule } from "../model/opaque-module";
import type { SourceRange } from "../model/range";
import type { Resource } from "../model/resource";
import type { ObjectValue, Reference, Unknown } from "../model/value";

/** A reference from one resource to another, in the direction of the text: a NEG's endpoint points at the NEG. */
export interface Edge {
  /** Unique and stable while the text says the same: `from>field`. */
  readonly id: string;
  /** Id of a resource, or of a module that cannot be read and is given what the edge leads to. */
  readonly from: string;
  /** Id of a resource or of a ghost. */
  readonly to: string;
  /** What the reference is for: "target", "urlMap", "defaultService", "service", "backend", "healthCheck"… */
  readonly role: string;
  /** The field that holds the reference: `backends[0].group`. */
  readonly field: string;
  readonly value: Reference | Unknown;
  /** URL map edges only: which requests take it. */
  readonly route?: Route;
}

/** Which requests a URL map sends along an edge. */
export interface Route {
  readonly type: "default" | "matcherDefault" | "pathRule" | "routeRule" | "mirror" | "errorService" | "test";
  /** Hosts of the host rules; empty for the default of the URL map. What cannot be evaluated shows as `${var.host}`. */
  readonly hosts: readonly string[];
  /** Paths, or a route rule's matches in words; empty for defaults. */
  readonly paths: readonly string[];
  readonly priority?: number;
  readonly weight?: number;
}

/** Something that is referred to and is not a resource here. It is drawn, dashed, and never vanishes. */
export interface Ghost {
  readonly id: string;
  /** Kind it must be, where the field admits one kind only. */
  readonly kind?: Kind;
  readonly name: string;
  /** "dangling": declared nowhere though it should be; "outside": data source, module, literal link; "unknown": unevaluable. */
  readonly state: "dangling" | "outside" | "unknown";
  /** Plain words: "data source", "variable without a value". */
  readonly reason: string;
  /** outside by link: what the link itself says. */
  readonly link?: string;
  /** A module that cannot be read: what is given to it. */
  readonly inputs?: ObjectValue;
}

/** A reference that leads to no resource here. */
export interface Unresolved {
  readonly from: string;
  readonly field: string;
  /** The text of the reference. */
  readonly reference: string;
  readonly reason: string;
  readonly state: Ghost["state"];
  readonly range: SourceRange;
}

export type ProductId =
  | "global-external-alb"
  | "classic-alb"
  | "regional-external-alb"
  | "cross-region-internal-alb"
  | "regional-internal-alb"
  | "global-external-proxy-nlb"
  | "classic-proxy-nlb"
  | "regional-external-proxy-nlb"
  | "cross-region-internal-proxy-nlb"
  | "regional-internal-proxy-nlb"
  | "external-passthrough-nlb"
  | "internal-passthrough-nlb"
  | "cloud-service-mesh";

/** One load balancer: what is reached from one or more forwarding rules that share a URL map or backend service. */
export interface LoadBalancer {
  /** Stable: made from the id of its first forwarding rule (text order). */
  readonly id: string;
  readonly name: string;
  /** Every product it could be; one when the fields decide, none when they rule out all. */
  readonly candidates: readonly ProductId[];
  /** How the product was inferred, or what is missing to tell: a sentence. */
  readonly because: string;
  /** What its forwarding rules are when they are no load balancer; it has no candidates then. */
  readonly other?: "private service connect" | "vpn" | "protocol forwarding";
  readonly forwardingRules: readonly string[];
  readonly backendServices: readonly string[];
  /** Ids of all resources and ghosts on the way from its forwarding rules to endpoints, those included. */
  readonly members: readonly string[];
}

export interface Topology {
  readonly resources: readonly Resource[];
  readonly edges: readonly Edge[];
  readonly ghosts: readonly Ghost[];
  readonly unresolved: readonly Unresolved[];
  readonly loadBalancers: readonly LoadBalancer[];
  /** Calls of modules that cannot be read, shown or not: what they make is not known. */
  readonly unread?: readonly OpaqueModule[];

  get(id: string): Resource | undefined;
  ghost(id: string): Ghost | undefined;
  all(...kinds: Kind[]): readonly Resource[];
  /** References that a resource makes. */
  out(id: string, ...roles: string[]): readonly Edge[];
  /** References made to a resource or ghost. */
  into(id: string, ...roles: string[]): readonly Edge[];
  /** Load balancers that a resource belongs to. */
  loadBalancersOf(id: string): readonly LoadBalancer[];
  /**
   * Products by which a resource is to be judged: one list of candidates for each load balancer that reaches it, or
   * one inferred from its own fields when none does. See products.ts.
   */
  productsOf(id: string): readonly (readonly ProductId[])[];
}
