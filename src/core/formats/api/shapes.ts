/** What an object without a word for its kind is: `gcloud … export` leaves out what the server sets. */
import type { Kind } from "../../kinds/kind";
import { allKinds, kindSpec } from "../../kinds/registry";
import { resolved, textOf } from "../document/look-up";
import type { MapNode, TreeNode } from "../document/tree";
import { type ApiKind, kindOfSingular, linkIn } from "./links";
import { serverFields } from "./server-fields";

/** Keys that show what an object is: all of one group are there, and no key that such an object does not have. */
const shapes: readonly { readonly kind: Kind; readonly groups: readonly (readonly string[])[] }[] = [
  {
    kind: "UrlMap",
    groups: [["defaultService"], ["pathMatchers", "hostRules"], ["defaultUrlRedirect"], ["defaultRouteAction"]],
  },
  {
    kind: "BackendService",
    groups: [
      ["backends", "protocol"],
      ["loadBalancingScheme", "healthChecks"],
      ["loadBalancingScheme", "sessionAffinity"],
      ["backends", "loadBalancingScheme"],
    ],
  },
  {
    kind: "ForwardingRule",
    groups: [
      ["IPProtocol", "target"],
      ["IPProtocol", "backendService"],
      ["portRange", "target"],
      ["loadBalancingScheme", "target"],
      ["loadBalancingScheme", "ports", "backendService"],
    ],
  },
  {
    kind: "TargetHttpsProxy",
    groups: [
      ["urlMap", "sslCertificates"],
      ["urlMap", "certificateMap"],
      ["urlMap", "sslPolicy"],
      ["urlMap", "quicOverride"],
    ],
  },
  { kind: "TargetGrpcProxy", groups: [["urlMap", "validateForProxyless"]] },
  {
    kind: "TargetSslProxy",
    groups: [
      ["service", "sslCertificates"],
      ["service", "certificateMap"],
    ],
  },
  { kind: "TargetHttpProxy", groups: [["urlMap"]] },
  { kind: "TargetTcpProxy", groups: [["service", "proxyHeader"]] },
  { kind: "NetworkEndpointGroup", groups: [["networkEndpointType"]] },
  { kind: "BackendBucket", groups: [["bucketName"]] },
  {
    kind: "HealthCheck",
    groups: [
      ["type", "checkIntervalSec"],
      ["type", "healthyThreshold", "unhealthyThreshold"],
    ],
  },
  { kind: "SslPolicy", groups: [["minTlsVersion", "profile"]] },
];

/** Where a value shows what the keys alone do not. */
const telling: Readonly<Partial<Record<Kind, RegExp>>> = {
  NetworkEndpointGroup: /^(?:GCE_|NON_GCP_|INTERNET_|SERVERLESS$|PRIVATE_SERVICE_CONNECT$)/,
  HealthCheck: /^(?:HTTP|HTTPS|HTTP2|TCP|SSL|GRPC|GRPC_WITH_TLS)$/,
  SslPolicy: /^TLS_1_/,
  BackendBucket: /./,
};

/**
 * The kind that an object's keys and values show beyond doubt; the name of its file decides where two would do.
 * undefined for anything else: a file of another program is never taken for ours.
 */
export function kindOfShape(file: string, value: MapNode): ApiKind | undefined {
  const keys = new Set(value.entries.map((it) => it.key));
  if (!keys.has("name") || textOf(value.entries.find((it) => it.key === "name")?.value) === undefined) return undefined;
  const fitting = shapes.filter(
    ({ kind, groups }) =>
      groups.some((group) => group.every((it) => keys.has(it))) && hasOnlyFieldsOf(kind, keys) && tells(kind, value),
  );
  const named = fitting.filter(({ kind }) => isNamedAfter(file, kind));
  // The more particular shapes stand first: HTTPS proxies have what HTTP proxies have, and more.
  const [found] = named.length > 0 ? named : fitting;
  return found && kindOfSingular(found.kind);
}

function hasOnlyFieldsOf(kind: Kind, keys: ReadonlySet<string>): boolean {
  const known = topLevelKeys(kind);
  return [...keys].every((it) => known.has(it));
}

/** Keys of the API object on its top level. */
function topLevelKeys(kind: Kind): ReadonlySet<string> {
  let keys = remembered.get(kind);
  if (!keys) {
    keys = new Set(serverFields);
    for (const { name, api } of kindSpec(kind).fields) if (!api?.absent) keys.add(api?.path?.[0] ?? name);
    keys.add("region").add("zone");
    remembered.set(kind, keys);
  }
  return keys;
}

const remembered = new Map<Kind, Set<string>>();

/** A link to an object of the cloud, or a value that only such an object has. */
function tells(kind: Kind, value: MapNode): boolean {
  const pattern = telling[kind];
  if (pattern) {
    const key = {
      NetworkEndpointGroup: "networkEndpointType",
      HealthCheck: "type",
      SslPolicy: "minTlsVersion",
      BackendBucket: "bucketName",
    }[kind as "HealthCheck"];
    return pattern.test(textOf(value.entries.find((it) => it.key === key)?.value) ?? "");
  }
  return hasLink(value, 0);
}

function hasLink(node: TreeNode, depth: number): boolean {
  const value = resolved(node);
  if (!value || depth > 8) return false;
  if (value.type === "scalar") return typeof value.value === "string" && linkIn(value.value)?.kind !== undefined;
  if (value.type === "map") return value.entries.some((it) => hasLink(it.value, depth + 1));
  return value.items.some((it) => hasLink(it.value, depth + 1));
}

/** `url-map.yaml`, `prod/url-maps/web.yaml`. */
function isNamedAfter(file: string, kind: Kind): boolean {
  const spec = allKinds.find((it) => it.kind === kind);
  const words = spec?.collection.replace(/s$/, "").toLowerCase() ?? kind.toLowerCase();
  return file
    .toLowerCase()
    .replace(/[^a-z/]/g, "")
    .includes(words.replace(/prox(?:y|ie)$/, "prox"));
}
