/** `count` and `for_each`: which instances there are, and what `count.index` and `each` are in each. */
import type { Many } from "../../model/resource";
import type { InstanceKey } from "./addresses";
import { attributeOf } from "./attributes";
import { bind, type Context, type Instances, textOf } from "./evaluate/context";
import { evaluate } from "./evaluate/evaluate";
import { expandInstances } from "./evaluate/traversal";
import { type Evaluated, emptyFields, scalar, toPlain } from "./evaluate/value";
import type { Declaration } from "./module-index";
import type { Body } from "./syntax";

/** More instances than this stay one resource that stands for all. */
export const mostInstances = 1000;

/** What `count` or `for_each` of a block make of it; undefined where it has neither. */
export function readInstances(items: Body["items"], context: Context): Instances | undefined {
  const count = attributeOf(items, "count");
  if (count) return countInstances(evaluate(count.value, context));
  const forEach = attributeOf(items, "for_each");
  return forEach ? forEachInstances(evaluate(forEach.value, context), context) : undefined;
}

/** The context inside one instance; without a key, inside whichever. */
export function inInstance(context: Context, instances: Instances | undefined, key: InstanceKey | undefined): Context {
  if (!instances) return context;
  const at = key === undefined ? -1 : (instances.keys?.indexOf(key) ?? -1);
  if (key === undefined || at < 0) return instances.each ? { ...context, each: instances.each } : context;
  const range = { file: context.file, start: context.offset, end: context.offset };
  const fields = emptyFields<Evaluated>();
  if (instances.by === "count") {
    fields.index = scalar(key, range);
    return bind(context, "count", { type: "object", fields, range });
  }
  fields.key = scalar(key, range);
  fields.value = instances.values?.[at] ?? scalar(key, range);
  return bind(context, "each", { type: "object", fields, range });
}

/** What a block stands for whose instances are not told apart. */
export function manyOf(declaration: Declaration, { by }: Instances, context: Context): Many | undefined {
  const value = attributeOf(declaration.top.block.body.items, by)?.value;
  return value && { by, expression: textOf(value, context) };
}

function countInstances(value: Evaluated): Instances {
  const unknown = (reason: string): Instances => ({ by: "count", keys: undefined, reason });
  const plain = toPlain(value);
  if ("unknown" in plain) return unknown(`the count is not known: ${plain.unknown}`);
  const number = Number(plain.plain);
  if (plain.plain === null || !Number.isInteger(number) || number < 0) return unknown("the count is no usable number");
  if (number > mostInstances) return unknown(`there are ${number}, more than are shown one by one`);
  return { by: "count", keys: Array.from({ length: number }, (_, index) => index), reason: "" };
}

function forEachInstances(value: Evaluated, context: Context): Instances {
  const unknown = (reason: string): Instances => ({
    by: "for_each",
    keys: undefined,
    reason,
    // for_each over another resource: each.value is that resource.
    ...(value.type === "reference" && value.attribute === "" ? { each: value } : {}),
  });
  const expanded = expandInstances(value, context);
  if (expanded.type === "unknown") return unknown(`the for_each is not known: ${expanded.reason}`);
  if (expanded.type !== "list" && expanded.type !== "object")
    return unknown(
      expanded.type === "reference" ? "it follows the instances of another resource" : "the for_each is no collection",
    );
  if (expanded.open !== undefined) return unknown(expanded.open);
  const entries: [string, Evaluated][] = [];
  if (expanded.type === "object") entries.push(...Object.entries(expanded.fields));
  else
    for (const item of expanded.items) {
      const plain = toPlain(item);
      if ("unknown" in plain || typeof plain.plain !== "string") return unknown("a key of the for_each is not known");
      entries.push([plain.plain, item]);
    }
  if (entries.length > mostInstances) return unknown(`there are ${entries.length}, more than are shown one by one`);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    by: "for_each",
    keys: entries.map(([key]) => key),
    values: entries.map(([, item]) => (value.via ? { ...item, via: [...(item.via ?? []), ...value.via] } : item)),
    reason: "",
  };
}
