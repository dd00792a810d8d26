/** The self-link by which a resource of one format can be named in another. */
import { kindSpec } from "../kinds/registry";
import { scalarOf } from "../model/value";
import { apiNameOf, collectionOf, type Identified } from "./api-object";

export type SelfLink =
  | { readonly ok: true; readonly link: string }
  /** Why there is none, as the end of a sentence: "its region is not known". */
  | { readonly ok: false; readonly reason: string };

/**
 * The relative self-link of a resource, as full as it is known: `projects/p/global/urlMaps/web`, `global/urlMaps/web`.
 * A resource of Certificate Manager gets the full resource name that proxies want. None while its name, its region or
 * its zone is not known.
 */
export function selfLinkOf(resource: Identified): SelfLink {
  const { kind, scope } = resource;
  const { label } = kindSpec(kind);
  const own = scalarOf(resource.fields.fields.selfLink);
  const relative = typeof own === "string" ? relativeLink(own) : undefined;
  if (relative !== undefined) return { ok: true, link: relative };
  if (unlinked.has(kind)) return missing(`a ${label.toLowerCase()} has no self-link`);
  if (resource.many) return missing(`it stands for many (${resource.many.by} = ${resource.many.expression})`);
  const name = apiNameOf(resource);
  if (name === undefined) return missing("its name is not known");
  const manager = certificateManager.has(kind);
  if (manager && resource.project === undefined) return missing("its project is not known");
  const project = resource.project === undefined ? "" : `projects/${resource.project}/`;
  if (scope.level === "unknown") return missing("whether it is global or regional is not known");
  if (scope.level !== "global" && scope.name === undefined) return missing(`its ${scope.level} is not known`);
  const place = scope.level === "global" ? "global" : `${scope.level}s/${scope.name}`;
  const path = `${collectionOf(resource)}/${name}`;
  if (!manager) return { ok: true, link: `${project}${place}/${path}` };
  const location = scope.level === "global" ? "global" : scope.name;
  return { ok: true, link: `//certificatemanager.googleapis.com/${project}locations/${location}/${path}` };
}

/** A full or relative self-link without scheme, host and version; undefined for any other text. */
export function relativeLink(link: string): string | undefined {
  return /(?:^|\/)(projects\/[^/]+\/(?:global|(?:regions|zones|locations)\/[^/]+)\/.+)$/.exec(link)?.[1];
}

function missing(reason: string): SelfLink {
  return { ok: false, reason };
}

const certificateManager: ReadonlySet<string> = new Set(["Certificate", "CertificateMap", "DnsAuthorization"]);

/** Kinds that are no objects of their own in the API, or that others name in another way. */
const unlinked: ReadonlySet<string> = new Set([
  "NetworkEndpoint",
  "SignedUrlKey",
  "StorageBucket",
  "ServerlessService",
  "CertificateMapEntry",
  "TlsRoute",
]);
