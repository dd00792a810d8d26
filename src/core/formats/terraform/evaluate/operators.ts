/** Operators and conditionals. */
import type { Binary, Conditional, Unary } from "../syntax";
import { type Context, failure, rangeOf, unknown, unknownFrom } from "./context";
import { evaluate } from "./evaluate";
import { plainToBoolean, plainToNumber } from "./to-text";
import { type Evaluated, type Plain, Refusal, sameValue, scalar, toPlain } from "./value";

/** With an unknown test the result is known only where both sides are the same. */
export function evaluateConditional(expression: Conditional, context: Context): Evaluated {
  const test = evaluate(expression.test, context);
  const known = asBoolean(test);
  const range = rangeOf(expression, context);
  if (known !== undefined) {
    const value = evaluate(known ? expression.then : expression.otherwise, context);
    return { ...value, range };
  }
  const then = evaluate(expression.then, context);
  const otherwise = evaluate(expression.otherwise, context);
  if ((then.type === "null" && otherwise.type === "null") || sameValue(then, otherwise) === true)
    return { ...then, range };
  if (test.type === "unknown") return unknownFrom(test, expression, context);
  return unknown(expression, context, "the condition is not known");
}

export function evaluateUnary(expression: Unary, context: Context): Evaluated {
  return compute(expression, context, [evaluate(expression.operand, context)], ([operand = null]) =>
    expression.operator === "-" ? -plainToNumber(operand) : !plainToBoolean(operand),
  );
}

export function evaluateBinary(expression: Binary, context: Context): Evaluated {
  const { operator } = expression;
  const left = evaluate(expression.left, context);
  if (operator === "&&" || operator === "||") return evaluateLogic(expression, left, context);
  const right = evaluate(expression.right, context);
  if (operator === "==" || operator === "!=") {
    const same = equal(left, right);
    if (same !== undefined) return scalar(operator === "==" ? same : !same, rangeOf(expression, context));
    if (left.type === "unknown") return unknownFrom(left, expression, context);
    if (right.type === "unknown") return unknownFrom(right, expression, context);
    return unknown(expression, context, "one side is known only after apply");
  }
  return compute(expression, context, [left, right], ([a = null, b = null]) =>
    arithmetic(operator, plainToNumber(a), plainToNumber(b)),
  );
}

/** One side may decide alone, whatever the other is. */
function evaluateLogic(expression: Binary, left: Evaluated, context: Context): Evaluated {
  const decides = expression.operator === "||";
  const range = rangeOf(expression, context);
  const right = evaluate(expression.right, context);
  // Terraform evaluates both sides, and refuses when it has to refuse one.
  for (const side of [left, right])
    if (side.type === "unknown" && side.failed) return unknownFrom(side, expression, context);
  const one = asBoolean(left);
  const other = asBoolean(right);
  if (one === decides || other === decides) return scalar(decides, range);
  if (one !== undefined && other !== undefined) return scalar(!decides, range);
  return unknownFrom(one === undefined ? left : right, expression, context);
}

function asBoolean(value: Evaluated): boolean | undefined {
  const plain = toPlain(value);
  if ("unknown" in plain) return undefined;
  try {
    return plainToBoolean(plain.plain);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Values of different type are not equal, except that a reference to an object is certainly not null. */
function equal(left: Evaluated, right: Evaluated): boolean | undefined {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const)
    if (one.type === "null") {
      if (other.type === "reference") return identity.test(other.attribute) ? false : undefined;
      if (other.type !== "unknown") return other.type === "null";
    }
  return sameValue(left, right);
}

/** Attributes that an object always has. */
const identity = /^(?:id|self_link|name|instance_group|)$/;

function arithmetic(operator: Binary["operator"], a: number, b: number): Plain {
  switch (operator) {
    case "+":
      return tidy(a + b);
    case "-":
      return tidy(a - b);
    case "*":
      return tidy(a * b);
    case "/":
      return a / b;
    case "%":
      return a % b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    default:
      return a >= b;
  }
}

/** Terraform reckons in decimals of great precision: 0.1 + 0.2 is 0.3. */
function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function compute(
  expression: Binary | Unary,
  context: Context,
  operands: readonly Evaluated[],
  run: (plain: readonly Plain[]) => Plain,
): Evaluated {
  const plain: Plain[] = [];
  for (const operand of operands) {
    const value = toPlain(operand);
    if ("unknown" in value)
      return operand.type === "unknown"
        ? unknownFrom(operand, expression, context)
        : unknown(expression, context, value.unknown);
    plain.push(value.plain);
  }
  try {
    const result = run(plain);
    // Not even `try` catches a division by zero.
    if (typeof result === "number" && !Number.isFinite(result)) return unknown(expression, context, "division by zero");
    return scalar(result as string | number | boolean, rangeOf(expression, context));
  } catch (error) {
    if (error instanceof Refusal) return failure(expression, context, error.message);
    throw error;
  }
}
