/** What a block says for an attribute that is read from elsewhere: `google_compute_backend_service.web.name`. */
import { attributeOf } from "./attributes";
import type { Context } from "./evaluate/context";
import { evaluate } from "./evaluate/evaluate";
import { applySteps } from "./evaluate/traversal";
import type { Evaluated } from "./evaluate/value";
import type { Declaration } from "./module-index";
import { type Body, type Expression, isBlock } from "./syntax";

/** The value of an argument, also of one in a nested block; undefined where the block does not set it. */
export function readArgument(
  declaration: Declaration,
  path: readonly (string | number)[],
  context: Context,
): Evaluated | undefined {
  let body: Body = declaration.top.block.body;
  for (const [index, step] of path.entries()) {
    if (typeof step !== "string") return undefined;
    const attribute = attributeOf(body.items, step);
    if (attribute) {
      const rest = path.slice(index + 1);
      const value = evaluate(attribute.value, context);
      return rest.length === 0 ? value : applySteps(value, rest.map(toStep), attribute.value, context);
    }
    const next = path[index + 1];
    const blocks = body.items.filter(isBlock).filter((it) => it.type === step);
    const block = blocks[typeof next === "number" ? next : 0];
    if (!block) return undefined;
    if (typeof next === "number") return inBlock(block.body, path.slice(index + 2), context);
    body = block.body;
  }
  return undefined;
}

function inBlock(body: Body, path: readonly (string | number)[], context: Context): Evaluated | undefined {
  const [name, ...rest] = path;
  const attribute = typeof name === "string" ? attributeOf(body.items, name) : undefined;
  return attribute && rest.length === 0 ? evaluate(attribute.value, context) : undefined;
}

function toStep(step: string | number) {
  const span = { start: 0, end: 0 };
  if (typeof step === "string") return { node: "attr" as const, name: step, ...span };
  const key: Expression = { node: "literal", value: step, ...span };
  return { node: "index" as const, key, ...span };
}
