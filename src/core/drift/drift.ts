/** Declared against exported, field by field, offline. Unknown values and what the server fills in never count. */
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import { sameObjects, sideOf } from "../topology/same-object";
import type { Topology } from "../topology/topology";
import { compareFields } from "./compare";

/**
 * One field that is not the same on both sides: `missing` is declared and not there, `extra` is there and not declared.
 */
export interface FieldDrift {
  /** The field as the side that has it counts its items; as the declared side where both have it. */
  readonly field: string;
  readonly type: "missing" | "extra" | "different";
  readonly declared?: Value;
  readonly exported?: Value;
  /** The values for people. */
  readonly declaredText?: string;
  readonly exportedText?: string;
}

/** An object of the API that is both declared and exported. */
export interface ObjectDrift {
  readonly declared: Resource;
  readonly exported: Resource;
  /** Empty where both agree. */
  readonly differences: readonly FieldDrift[];
}

export interface Drift {
  /** By declared resource, in text order. */
  readonly objects: readonly ObjectDrift[];
  /** Declared, and in no export that is there. An export need not be complete, so this is no difference. */
  readonly onlyDeclared: readonly Resource[];
  readonly onlyExported: readonly Resource[];
}

/** Compares every object that is both declared (Terraform, Config Connector) and exported (API, plan, state). */
export function findDrift(topology: Topology): Drift {
  const objects: ObjectDrift[] = [];
  const onlyDeclared: Resource[] = [];
  const onlyExported: Resource[] = [];
  for (const resource of topology.resources) {
    const side = sideOf(resource.format);
    const others = sameObjects(topology, resource).filter((it) => sideOf(it.format) !== side);
    if (others.length === 0) (side === "declared" ? onlyDeclared : onlyExported).push(resource);
    if (side === "declared")
      for (const exported of others)
        objects.push({ declared: resource, exported, differences: compareFields(topology, resource, exported) });
  }
  return { objects, onlyDeclared, onlyExported };
}
