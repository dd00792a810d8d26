/** The fix that gives a backend a backend service of its own. */
import type { ChangeValue } from "../model/change";
import type { Fix } from "../model/finding";
import { formatScope, type Resource } from "../model/resource";
import { isAbsent, known } from "../topology/read";
import type { Topology } from "../topology/topology";
import type { TypedBackend } from "./backends";
import { removeField } from "./changes";
import { whole } from "./islands";
import { namesOf } from "./names";

/** What the fix looks at beyond its island: the names that are taken. */
export function takenNames(topology: Topology): string {
  return namesOf(topology, "BackendService");
}

/** Fields that the new service takes over: what it is, not how it treats its old backends. */
const copied = ["region", "loadBalancingScheme", "protocol"];

/**
 * Moves a backend to a new backend service that is like the old one. Nothing to offer where the copy would have to guess:
 * a field that it takes over is not known, the group is not in the config, or the name would be too long or taken.
 */
export function moveToOwnService(
  topology: Topology,
  service: Resource,
  backend: TypedBackend,
  /** More fields of the backend, where what stands there by default would not do. */
  more: Readonly<Record<string, ChangeValue>> = {},
): readonly Fix[] {
  const group = backend.group.resource;
  const name = `${service.name}-${backend.group.name}`;
  if (!group || !/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return [];
  // One of several instances shares its text with the others.
  if ([group, service].some((it) => it.many ?? it.key)) return [];
  if (
    whole(topology)
      .all("BackendService")
      .some((it) => it.name === name)
  )
    return [];
  const fields: Record<string, ChangeValue> = { name };
  for (const field of copied) {
    const value = known(service, field);
    if (value !== undefined) fields[field] = value;
    else if (!isAbsent(service, field)) return [];
  }
  fields.backends = [{ group: { ref: group.id }, ...more }];
  return [
    {
      title: `Move ${backend.group.name} to its own backend service`,
      changes: [
        removeField(service, backend.path),
        {
          op: "addResource",
          kind: "BackendService",
          name,
          scope: formatScope(service.scope),
          fields,
          format: service.format,
          file: service.range.file,
        },
      ],
      effect: `The URL map does not route to ${name} yet: add a route for the requests that it is to take.`,
    },
  ];
}
