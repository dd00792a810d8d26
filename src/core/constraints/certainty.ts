/** Whether a field is certainly set, which an expression that may turn out null is not. */
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import { field, items } from "../topology/read";

/** A known text or number, or a reference to what is declared or linked. An empty text is as good as none. */
export function isThere(value: Value | undefined): boolean {
  if (value?.type === "scalar") return value.value !== "";
  if (value?.type !== "reference") return false;
  return value.target.by === "link" ? value.target.link !== "" : value.target.by !== "outside";
}

/** Whether a field certainly has a value; a list, whether some item of it has. */
export function isCertainlySet(resource: Resource, path: string): boolean {
  const value = field(resource, path);
  return value?.type === "list" ? items(resource, path).items.some((it) => isThere(it.value)) : isThere(value);
}
