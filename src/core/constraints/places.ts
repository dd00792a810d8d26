/** Regions and zones of resources. */
import type { Scope } from "../model/resource";

/** The region of a scope; zones are named after theirs. Undefined for what is global or not known. */
export function regionOf(scope: Scope): string | undefined {
  if (scope.level === "region") return scope.name;
  if (scope.level !== "zone") return undefined;
  return /^(.+-[a-z]+\d+)-[a-z0-9]+$/.exec(scope.name ?? "")?.[1];
}
