/** Defaults of fields that the text does not set. Source: products.yaml "defaults" and the header of constraints.yaml. */
import type { Resource } from "../model/resource";
import type { ScalarType } from "../model/value";

export function defaultsOf(_resource: Resource, _path: string): readonly ScalarType[] {
  return [];
}
