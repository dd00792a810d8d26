/** The body of a resource block as the fields of an API object. */
import type { FieldSpec } from "../../kinds/kind";
import { terraformFields } from "../../kinds/terraform-names";
import type { ObjectValue, Value } from "../../model/value";
import { expandDynamic } from "./dynamic";
import { type Context, rangeOf } from "./evaluate/context";
import { evaluate } from "./evaluate/evaluate";
import { toValue } from "./evaluate/value";
import { fitValue } from "./fit-value";
import { type Block, type Body, isBlock } from "./syntax";

/** Arguments and blocks of every resource that say nothing about the API object. */
const meta: ReadonlySet<string> = new Set([
  "count",
  "for_each",
  "provider",
  "depends_on",
  "lifecycle",
  "provisioner",
  "connection",
  "timeouts",
]);

/** The fields of a whole resource block. */
export function readFields(block: Block, specs: readonly FieldSpec[], type: string, context: Context): ObjectValue {
  const items = block.body.items.filter((it) => !meta.has(isBlock(it) ? it.type : it.name));
  return { ...readBody({ items }, specs, type, context), ...placeOf(block, context) };
}

/** A block that gives one value of a field; `open` where there may be more or none: why. */
export interface FieldBlock {
  readonly name: string;
  readonly value?: ObjectValue;
  readonly open?: { readonly reason: string; readonly block: Block };
}

function readBody(
  body: Body,
  specs: readonly FieldSpec[],
  type: string,
  context: Context,
): Pick<ObjectValue, "type" | "fields"> {
  const byName = terraformFields(specs, type);
  const fields: Record<string, Value> = {};
  for (const item of body.items) {
    if (!isBlock(item)) {
      const spec = byName.get(item.name);
      const value = toValue(evaluate(item.value, context));
      if (value === undefined) continue;
      fields[spec?.name ?? apiName(item.name)] = {
        ...fitValue(value, spec, type),
        fieldRange: rangeOf(item, context),
      };
      continue;
    }
    const inside = (block: Block, at: Context): ObjectValue => ({
      ...readBody(block.body, byName.get(nameOf(item))?.fields ?? [], type, at),
      ...placeOf(block, at),
    });
    for (const found of item.type === "dynamic"
      ? expandDynamic(item, context, inside)
      : [{ name: item.type, value: { ...inside(item, context), fieldRange: rangeOf(item, context) } }])
      addBlock(fields, found, byName.get(found.name), context);
  }
  return { type: "object", fields };
}

function nameOf(block: Block): string {
  return block.type === "dynamic" ? (block.labels[0]?.text ?? "") : block.type;
}

/** A block that is repeated, or whose field is a list, makes a list; one that stands alone is the object itself. */
function addBlock(
  fields: Record<string, Value>,
  found: FieldBlock,
  spec: FieldSpec | undefined,
  context: Context,
): void {
  const name = spec?.name ?? apiName(found.name);
  const before = fields[name];
  const single = spec !== undefined && spec.type !== "list";
  if (found.value) {
    if (before === undefined && spec?.type !== "list") fields[name] = found.value;
    else if (before === undefined || !single)
      fields[name] = {
        type: "list",
        items: [...itemsOf(before), found.value],
        range: before?.range ?? found.value.range,
        ...(before?.type === "list" && before.open !== undefined ? { open: before.open } : {}),
      };
  }
  if (!found.open || (single && before)) return;
  const { reason, block } = found.open;
  const range = rangeOf(block, context);
  const headRange = rangeOf(block.head, context);
  fields[name] = single
    ? { type: "unknown", reason, expression: `dynamic "${found.name}"`, range, fieldRange: range, headRange }
    : {
        type: "list",
        items: itemsOf(before),
        open: reason,
        range: before?.range ?? range,
        ...(before ? {} : { fieldRange: range, headRange }),
      };
}

function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.type === "list" ? value.items : [value];
}

function placeOf(block: Block, context: Context): Pick<ObjectValue, "range" | "headRange"> {
  return { range: rangeOf(block, context), headRange: rangeOf(block.head, context) };
}

/** `max_rate_per_instance` to `maxRatePerInstance`: the API's name where the tables say nothing else. */
export function apiName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
