/** What an expression plainly says: a literal, or a reference to a resource. Nothing is evaluated. */
import type { ScalarType } from "../../../model/value";
import type { Expression, Span, Template, Traversal } from "../syntax";
import { visitExpressions } from "../visit";

/** The literal that an expression is: a scalar, null, or undefined where it is no literal. */
export function literalOf(expression: Expression): ScalarType | null | undefined {
  switch (expression.node) {
    case "literal":
      return expression.value;
    case "parens":
      return literalOf(expression.inner);
    case "template": {
      const parts: string[] = [];
      for (const part of expression.parts) {
        if (typeof part !== "string") return undefined;
        parts.push(part);
      }
      return parts.join("");
    }
    case "unary": {
      const operand = literalOf(expression.operand);
      return expression.operator === "-" && typeof operand === "number" ? -operand : undefined;
    }
    default:
      return undefined;
  }
}

/** `google_compute_url_map.web["a"].id` taken apart. */
export interface ResourceReference {
  readonly type: string;
  readonly label: string;
  /** The key's expression, where there is one. */
  readonly key?: Expression;
  /** The attributes read: `id`, `self_link`, or several joined by dots. */
  readonly attribute: string;
  readonly traversal: Traversal;
  /** From the type to the label: what a rename replaces the end of. */
  readonly labelStep: Span;
}

/**
 * The reference to a resource that an expression is: a traversal, also in parentheses or alone in a template
 * (`"${google_x.y.id}"`). References to locals, variables, data sources and modules are none.
 */
export function referenceOf(expression: Expression): ResourceReference | undefined {
  if (expression.node === "parens") return referenceOf(expression.inner);
  if (expression.node === "template") {
    const inner = soleInterpolation(expression);
    return inner && referenceOf(inner);
  }
  return expression.node === "traversal" ? resourceTraversal(expression) : undefined;
}

/** What a template that is nothing else puts in: `"${x}"` is x. */
function soleInterpolation({ parts }: Template): Expression | undefined {
  const [only, ...rest] = parts;
  return only !== undefined && rest.length === 0 && typeof only !== "string" && only.node === "interpolation"
    ? only.value
    : undefined;
}

/** A traversal that begins with a resource's type and label. */
export function resourceTraversal(traversal: Traversal): ResourceReference | undefined {
  const [first, ...rest] = traversal.steps;
  if (typeof traversal.root !== "string" || !traversal.root.includes("_") || first?.node !== "attr") return undefined;
  const key = rest[0]?.node === "index" ? rest[0].key : undefined;
  return {
    type: traversal.root,
    label: first.name,
    ...(key ? { key } : {}),
    attribute: rest.flatMap((it) => (it.node === "attr" ? [it.name] : [])).join("."),
    traversal,
    labelStep: first,
  };
}

/** The name in `local.NAME`, when that is all the expression is. */
export function localName(expression: Expression): string | undefined {
  if (expression.node === "parens") return localName(expression.inner);
  if (expression.node === "template") {
    const inner = soleInterpolation(expression);
    return inner && localName(inner);
  }
  if (expression.node !== "traversal" || expression.root !== "local") return undefined;
  const [step, ...rest] = expression.steps;
  return step?.node === "attr" && rest.length === 0 ? step.name : undefined;
}

/** Whether an expression reads what differs from one instance of the resource to the next: `each.…`, `count.…`. */
export function isPerInstance(expression: Expression): boolean {
  let found = false;
  visitExpressions(expression, (it) => {
    if (it.node === "traversal" && (it.root === "each" || it.root === "count")) found = true;
  });
  return found;
}
