/** How Terraform spells API field names. */
import type { FieldSpec, KindSpec } from "./kind";

/**
 * Terraform's argument or block name for a field in a resource type, or undefined where the type has none.
 * Without a type: the name that most types use.
 */
export function terraformName(field: FieldSpec, type?: string): string | undefined {
  const special = field.tf;
  if (special?.absent) return undefined;
  const name = (type === undefined ? undefined : special?.byType?.[type]) ?? special?.name ?? snakeCase(field.name);
  return name === "" ? undefined : name;
}

/** Fields by Terraform name on one level: of a kind (`kindSpec(kind).fields`) or of a nested object. */
export function terraformFields(fields: readonly FieldSpec[], type: string): ReadonlyMap<string, FieldSpec> {
  let byType = cache.get(fields);
  if (!byType) {
    byType = new Map();
    cache.set(fields, byType);
  }
  let byName = byType.get(type);
  if (!byName) {
    byName = new Map();
    for (const field of fields) {
      const name = terraformName(field, type);
      if (name !== undefined) byName.set(name, field);
    }
    byType.set(type, byName);
  }
  return byName;
}

const cache = new WeakMap<readonly FieldSpec[], Map<string, Map<string, FieldSpec>>>();

/** Whether Terraform writes the field as nested blocks rather than as an attribute. */
export function isTerraformBlock(field: FieldSpec): boolean {
  const nested = field.type === "object" || (field.type === "list" && field.items === "object");
  return nested && field.tf?.attribute !== true;
}

/** The Terraform type of a kind for a scope level, or undefined where there is none; the first listed wins. */
export function terraformTypeFor(spec: KindSpec, level: "global" | "region" | "zone"): string | undefined {
  return spec.terraform.find((it) => it.scope === level)?.type;
}

/** `maxRatePerInstance` to `max_rate_per_instance`. Acronyms in capitals (`IPAddress`) are spelled in the tables. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
