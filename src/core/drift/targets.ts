/** What a reference means, as far as it is known: enough to say that two certainly mean different things. */
import type { Resource } from "../model/resource";
import { formatScope, type Scope } from "../model/resource";
import type { Value } from "../model/value";
import { apiNameOf, collectionOf, projectsAgree } from "../topology/api-object";
import { formatLink, parseLink, scopesAgree } from "../topology/links";
import { sameObjects } from "../topology/same-object";
import type { Topology } from "../topology/topology";

export interface Target {
  readonly resource?: Resource;
  readonly collection?: string;
  readonly name?: string;
  readonly scope: Scope;
  readonly project?: string;
  /** Plain text that names no object: an IP address. */
  readonly plain?: string;
}

/** What the value at a field refers to; undefined when nothing is known of it. */
export function targetOf(topology: Topology, owner: Resource, field: string, value: Value): Target | undefined {
  const to = topology.out(owner.id).find((it) => it.field === field)?.to;
  const resource = to === undefined ? undefined : topology.get(to);
  if (resource) {
    const name = apiNameOf(resource);
    const { scope, project } = resource;
    return {
      resource,
      collection: collectionOf(resource),
      scope,
      ...(name === undefined ? {} : { name }),
      ...(project === undefined ? {} : { project }),
    };
  }
  const text =
    value.type === "scalar"
      ? value.value
      : value.type === "reference" && value.target.by === "link"
        ? value.target.link
        : undefined;
  if (typeof text !== "string") return undefined;
  const link = parseLink(text);
  if (link) return link;
  const scope: Scope = { level: "unknown" };
  return /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(text) ? { name: text, scope } : { plain: text, scope };
}

/** Whether two references certainly mean different things. */
export function certainlyDiffer(topology: Topology, one: Target, other: Target): boolean {
  if (one.plain !== undefined || other.plain !== undefined)
    return one.plain !== undefined && other.plain !== undefined && one.plain !== other.plain;
  if (one.resource && other.resource) {
    if (one.resource === other.resource) return false;
    if (sameObjects(topology, one.resource).includes(other.resource)) return false;
  }
  return (
    (one.name !== undefined && other.name !== undefined && one.name !== other.name) ||
    !scopesAgree(one.scope, other.scope) ||
    !projectsAgree(one.project, other.project) ||
    !collectionsAgree(one.collection, other.collection)
  );
}

/** A reference for people: the relative self-link as far as it is known. */
export function targetText({ plain, resource, collection, name, scope, project }: Target): string {
  if (plain !== undefined) return plain;
  if (name === undefined) return resource?.id ?? formatScope(scope);
  if (collection === undefined) return name;
  return formatLink({ scope, collection, name, ...(project === undefined ? {} : { project }) });
}

/** The group of a managed instance group has the manager's name. */
function collectionsAgree(one: string | undefined, other: string | undefined): boolean {
  const plain = (it: string | undefined) => (it === "instanceGroupManagers" ? "instanceGroups" : it);
  return one === undefined || other === undefined || plain(one) === plain(other);
}
