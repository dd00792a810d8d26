/** What the API calls an object that a resource declares or shows: collection, project, place and name. */
import { kindOfTerraformType, kindSpec } from "../kinds/registry";
import type { ParsedResource } from "../model/resource";
import { scalarOf } from "../model/value";

/** A resource as far as its identity goes. */
export type Identified = Pick<ParsedResource, "kind" | "typeName" | "scope" | "project" | "fields" | "many">;

/** The collection in the object's self-link. Health checks of the older kind have collections of their own. */
export function collectionOf({ kind, typeName }: Pick<Identified, "kind" | "typeName">): string {
  const spec = kindSpec(kind);
  const terraform = kindOfTerraformType(typeName);
  if (terraform) return terraform.tf.collection ?? spec.collection;
  const legacy = kind === "HealthCheck" ? /^(?:compute#?)(https?)HealthChecks?$/i.exec(typeName)?.[1] : undefined;
  return legacy === undefined ? spec.collection : `${legacy.toLowerCase()}HealthChecks`;
}

/** The object's name in the API; undefined while the text does not decide it, and for a text that stands for many. */
export function apiNameOf({ fields, many }: Pick<Identified, "fields" | "many">): string | undefined {
  if (many) return undefined;
  const name = scalarOf(fields.fields.name);
  return typeof name === "string" && name !== "" ? name : undefined;
}

/**
 * Whether two projects may be the same: false only when both are known and differ. Who has only the number of one and
 * the id of the other cannot tell.
 */
export function projectsAgree(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return true;
  return isNumber(one) !== isNumber(other);
}

function isNumber(project: string): boolean {
  return /^\d+$/.test(project);
}
