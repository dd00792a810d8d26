/** The answer for each resource, worked out once: a group may hold thousands of endpoints that all ask for the same. */
import type { Resource } from "../model/resource";

export function oncePer<T>(make: (resource: Resource) => T): (resource: Resource) => T {
  const made = new Map<string, T>();
  return (resource) => {
    const known = made.get(resource.id);
    if (known !== undefined) return known;
    const fresh = make(resource);
    made.set(resource.id, fresh);
    return fresh;
  };
}
