/** The other places that a finding is about. */
import type { Related } from "../model/finding";
import type { Resource } from "../model/resource";
import { rangeOf } from "./ranges";

/** A related location: a resource, or one field of it. No location for something that is not in the config. */
export function related(resource: Resource | undefined, message: string, field?: string): readonly Related[] {
  return resource ? [{ message, range: rangeOf(resource, field), resource: resource.id }] : [];
}
