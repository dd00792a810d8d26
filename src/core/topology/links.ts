/** Self-links: how the API writes the identity of a resource. */

import type { Kind } from "../kinds/kind";
import { kindOfCollection } from "../kinds/registry";
import type { Scope } from "../model/resource";

/** What a self-link, full or partial, says. */
export interface Link {
  readonly project?: string;
  readonly scope: Scope;
  readonly collection: string;
  readonly name: string;
  /** Absent where the collection is of no kind that is known here. */
  readonly kind?: Kind;
}

/**
 * Reads a self-link: `https://…/projects/p/global/urlMaps/web`, `//host/projects/p/locations/global/certificateMaps/m`,
 * `projects/p/regions/r/backendServices/b`, `global/urlMaps/web`, `zones/z/instanceGroups/g`, `urlMaps/web`.
 * undefined for any other text, plain names, addresses and host names included.
 */
export function parseLink(text: string): Link | undefined {
  if (!text.includes("/")) return undefined;
  const path = text.replace(/^(?:https?:)?\/\/[^/]+\/(?:compute\/)?(?:v\d+[a-z\d]*\/|beta\/|alpha\/)?/, "");
  const parts = path.split("/");
  if (parts.some((it) => it === "" || /\s/.test(it))) return undefined;
  let at = 0;
  let project: string | undefined;
  if (parts[at] === "projects") {
    project = parts[at + 1];
    at += 2;
  }
  let scope: Scope = { level: "unknown" };
  const word = parts[at];
  const place = parts[at + 1];
  if (word === "global") {
    scope = { level: "global" };
    at += 1;
  } else if (place !== undefined && (word === "regions" || word === "zones" || word === "locations")) {
    scope = scopeOf(word, place);
    at += 2;
  }
  const rest = parts.slice(at);
  // Collection and name, or nested pairs of them: the last pair is the resource meant.
  if (rest.length < 2 || rest.length % 2 !== 0) return undefined;
  const collection = rest[rest.length - 2];
  const name = rest[rest.length - 1];
  if (collection === undefined || name === undefined || !/^[a-zA-Z][A-Za-z0-9]*$/.test(collection)) return undefined;
  const kind = kindOfCollection(collection);
  if (kind === undefined && at === 0) return undefined;
  return { ...(project === undefined ? {} : { project }), scope, collection, name, ...(kind ? { kind } : {}) };
}

/** The relative self-link of a link: `projects/p/global/urlMaps/web`, without what is not known. */
export function formatLink(link: Link): string {
  const place =
    link.scope.level === "global"
      ? "global/"
      : link.scope.level === "unknown" || link.scope.name === undefined
        ? ""
        : `${link.scope.level}s/${link.scope.name}/`;
  return `${link.project === undefined ? "" : `projects/${link.project}/`}${place}${link.collection}/${link.name}`;
}

/** Whether two scopes may be the same: false only when both are known and differ. */
export function scopesAgree(one: Scope, other: Scope): boolean {
  if (one.level === "unknown" || other.level === "unknown") return true;
  if (one.level !== other.level) return false;
  return one.name === undefined || other.name === undefined || one.name === other.name;
}

function scopeOf(word: "regions" | "zones" | "locations", place: string): Scope {
  if (word === "zones") return { level: "zone", name: place };
  if (word === "regions") return { level: "region", name: place };
  if (place === "global" || place === "-") return place === "global" ? { level: "global" } : { level: "unknown" };
  return { level: /-[a-z]$/.test(place) ? "zone" : "region", name: place };
}
