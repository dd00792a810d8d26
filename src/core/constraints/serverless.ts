/** Serverless NEGs as rules see them: which of a service's backends are such, and what stands behind one. */
import type { Resource } from "../model/resource";
import type { Reference } from "../model/value";
import { field, isAbsent, isCertainly, known } from "../topology/read";
import type { Topology } from "../topology/topology";
import { type Backends, backendsOf, isInstanceGroup, isNegOf, isNegOtherThan, type TypedBackend } from "./backends";

/** The fields of a NEG that name what serves its requests, in the API's order. */
export const platformFields = ["cloudRun", "appEngine", "cloudFunction", "serverlessDeployment"] as const;
export type PlatformField = (typeof platformFields)[number];

/** What each of them names, for messages. */
export const platformWords: Readonly<Record<PlatformField, string>> = {
  cloudRun: "Cloud Run",
  appEngine: "App Engine",
  cloudFunction: "Cloud Functions",
  serverlessDeployment: "a serverless deployment",
};

/** `serverlessDeployment.platform` of API Gateway. */
const apiGateway = "apigateway.googleapis.com";

/** The backends of a service that are certainly serverless NEGs. */
export function serverlessBackends(topology: Topology, service: Resource): readonly TypedBackend[] {
  return backendsOf(topology, service).list.filter((it): it is TypedBackend => isNegOf(it, "SERVERLESS"));
}

/**
 * The first serverless NEG of a service where nothing certainly else stands beside it: with a mixture, the mixture is
 * what is wrong, and a setting may be meant for the others.
 */
export function onlyServerless(topology: Topology, service: Resource): TypedBackend | undefined {
  const backends = backendsOf(topology, service);
  return hasOthers(backends) ? undefined : serverlessBackends(topology, service)[0];
}

function hasOthers({ list }: Backends): boolean {
  return list.some((it) => isInstanceGroup(it) || isNegOtherThan(it, "SERVERLESS"));
}

/** The platform fields that a NEG certainly sets. */
export function platformsOf(neg: Resource): readonly PlatformField[] {
  return platformFields.filter((it) => field(neg, it)?.type === "object");
}

/** The one platform of a NEG, in words. Undefined where it is not known, or where the NEG names several. */
export function platformOf(neg: Resource | undefined): string | undefined {
  if (neg === undefined) return undefined;
  const [only, ...others] = platformsOf(neg);
  if (only === undefined || others.length > 0) return undefined;
  if (!platformFields.every((it) => it === only || isAbsent(neg, it))) return undefined;
  if (only !== "serverlessDeployment") return platformWords[only];
  return isApiGateway(neg) ? "API Gateway" : undefined;
}

/** Whether a NEG certainly points at API Gateway. */
export function isApiGateway(neg: Resource): boolean {
  return known(neg, "serverlessDeployment.platform") === apiGateway;
}

/** What a NEG refers to, in the config, with the field that says so. */
export interface Target {
  readonly resource: Resource;
  readonly field: string;
  /** Whether the text refers to it by its address; a literal name may mean something else that is called the same. */
  readonly exact: boolean;
}

/** The services, functions and gateways of the config that a NEG names. */
export function targetsOf(topology: Topology, neg: Resource): readonly Target[] {
  return topology.out(neg.id, "serverless").flatMap(({ to, field, value }) => {
    const resource = topology.get(to);
    if (resource?.kind !== "ServerlessService") return [];
    return [{ resource, field, exact: value.type === "reference" && isAddress(value) }];
  });
}

function isAddress({ target }: Reference): boolean {
  return target.by === "address" || target.by === "object";
}

/** The load balancers that a service is certainly for, in words, where they reach less than the global external ones. */
export function envoyOnly(service: Resource): string | undefined {
  if (service.scope.level === "region") return "a regional load balancer";
  if (service.scope.level !== "global") return undefined;
  return isCertainly(service, "loadBalancingScheme", "INTERNAL_MANAGED")
    ? "a cross-region internal load balancer"
    : undefined;
}

/** Whether a NEG is certainly serverless. What the API prints says its type; elsewhere it has a default. */
export function isServerless(neg: Resource): boolean {
  if (neg.format === "api" && isAbsent(neg, "networkEndpointType")) return false;
  return isCertainly(neg, "networkEndpointType", "SERVERLESS");
}
