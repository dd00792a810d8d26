/** The end of a connection that stays, found in a topology: a resource, perhaps one of its routes, perhaps an edge of it. */
import type { Resource } from "../model/resource";
import { scalarOf, valueAt } from "../model/value";
import { drawnOnce } from "../topology/drawn-once";
import type { Edge, Topology } from "../topology/topology";
import type { ConnectionSource } from "./connection-model";
import { outsideText } from "./words";

export interface Pull {
  readonly topology: Topology;
  readonly resource: Resource;
  /** The field that is to hold the reference, where a row says which. */
  readonly field?: string;
  /** The edge whose other end is being taken elsewhere. */
  readonly moving?: Edge;
  readonly way?: string;
}

export type FoundPull = { readonly ok: true; readonly pull: Pull } | { readonly ok: false; readonly reason: string };

/** A sentence where there is nothing to pull at, or it cannot be edited. */
export function findPull(all: Topology, { id, row, moving, way }: ConnectionSource): FoundPull {
  const topology = drawnOnce(all);
  const resource = topology.get(id);
  if (!resource) return { ok: false, reason: outsideText(topology, id) };
  const edge = moving === undefined ? undefined : topology.edges.find((it) => it.id === moving);
  if (moving !== undefined && edge?.from !== id && edge?.to !== id)
    return { ok: false, reason: "This connection is not there any more." };
  const field = row === undefined ? undefined : destinationOf(resource, row);
  if (row !== undefined && field === undefined)
    return { ok: false, reason: `This row of ${resource.name} has no destination of its own.` };
  return {
    ok: true,
    pull: {
      topology,
      resource,
      ...(field === undefined ? {} : { field }),
      ...(edge ? { moving: edge } : {}),
      ...(way === undefined ? {} : { way }),
    },
  };
}

/** Where the requests of a row of a URL map go: of a redirect the service in its place, of hosts their default. */
function destinationOf(urlMap: Resource, row: string): string | undefined {
  if (urlMap.kind !== "UrlMap") return undefined;
  const redirect = /^(.*)(urlRedirect|defaultUrlRedirect)$/.exec(row);
  if (redirect) return `${redirect[1]}${redirect[2] === "urlRedirect" ? "service" : "defaultService"}`;
  if (/^pathMatchers\[\d+\]$/.test(row)) return `${row}.defaultService`;
  const host = /^hostRules\[\d+\]/.exec(row)?.[0];
  if (host === undefined) return row;
  const name = scalarOf(valueAt(urlMap.fields, `${host}.pathMatcher`));
  const matchers = valueAt(urlMap.fields, "pathMatchers");
  const index =
    name === undefined || matchers?.type !== "list"
      ? -1
      : matchers.items.findIndex((it) => it.type === "object" && scalarOf(it.fields.name) === name);
  return index < 0 ? undefined : `pathMatchers[${index}].defaultService`;
}
