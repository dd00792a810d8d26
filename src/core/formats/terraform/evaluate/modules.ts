/** `module.NAME` in expressions: an output, or the outputs of all instances. */
import type { InstanceKey } from "../addresses";
import type { Traversal } from "../syntax";
import { type Context, type DeclaredCall, failure, rangeOf, unknown } from "./context";
import { keyOf } from "./traversal";
import { type Evaluated, emptyFields } from "./value";

/** The value of the first steps of `module.NAME…`, and how many steps that took. */
export function moduleValue(
  name: string,
  expression: Traversal,
  context: Context,
): { readonly value: Evaluated; readonly used: number } {
  const call = context.definitions.call(name);
  const { steps } = expression;
  if (!call) return { value: failure(expression, context, `module "${name}" is not declared`), used: steps.length };
  const [, second, third] = steps;
  const indexed = second?.node === "index" ? second : undefined;
  const last = indexed ? third : second;
  const output = last?.node === "attr" ? last.name : undefined;
  if (call.missing !== undefined) {
    const target = { by: "outside", what: "module", reason: call.missing } as const;
    const full = output === undefined ? call.address : `${call.address}.${output}`;
    return {
      value: {
        type: "reference",
        target: { ...target, name: full },
        attribute: "",
        range: rangeOf(expression, context),
      },
      used: (output === undefined ? 1 : 2) + (indexed ? 1 : 0),
    };
  }
  const { instances } = call;
  if (!instances || (!instances.keys && !indexed)) {
    if (output !== undefined && !indexed)
      return { value: outputOf(call, output, undefined, expression, context), used: 2 };
    const one = outputsOf(call, undefined, expression, context);
    return !instances
      ? { value: one, used: 1 }
      : { value: { type: "list", items: [one], open: instances.reason, set: true, range: one.range }, used: 1 };
  }
  if (!indexed) return { value: allOf(call, instances.keys ?? [], expression, context), used: 1 };
  const given = keyOf(indexed.key, context);
  if (typeof given === "object" && instances.keys)
    return { value: unknown(expression, context, given.reason), used: steps.length };
  const key = typeof given === "object" ? undefined : instances.by === "count" ? Number(given) : String(given);
  if (instances.keys && key !== undefined && !instances.keys.includes(key)) {
    const reason = `${call.address} has no instance ${JSON.stringify(key)}`;
    return { value: failure(expression, context, reason), used: steps.length };
  }
  const at = instances.keys ? key : undefined;
  return output === undefined
    ? { value: outputsOf(call, at, expression, context), used: 2 }
    : { value: outputOf(call, output, at, expression, context), used: 3 };
}

function outputOf(
  call: DeclaredCall,
  name: string,
  key: InstanceKey | undefined,
  expression: Traversal,
  context: Context,
): Evaluated {
  return call.output(name, key) ?? failure(expression, context, `${call.address} has no output "${name}"`);
}

/** The outputs of one instance. Each is evaluated when it is asked for: others may need what this one is an input of. */
function outputsOf(
  call: DeclaredCall,
  key: InstanceKey | undefined,
  expression: Traversal,
  context: Context,
): Evaluated {
  const fields = emptyFields();
  for (const name of call.outputs)
    Object.defineProperty(fields, name, {
      enumerable: true,
      configurable: true,
      get: () => outputOf(call, name, key, expression, context),
    });
  return { type: "object", fields, range: rangeOf(expression, context) };
}

function allOf(call: DeclaredCall, keys: readonly InstanceKey[], expression: Traversal, context: Context): Evaluated {
  const range = rangeOf(expression, context);
  const one = (key: InstanceKey) => outputsOf(call, key, expression, context);
  if (call.instances?.by === "count") return { type: "list", items: keys.map(one), range };
  const fields = emptyFields();
  for (const key of keys) fields[String(key)] = one(key);
  return { type: "object", fields, range };
}
