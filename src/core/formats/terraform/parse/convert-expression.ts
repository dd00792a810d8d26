/** Expressions: tree-sitter nodes to the syntax tree. Offsets are relative to the block's start (`base`). */
import type { Node } from "web-tree-sitter";
import type { Binary, Conditional, Expression, ObjectExpression, Step, Traversal, Unary } from "../syntax";
import { convertHeredoc, convertQuoted } from "./convert-template";

/** What a conversion of one top-level block carries along. */
export interface Conversion {
  readonly text: string;
  readonly base: number;
  /**
   * Set when the text is not what Terraform accepts although the grammar does (it does not see line breaks, for
   * example). The tolerant parser then reads the block, and says what is wrong.
   */
  suspicious: boolean;
  /** Nesting, bounded so that no input exhausts the stack. */
  depth: number;
  comments(node: Node): void;
}

/** Deeper than anything written by hand, and far from the stack's end. */
export const maximumDepth = 200;

/** Converts an `expression` node. `line`: a line break ends the expression here, as after `name =`. */
export function convertExpression(node: Node, to: Conversion, line: boolean): Expression {
  if (++to.depth > maximumDepth) {
    to.depth--;
    to.suspicious = true;
    return { node: "invalid", start: node.startIndex - to.base, end: node.endIndex - to.base };
  }
  const result = convertTerm(significant(node, to), to, line);
  to.depth--;
  return result;
}

/** Children without comments, which are noted. */
export function significant(node: Node, to: Conversion): Node[] {
  const children = node.children;
  if (!children.some((it) => it.type === "comment")) return children;
  return children.filter((it) => {
    if (it.type !== "comment") return true;
    to.comments(it);
    return false;
  });
}

/** Notes a line break between two nodes where there must be none. */
export function requireSameLine(end: number, start: number, to: Conversion): void {
  for (let at = end; at < start; at++) if (to.text.charCodeAt(at) === 10) to.suspicious = true;
}

function convertTerm(nodes: readonly Node[], to: Conversion, line: boolean): Expression {
  const [first] = nodes;
  if (first === undefined) return invalid(0, 0, to);
  if (line)
    for (let at = 1; at < nodes.length; at++) {
      const before = nodes[at - 1];
      const after = nodes[at];
      if (before && after && before.type !== "(" && after.type !== ")")
        requireSameLine(before.endIndex, after.startIndex, to);
    }
  const parenthesized = first.type === "(";
  const primary = parenthesized ? convertParens(nodes, to) : convertPrimary(first, to, line);
  const rest = nodes.slice(parenthesized ? 3 : 1);
  return rest.length === 0 ? primary : convertTraversal(primary, rest, to);
}

function convertParens(nodes: readonly Node[], to: Conversion): Expression {
  const [open, inner, close] = nodes;
  if (!open || !inner || !close) return invalid(0, 0, to);
  return {
    node: "parens",
    start: open.startIndex - to.base,
    end: close.endIndex - to.base,
    inner: convertExpression(inner, to, false),
  };
}

function convertPrimary(node: Node, to: Conversion, line: boolean): Expression {
  const start = node.startIndex - to.base;
  switch (node.type) {
    case "literal_value":
    case "template_expr":
    case "collection_value":
    case "for_expr":
    case "operation": {
      const inner = significant(node, to)[0];
      return inner === undefined ? invalid(node.startIndex, node.endIndex, to) : convertPrimary(inner, to, line);
    }
    case "string_lit":
    case "quoted_template":
      return convertQuoted(node, to);
    case "heredoc_template":
      return convertHeredoc(node, to);
    case "numeric_lit": {
      const end = node.endIndex;
      const digits = to.text.slice(node.startIndex, end);
      if (digits.startsWith("0x")) to.suspicious = true;
      return { node: "literal", start, end: end - to.base, value: Number(digits) };
    }
    case "bool_lit":
      return { node: "literal", start, end: node.endIndex - to.base, value: to.text[node.startIndex] === "t" };
    case "null_lit":
      return { node: "literal", start, end: start + 4, value: null };
    case "variable_expr":
      return { node: "traversal", start, end: node.endIndex - to.base, root: nodeText(node, to), steps: [] };
    case "tuple":
      return {
        node: "tuple",
        start,
        end: node.endIndex - to.base,
        items: significant(node, to)
          .filter((it) => it.type === "expression")
          .map((it) => convertExpression(it, to, false)),
      };
    case "object":
      return convertObject(node, to);
    case "for_tuple_expr":
    case "for_object_expr":
      return convertFor(node, to);
    case "function_call":
      return convertCall(node, to);
    case "conditional":
      return convertConditional(node, to, line);
    case "unary_operation":
      return convertUnary(node, to, line);
    case "binary_operation":
      return convertBinary(node, to, line);
    default:
      return invalid(node.startIndex, node.endIndex, to);
  }
}

function convertTraversal(primary: Expression, nodes: readonly Node[], to: Conversion): Expression {
  let root: string | Expression =
    primary.node === "traversal" && typeof primary.root === "string" && primary.steps.length === 0
      ? primary.root
      : primary;
  let steps: Step[] = [];
  const finish = (): Traversal => ({
    node: "traversal",
    start: primary.start,
    end: steps.at(-1)?.end ?? primary.end,
    root,
    steps,
  });
  for (const node of nodes) {
    if (node.type !== "splat") {
      steps.push(convertStep(node, to));
      continue;
    }
    const splat = significant(node, to)[0];
    if (!splat) continue;
    const [mark, ...after] = significant(splat, to);
    if (!mark) continue;
    steps.push({ node: "splat", start: mark.startIndex - to.base, end: mark.endIndex - to.base });
    // `a.*.b[0]` is the first of all b; `a[*].b[0]` is the first of each b.
    let attributesOnly = splat.type === "attr_splat";
    for (const step of after) {
      if (attributesOnly && isBracketIndex(step, to)) {
        root = finish();
        steps = [];
        attributesOnly = false;
      }
      steps.push(convertStep(step, to));
    }
    if (attributesOnly && node !== nodes.at(-1)) {
      root = finish();
      steps = [];
    }
  }
  return steps.length === 0 && typeof root !== "string" ? root : finish();
}

function isBracketIndex(node: Node, to: Conversion): boolean {
  return to.text[node.startIndex] === "[";
}

function convertStep(node: Node, to: Conversion): Step {
  const start = node.startIndex - to.base;
  const end = node.endIndex - to.base;
  if (node.type === "get_attr") {
    const name = significant(node, to)[1];
    if (name) requireSameLine(start + to.base, name.startIndex, to);
    return { node: "attr", start, end, name: name ? nodeText(name, to) : "" };
  }
  const index = significant(node, to)[0];
  const key = index ? significant(index, to)[1] : undefined;
  if (index?.type === "new_index" && key) return { node: "index", start, end, key: convertExpression(key, to, false) };
  const value = Number(to.text.slice(node.startIndex, node.endIndex).replace(/^\.\s*/, ""));
  return { node: "index", start, end, key: { node: "literal", start: start + 1, end, value } };
}

function convertObject(node: Node, to: Conversion): ObjectExpression {
  const entries: { key: Expression; value: Expression }[] = [];
  let separated = true;
  let last = -1;
  for (const child of significant(node, to)) {
    if (child.type === ",") separated = true;
    if (child.type !== "object_elem") continue;
    if (last >= 0 && !separated && !hasLineBreak(last, child.startIndex, to)) to.suspicious = true;
    const parts = significant(child, to);
    const [key, sign, value] = parts;
    if (!key || !sign || !value) continue;
    requireSameLine(key.endIndex, value.startIndex, to);
    const converted = convertExpression(value, to, true);
    last = converted.end + to.base;
    entries.push({ key: convertExpression(key, to, true), value: converted });
    separated = converted.node === "template" && converted.heredoc === true;
  }
  return { node: "object", start: node.startIndex - to.base, end: node.endIndex - to.base, entries };
}

function hasLineBreak(from: number, to: number, conversion: Conversion): boolean {
  const at = conversion.text.indexOf("\n", from);
  return at >= 0 && at < to;
}

function convertFor(node: Node, to: Conversion): Expression {
  const children = significant(node, to);
  const intro = children.find((it) => it.type === "for_intro");
  const condition = children.find((it) => it.type === "for_cond");
  const introduction = intro ? significant(intro, to) : [];
  for (const word of [...introduction, ...(condition ? significant(condition, to) : [])])
    if (/^(?:for|in|if)$/.test(word.type) && !/[^\p{ID_Continue}-]/u.test(to.text[word.endIndex] ?? ""))
      to.suspicious = true;
  const names = introduction.filter((it) => it.type === "identifier").map((it) => nodeText(it, to));
  const collection = introduction.find((it) => it.type === "expression");
  const expressions = children.filter((it) => it.type === "expression").map((it) => convertExpression(it, to, false));
  const test = condition ? significant(condition, to).find((it) => it.type === "expression") : undefined;
  const value = expressions.at(-1);
  const valueName = names.at(-1);
  if (!collection || !value || valueName === undefined) return invalid(node.startIndex, node.endIndex, to);
  return {
    node: "for",
    start: node.startIndex - to.base,
    end: node.endIndex - to.base,
    ...(names.length > 1 ? { keyName: names[0] } : {}),
    valueName,
    collection: convertExpression(collection, to, false),
    ...(expressions.length > 1 ? { key: expressions[0] } : {}),
    value,
    ...(test ? { condition: convertExpression(test, to, false) } : {}),
    grouped: children.some((it) => it.type === "ellipsis"),
  };
}

function convertCall(node: Node, to: Conversion): Expression {
  const children = significant(node, to);
  const name = children[0];
  const list = children.find((it) => it.type === "function_arguments");
  const inside = list ? significant(list, to) : [];
  return {
    node: "call",
    start: node.startIndex - to.base,
    end: node.endIndex - to.base,
    name: name ? nodeText(name, to) : "",
    args: inside.filter((it) => it.type === "expression").map((it) => convertExpression(it, to, false)),
    spread: inside.at(-1)?.type === "ellipsis",
  };
}

function convertConditional(node: Node, to: Conversion, line: boolean): Expression {
  const children = significant(node, to);
  if (line)
    for (let at = 1; at < children.length; at++)
      requireSameLine(children[at - 1]?.endIndex ?? 0, children[at]?.startIndex ?? 0, to);
  const [test, then, otherwise] = children
    .filter((it) => it.type === "expression")
    .map((it) => convertExpression(it, to, line));
  if (!test || !then || !otherwise) return invalid(node.startIndex, node.endIndex, to);
  return joinConditional(test, then, otherwise);
}

/** The grammar groups `a ? b : c ? d : e` to the left; the language groups it to the right. */
function joinConditional(test: Expression, then: Expression, otherwise: Expression): Conditional {
  if (test.node !== "conditional")
    return { node: "conditional", start: test.start, end: otherwise.end, test, then, otherwise };
  return joinConditional(test.test, test.then, joinConditional(test.otherwise, then, otherwise));
}

function convertUnary(node: Node, to: Conversion, line: boolean): Expression {
  const [operator, ...operand] = significant(node, to);
  if (!operator) return invalid(node.startIndex, node.endIndex, to);
  if (line) requireSameLine(operator.endIndex, operand[0]?.startIndex ?? 0, to);
  return {
    node: "unary",
    start: node.startIndex - to.base,
    end: node.endIndex - to.base,
    operator: operator.type as Unary["operator"],
    operand: convertTerm(operand, to, line),
  };
}

const operators = new Set(["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||"]);

function convertBinary(node: Node, to: Conversion, line: boolean): Expression {
  const children = significant(node, to);
  const at = children.findIndex((it) => operators.has(it.type));
  const operator = children[at];
  if (!operator) return invalid(node.startIndex, node.endIndex, to);
  if (line) {
    requireSameLine(children[at - 1]?.endIndex ?? 0, operator.startIndex, to);
    requireSameLine(operator.endIndex, children[at + 1]?.startIndex ?? 0, to);
  }
  if (++to.depth > maximumDepth) {
    to.depth--;
    return invalid(node.startIndex, node.endIndex, to);
  }
  const left = convertTerm(children.slice(0, at), to, line);
  const right = convertTerm(children.slice(at + 1), to, line);
  to.depth--;
  return {
    node: "binary",
    start: left.start,
    end: right.end,
    operator: operator.type as Binary["operator"],
    left,
    right,
  };
}

function invalid(start: number, end: number, to: Conversion): Expression {
  to.suspicious = true;
  return { node: "invalid", start: start - to.base, end: end - to.base };
}

function nodeText(node: Node, to: Conversion): string {
  return to.text.slice(node.startIndex, node.endIndex);
}
