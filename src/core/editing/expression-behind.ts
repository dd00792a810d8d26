/** Expressions behind values: what the text says instead of the value is not overwritten without a word. */
import type { Value } from "../model/value";

/** What a value, or a part of it, is read from or made by; undefined where the text spells it. */
export function expressionBehind(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const own = ownExpression(value);
  if (own !== undefined) return own;
  if (value.type !== "list" && value.type !== "object") return undefined;
  const parts = value.type === "list" ? value.items : Object.values(value.fields);
  return value.open ?? parts.map(expressionBehind).find((it) => it !== undefined);
}

/** The same of the value as a whole. */
export function ownExpression(value: Value): string | undefined {
  if (value.type === "unknown") return value.expression || "an expression";
  return value.via?.[0]?.what ?? (value.computed ? "an expression" : undefined);
}
