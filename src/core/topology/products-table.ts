/** What each product allows: the one place that rules take such facts from. The data is in products-data.ts. */
import type { Kind } from "../kinds/kind";
import { products } from "./products-data";
import type { ProductId } from "./topology";

/** Works, does not, or works under the condition told. */
export type Support = boolean | string;

export type BackendClass =
  | "INSTANCE_GROUP"
  | "GCE_VM_IP"
  | "GCE_VM_IP_PORT"
  | "NON_GCP_PRIVATE_IP_PORT"
  | "INTERNET_IP_PORT"
  | "INTERNET_FQDN_PORT"
  | "SERVERLESS"
  | "PRIVATE_SERVICE_CONNECT"
  | "GCE_VM_IP_PORTMAP"
  | "BACKEND_BUCKET";

export type Feature =
  | "cdn"
  | "iap"
  | "backendSecurityPolicy"
  | "edgeSecurityPolicy"
  | "networkEdgeSecurityPolicy"
  | "customHeaders"
  | "tlsSettings"
  | "outlierDetection"
  | "circuitBreakers"
  | "mirroring"
  | "awsV4Authentication"
  | "failover"
  | "connectionTracking"
  | "subsetting"
  | "haPolicy"
  | "serviceBindings";

export interface ProductFacts {
  readonly id: ProductId;
  readonly rule: {
    readonly levels: readonly ("global" | "region")[];
    readonly schemes: readonly string[];
    readonly pointsTo: readonly ("targetProxy" | "backendService" | "targetPool")[];
    readonly protocols: readonly string[];
    readonly ipVersions: readonly string[];
    readonly networkTiers: readonly string[];
    /** Purpose of the proxy-only subnetwork that the network must have. */
    readonly proxyOnlySubnet?: string;
  };
  readonly proxies: { readonly kinds: readonly Kind[]; readonly level?: "global" | "region" };
  /** Absent: the product has no URL map. */
  readonly urlMap?: {
    readonly level: "global" | "region";
    readonly routeActions: "full" | "urlRewrite only";
    readonly regularExpressions: boolean;
    readonly errorResponsesAndCachePolicies: boolean;
    readonly maxStreamDuration: boolean;
  };
  readonly service: {
    readonly level: "global" | "region";
    readonly schemes: readonly string[];
    readonly protocols: readonly string[];
    /** Modes that a backend may use; empty: the setting has no effect or is refused. */
    readonly balancingModes: {
      readonly instanceGroup: readonly string[];
      readonly zonalOrHybridNeg: readonly string[];
      readonly otherNeg: readonly string[];
    };
    /** Whether backends take capacity settings at all. */
    readonly capacitySettings: boolean;
    readonly sessionAffinities: readonly string[];
    /** Empty: no policy is modelled; do not judge. */
    readonly localityPolicies: readonly string[];
  };
  readonly backends: Readonly<Record<BackendClass, Support>>;
  readonly features: Readonly<Record<Feature, Support>>;
  /** Rules for health checks, in words. */
  readonly healthChecks: readonly string[];
  /** Certificates that its proxies take, in words. */
  readonly certificates: readonly string[];
}

/** The facts of a product. */
export function productFacts(id: ProductId): ProductFacts {
  return products[id];
}

/** Whether a product is sure not to take a class of backends. */
export function refusesBackend(id: ProductId, backend: BackendClass): boolean {
  return products[id].backends[backend] === false;
}

/** Whether a product is sure not to have a feature. */
export function lacksFeature(id: ProductId, feature: Feature): boolean {
  return products[id].features[feature] === false;
}
