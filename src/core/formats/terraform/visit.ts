/** Walking over the syntax tree. */
import { type Attribute, type Block, type Body, type Expression, isBlock, type Step } from "./syntax";

/** Calls `visit` for a body's items, all the way down, outer ones first. */
export function visitItems(body: Body, visit: (item: Attribute | Block) => void): void {
  for (const item of body.items) {
    visit(item);
    if (isBlock(item)) visitItems(item.body, visit);
  }
}

/** Calls `visit` for every expression in a block, all the way down, outer ones first. */
export function visitBlockExpressions(block: Block, visit: (expression: Expression) => void): void {
  visitItems(block.body, (item) => {
    if (!isBlock(item)) visitExpressions(item.value, visit);
  });
}

/** Calls `visit` for an expression and all those inside it, outer ones first. */
export function visitExpressions(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  for (const child of childrenOf(expression)) visitExpressions(child, visit);
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.node) {
    case "literal":
    case "invalid":
      return [];
    case "template":
      return expression.parts.flatMap((it) => (typeof it !== "string" && it.value ? [it.value] : []));
    case "traversal": {
      const inSteps = expression.steps.flatMap((it: Step) => (it.node === "index" ? [it.key] : []));
      return typeof expression.root === "string" ? inSteps : [expression.root, ...inSteps];
    }
    case "call":
      return expression.args;
    case "tuple":
      return expression.items;
    case "object":
      return expression.entries.flatMap((it) => [it.key, it.value]);
    case "conditional":
      return [expression.test, expression.then, expression.otherwise];
    case "binary":
      return [expression.left, expression.right];
    case "unary":
      return [expression.operand];
    case "for":
      return [expression.collection, expression.key, expression.value, expression.condition].filter(
        (it) => it !== undefined,
      );
    case "parens":
      return [expression.inner];
  }
}
