/** Names and the steps after them: variables, locals, resources, data sources, modules, and what `for` binds. */
import type { Origin, Reference } from "../../../model/value";
import { hasOwnKey, type InstanceKey, keyText } from "../addresses";
import type { Expression, Step, Traversal } from "../syntax";
import { type AddressTarget, type Context, failure, rangeOf, unknown, unknownFrom } from "./context";
import { evaluate } from "./evaluate";
import { moduleValue } from "./modules";
import { plainToNumber, plainToString } from "./to-text";
import { type Evaluated, emptyFields, Refusal, scalar, toPlain } from "./value";

export function evaluateTraversal(expression: Traversal, context: Context): Evaluated {
  const { root, steps } = expression;
  const start =
    typeof root === "string" ? named(root, expression, context) : { value: evaluate(root, context), used: 0 };
  const { value, used } = start;
  const result = applySteps(value, steps.slice(used), expression, context);
  const range = rangeOf(expression, context);
  return result.type === "scalar"
    ? { ...result, range, written: result.written ?? result.range }
    : { ...result, range };
}

/** The value that a root name and its first steps mean, and how many steps that took. */
function named(root: string, expression: Traversal, context: Context): { value: Evaluated; used: number } {
  const { steps } = expression;
  const first = attributeName(steps[0]);
  for (let it = context.bindings; it; it = it.outer) if (it.name === root) return { value: it.value, used: 0 };
  const { definitions } = context;
  switch (root) {
    case "var":
      if (first === undefined) break;
      return {
        value: definitions.variable(first) ?? unknown(expression, context, `variable "${first}" is not declared`),
        used: 1,
      };
    case "local":
      if (first === undefined) break;
      return {
        value: definitions.local(first) ?? unknown(expression, context, `local value "${first}" is not declared`),
        used: 1,
      };
    case "each":
      if (first === "value" && context.each) return { value: context.each, used: 1 };
      return {
        value: unknown(expression, context, `each.${first} of a for_each that is not expanded`),
        used: steps.length,
      };
    case "count":
      return { value: unknown(expression, context, "count.index of a count that is not expanded"), used: steps.length };
    case "self":
      return { value: unknown(expression, context, "self is known only after apply"), used: steps.length };
    case "path":
      if (first === "module" || first === "root") {
        const folder = first === "module" ? definitions.folder : ".";
        return { value: scalar(folder, rangeOf(expression, context)), used: 1 };
      }
      return { value: unknown(expression, context, "a path of the machine that runs Terraform"), used: steps.length };
    case "terraform":
      return { value: unknown(expression, context, "the workspace is chosen when Terraform runs"), used: steps.length };
    case "module":
      if (first === undefined) break;
      return moduleValue(first, expression, context);
    case "data":
    case "ephemeral": {
      const second = attributeName(steps[1]);
      if (first === undefined) break;
      const name = second === undefined ? `data.${first}` : `data.${first}.${second}`;
      const link = root === "data" ? definitions.dataLink(name) : undefined;
      return {
        value: {
          type: "reference",
          target: { by: "outside", what: "data", name, ...(link === undefined ? {} : { link }) },
          attribute: "",
          range: rangeOf(expression, context),
        },
        used: second === undefined ? 1 : 2,
      };
    }
  }
  if (first === undefined)
    return { value: failure(expression, context, `"${root}" names nothing`), used: steps.length };
  const reference: Reference = {
    type: "reference",
    target: definitions.target(`${root}.${first}`),
    attribute: "",
    range: rangeOf(expression, context),
  };
  return { value: reference, used: 1 };
}

function attributeName(step: Step | undefined): string | undefined {
  return step?.node === "attr" ? step.name : undefined;
}

/** Applies steps one after the other; those after a splat apply to each element. */
export function applySteps(value: Evaluated, steps: readonly Step[], at: Expression, context: Context): Evaluated {
  let current = value;
  for (const [index, step] of steps.entries()) {
    if (current.type === "unknown") return unknownFrom(current, at, context);
    if (step.node === "splat") {
      const rest = steps.slice(index + 1);
      const list = asSplat(current, at, context);
      if (list.type !== "list") return list;
      return { ...list, items: list.items.map((it) => applySteps(it, rest, at, context)) };
    }
    const key = step.node === "attr" ? step.name : keyOf(step.key, context);
    if (typeof key === "object" && current.type === "reference")
      current = extend(current, undefined, step, at, context);
    else if (typeof key === "object") return unknown(at, context, key.reason);
    else if (current.type === "reference") current = extend(current, key, step, at, context);
    else current = select(current, key, at, context);
  }
  return current;
}

export function keyOf(key: Expression, context: Context): string | number | { reason: string } {
  const plain = toPlain(evaluate(key, context));
  if ("unknown" in plain) return { reason: plain.unknown };
  if (typeof plain.plain === "number") return plain.plain;
  return typeof plain.plain === "string" ? plain.plain : { reason: "the index is neither a number nor a text" };
}

/** An element of a list or a field of an object. */
function select(value: Evaluated, key: string | number, at: Expression, context: Context): Evaluated {
  if (value.type === "object") {
    const found = value.fields[plainToString(key)];
    if (found) return withVia(found, value.via);
    if (value.open !== undefined) return unknown(at, context, value.open);
    return failure(at, context, `it has no attribute "${key}"`);
  }
  if (value.type === "list") {
    if (value.set) return failure(at, context, "the elements of a set have no index");
    try {
      const index = plainToNumber(key);
      const found = Number.isInteger(index) && index >= 0 ? value.items[index] : undefined;
      // In a list that may hold more or other elements, positions are not certain.
      if (value.open !== undefined) return unknown(at, context, value.open);
      return found ? withVia(found, value.via) : failure(at, context, `the list has no element ${key}`);
    } catch (error) {
      if (error instanceof Refusal) return failure(at, context, `a list has no attribute "${key}"`);
      throw error;
    }
  }
  return failure(at, context, value.type === "null" ? "it is null" : "a plain value has no attributes");
}

function withVia(value: Evaluated, via: readonly Origin[] | undefined): Evaluated {
  return via === undefined ? value : { ...value, via: [...(value.via ?? []), ...via] };
}

/** A reference with one step more: an instance key, or (part of) the attribute that is read. */
function extend(
  value: Reference,
  key: string | number | undefined,
  step: Step,
  at: Expression,
  context: Context,
): Evaluated {
  const { target } = value;
  const { value: _, ...bare } = value;
  if (value.attribute === "" && step.node === "index") {
    if (target.by !== "address" || hasOwnKey(target.instance)) return bare;
    const instances = context.definitions.resource(target)?.instances;
    if (key === undefined) {
      const keys = instances?.keys ?? [];
      const [only] = keys;
      if (keys.length > 1)
        return unknown(
          at,
          context,
          `one of the ${keys.length} instances of ${target.address}, by a key that is not known`,
        );
      return only === undefined ? bare : { ...bare, target: withKey(target, only) };
    }
    const own = instances?.by === "count" ? Number(key) : instances ? String(key) : key;
    if (instances?.keys && !instances.keys.includes(own))
      return failure(at, context, `${target.address} has no instance ${JSON.stringify(own)}`);
    return { ...bare, target: withKey(target, own) };
  }
  const name = step.node === "attr" ? `${value.attribute && "."}${step.name}` : `[${key ?? "?"}]`;
  const attribute = `${value.attribute}${name}`;
  const extended: Reference = { ...bare, attribute };
  if (target.by !== "address") return extended;
  const read = readArgument(target, attribute, context);
  return read === undefined ? extended : { ...extended, value: read };
}

function withKey(target: AddressTarget, key: InstanceKey): AddressTarget {
  return { ...target, instance: `${target.instance ?? target.address}${keyText(key)}` };
}

/** The plain value of an attribute that the referenced block sets itself. */
function readArgument(
  target: AddressTarget,
  attribute: string,
  context: Context,
): string | number | boolean | undefined {
  const path = attribute.split(/[.[\]]+/).filter((it) => it !== "");
  const value = context.definitions.resource(target)?.argument(path.map((it) => (/^\d+$/.test(it) ? Number(it) : it)));
  if (value?.type === "scalar") return value.value;
  return value?.type === "reference" ? value.value : undefined;
}

/** The list that a splat runs over: a list itself, the instances of a resource, null as none, anything else as one. */
function asSplat(value: Evaluated, at: Expression, context: Context): Evaluated {
  const range = rangeOf(at, context);
  const expanded = expandInstances(value, context);
  if (expanded.type === "list") return { ...expanded, range };
  if (expanded.type === "null") return { type: "list", items: [], range };
  if (expanded.type === "object" && value.type === "reference")
    return {
      type: "list",
      items: Object.values(expanded.fields),
      range,
      ...(expanded.open === undefined ? {} : { open: expanded.open }),
    };
  return { type: "list", items: [expanded], range };
}

/** A reference to a resource with count or for_each as the list or map of its instances; any other value as it is. */
export function expandInstances(value: Evaluated, context: Context): Evaluated {
  if (value.type !== "reference" || value.attribute !== "" || value.target.by !== "address") return value;
  const { target } = value;
  if (hasOwnKey(target.instance)) return value;
  const instances = context.definitions.resource(target)?.instances;
  if (!instances) return value;
  const { keys, reason, by } = instances;
  const one = (key: InstanceKey): Reference => ({ ...value, target: withKey(target, key) });
  if (by === "count")
    return keys
      ? { type: "list", items: keys.map(one), range: value.range }
      : { type: "list", items: [value], open: reason, range: value.range };
  const fields = emptyFields();
  for (const key of keys ?? []) fields[String(key)] = one(String(key));
  if (keys) return { type: "object", fields, range: value.range };
  // Some instances of it, under keys that are not known.
  return { type: "list", items: [value], open: reason, set: true, range: value.range };
}
