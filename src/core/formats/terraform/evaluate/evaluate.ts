/**
 * Expressions to values. Never throws, always ends: what cannot be evaluated is unknown, with the reason in plain words.
 */
import type { Expression, For, ObjectExpression } from "../syntax";
import { bind, type Context, deepest, failure, mostSteps, rangeOf, unknown, unknownFrom } from "./context";
import { callFunction } from "./functions/call";
import { evaluateBinary, evaluateConditional, evaluateUnary } from "./operators";
import { pairsOf } from "./pairs";
import { evaluateTemplate } from "./template";
import { plainToString } from "./to-text";
import { evaluateTraversal, expandInstances } from "./traversal";
import { type Evaluated, emptyFields, scalar, toPlain } from "./value";

/** The value of an expression in its context. */
export function evaluate(expression: Expression, context: Context): Evaluated {
  const { effort } = context.definitions;
  if (effort.depth > deepest) return unknown(expression, context, "it is nested too deeply");
  if (effort.steps > mostSteps) return unknown(expression, context, "it takes too long to evaluate");
  effort.depth++;
  effort.steps++;
  try {
    const value = dispatch(expression, context);
    return computes(expression) && !value.computed ? { ...value, computed: true } : value;
  } finally {
    effort.depth--;
  }
}

/** Whether an expression makes something new of what it is made of, rather than say it or name it. */
function computes(expression: Expression): boolean {
  switch (expression.node) {
    case "call":
    case "conditional":
    case "binary":
    case "for":
      return true;
    case "unary":
      return expression.operand.node !== "literal";
    case "template":
      return expression.parts.length > 1 && expression.parts.some((it) => typeof it !== "string");
    default:
      return false;
  }
}

function dispatch(expression: Expression, context: Context): Evaluated {
  switch (expression.node) {
    case "literal":
      return expression.value === null
        ? { type: "null", range: rangeOf(expression, context) }
        : scalar(expression.value, rangeOf(expression, context));
    case "template":
      return evaluateTemplate(expression, context);
    case "parens": {
      const value = evaluate(expression.inner, context);
      return { ...value, range: rangeOf(expression, context) };
    }
    case "traversal":
      return evaluateTraversal(expression, context);
    case "call":
      return callFunction(expression, context);
    case "tuple":
      return {
        type: "list",
        items: expression.items.map((it) => evaluate(it, context)),
        range: rangeOf(expression, context),
      };
    case "object":
      return evaluateObject(expression, context);
    case "conditional":
      return evaluateConditional(expression, context);
    case "binary":
      return evaluateBinary(expression, context);
    case "unary":
      return evaluateUnary(expression, context);
    case "for":
      return evaluateFor(expression, context);
    case "invalid":
      return unknown(expression, context, "syntax error");
  }
}

function evaluateObject(expression: ObjectExpression, context: Context): Evaluated {
  const fields = emptyFields();
  let open: string | undefined;
  for (const entry of expression.entries) {
    const key = keyOf(entry.key, context);
    if ("reason" in key) open ??= key.reason;
    else fields[key.text] = evaluate(entry.value, context);
  }
  return { type: "object", fields, range: rangeOf(expression, context), ...(open === undefined ? {} : { open }) };
}

/** A bare word is its own text; anything else is evaluated. */
function keyOf(key: Expression, context: Context): { text: string } | { reason: string } {
  if (key.node === "traversal" && typeof key.root === "string" && key.steps.length === 0) return { text: key.root };
  if (key.node === "literal") return { text: String(key.value) };
  const value = toPlain(evaluate(key, context));
  if ("unknown" in value) return { reason: value.unknown };
  return value.plain === null || typeof value.plain === "object"
    ? { reason: "a key is no text" }
    : { text: plainToString(value.plain) };
}

function evaluateFor(expression: For, context: Context): Evaluated {
  const collection = expandInstances(evaluate(expression.collection, context), context);
  const range = rangeOf(expression, context);
  const makesObject = expression.key !== undefined;
  if (collection.type === "unknown") return unknownFrom(collection, expression, context);
  const found = pairsOf(collection, range);
  if (!found)
    return collection.type === "reference"
      ? unknown(expression, context, "the collection is known only after apply")
      : failure(expression, context, "only a collection can be iterated over");
  let { open } = found;
  const items: Evaluated[] = [];
  const fields = emptyFields();
  for (const [key, value] of found.pairs) {
    let inside = bind(context, expression.valueName, value);
    if (expression.keyName !== undefined) inside = bind(inside, expression.keyName, key);
    if (expression.condition) {
      const test = toPlain(evaluate(expression.condition, inside));
      if ("unknown" in test) {
        open ??= test.unknown;
        continue;
      }
      if (test.plain !== true && test.plain !== "true") continue;
    }
    const result = evaluate(expression.value, inside);
    if (!expression.key) {
      items.push(result);
      continue;
    }
    const name = toPlain(evaluate(expression.key, inside));
    if ("unknown" in name || name.plain === null || typeof name.plain === "object") {
      open ??= "unknown" in name ? name.unknown : "a key is no text";
      continue;
    }
    const text = plainToString(name.plain);
    const before = fields[text];
    if (!expression.grouped) {
      if (before !== undefined) return failure(expression, context, `two elements have the key "${text}"`);
      fields[text] = result;
    } else
      fields[text] = { type: "list", items: before?.type === "list" ? [...before.items, result] : [result], range };
  }
  const rest = open === undefined ? {} : { open };
  return makesObject ? { type: "object", fields, range, ...rest } : { type: "list", items, range, ...rest };
}
