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
  if (spec.derived && fields.fields[spec.derived.field] === undefined && added[spec.derived.field] === undefined) {
    for (const [present, value] of Object.entries(spec.derived.fromPresent)) {
      const decisive = fields.fields[present];
      if (decisive === undefined || (decisive.type !== "object" && decisive.type !== "list")) continue;
      added[spec.derived.field] = { type: "scalar", value, range: decisive.headRange ?? decisive.range };
      break;
    }
  }
  return Object.keys(added).length === 0 ? fields : { ...fields, fields: { ...fields.fields, ...added } };
}
