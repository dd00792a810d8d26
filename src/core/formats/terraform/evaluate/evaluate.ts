/**
 * Expressions to values. Never throws, always ends: what cannot be evaluated is unknown, with the reason in plain words.
 */
import type { Expression, For, ObjectExpression, Template } from "../syntax";
import { bind, type Context, deepest, failure, largest, mostSteps, rangeOf, unknown, unknownFrom } from "./context";
import { callFunction } from "./functions/call";
import { evaluateBinary, evaluateConditional, evaluateUnary } from "./operators";
import { plainToString, toText } from "./to-text";
import { evaluateTraversal, expandInstances } from "./traversal";
import { type Evaluated, emptyFields, Refusal, scalar, toPlain } from "./value";

/** The value of an expression in its context. */
export function evaluate(expression: Expression, context: Context): Evaluated {
  const { effort } = context.definitions;
  if (effort.depth > deepest) return unknown(expression, context, "it is nested too deeply");
  if (effort.steps > mostSteps) return unknown(expression, context, "it takes too long to evaluate");
  effort.depth++;
  effort.steps++;
  try {
    return dispatch(expression, context);
  } finally {
    effort.depth--;
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

function evaluateTemplate(template: Template, context: Context): Evaluated {
  const [only] = template.parts;
  if (template.parts.length <= 1 && (only === undefined || typeof only === "string"))
    return scalar(only ?? "", rangeOf(template, context));
  // "${x}" alone is x itself, whatever its type.
  if (template.parts.length === 1 && typeof only === "object" && only.node === "interpolation")
    return { ...evaluate(only.value, context), range: rangeOf(template, context) };
  const link = linkOf(template, context);
  if (link) return link;
  let text = "";
  for (const part of template.parts) {
    if (typeof part === "string") text += part;
    else if (part.node === "directive") return unknown(template, context, "template directives are not evaluated");
    else {
      const value = evaluate(part.value, context);
      if (value.type === "unknown") return unknownFrom(value, template, context);
      try {
        text += toText(value);
      } catch (error) {
        if (error instanceof Refusal) return failure(template, context, error.message);
        throw error;
      }
      if (value.type === "reference" && value.value === undefined)
        return unknown(template, context, referenceInText(part.value, context));
    }
  }
  if (text.length > largest) return unknown(template, context, "the text is too long");
  return scalar(text, rangeOf(template, context));
}

/** "//service.googleapis.com/${x.id}" names x as x.id alone does. */
function linkOf(template: Template, context: Context): Evaluated | undefined {
  const [prefix, sequence] = template.parts;
  if (template.parts.length !== 2 || typeof prefix !== "string" || typeof sequence !== "object") return undefined;
  if (
    sequence.node !== "interpolation" ||
    !/^(?:https?:)?\/\/[a-z.]*googleapis\.com\/(?:compute\/\w+\/)?$/.test(prefix)
  )
    return undefined;
  const value = evaluate(sequence.value, context);
  const whole = value.type === "reference" && value.value === undefined && /^(?:id|self_link)$/.test(value.attribute);
  return whole ? { ...value, range: rangeOf(template, context) } : undefined;
}

function referenceInText(expression: Expression, context: Context): string {
  const { start, end } = rangeOf(expression, context);
  return `built from ${context.text.slice(start, Math.min(end, start + 60))}, which is not known here`;
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
  if (collection.type !== "list" && collection.type !== "object")
    return collection.type === "reference"
      ? unknown(expression, context, "the collection is known only after apply")
      : failure(expression, context, "only a collection can be iterated over");
  const pairs: [Evaluated, Evaluated][] =
    collection.type === "list"
      ? collection.items.map((item, index) => [collection.set ? item : scalar(index, range), item])
      : sortedEntries(collection.fields).map(([key, item]) => [scalar(key, range), item]);
  let { open } = collection;
  const items: Evaluated[] = [];
  const fields = emptyFields();
  for (const [key, value] of pairs) {
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

/** Terraform iterates over maps in the order of their keys. */
export function sortedEntries<T>(fields: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
