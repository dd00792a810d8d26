/** Fields that a text implies without spelling them. Every format calls this once for each resource. */
import type { ObjectValue, Value } from "../model/value";
import type { KindSpec, TerraformType } from "./kind";

/**
 * The fields with those that the Terraform type (`implied`) or another field (`derived`) decides. What the text sets
 * itself is never replaced. The added value stands where the fact that decides stands: the block, or the resource's head.
 */
export function completeFields(spec: KindSpec, tf: TerraformType | undefined, fields: ObjectValue): ObjectValue {
  const added: Record<string, Value> = {};
  for (const [name, value] of Object.entries(tf?.implied ?? {}))
    if (fields.fields[name] === undefined)
      added[name] = { type: "scalar", value, range: fields.headRange ?? fields.range };
  const derived = spec.derived && derive(spec.derived, fields);
  if (spec.derived && derived && added[spec.derived.field] === undefined) added[spec.derived.field] = derived;
  return Object.keys(added).length === 0 ? fields : { ...fields, fields: { ...fields.fields, ...added } };
}

/** One certain field decides; one that may or may not be there leaves the value unknown. */
function derive(rule: NonNullable<KindSpec["derived"]>, fields: ObjectValue): Value | undefined {
  if (fields.fields[rule.field] !== undefined) return undefined;
  let certain: Value | undefined;
  for (const [name, value] of Object.entries(rule.fromPresent)) {
    const present = fields.fields[name];
    if (present === undefined) continue;
    const range = present.headRange ?? present.range;
    if (present.type === "unknown" || (present.type === "list" && present.open !== undefined))
      return {
        type: "unknown",
        range,
        reason: "it follows from a block that may or may not be there",
        expression: name,
      };
    if (present.type === "object" || (present.type === "list" && present.items.length > 0))
      certain ??= { type: "scalar", value, range };
  }
  return certain;
}
