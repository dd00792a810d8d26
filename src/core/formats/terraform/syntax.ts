/**
 * The syntax tree of Terraform's language, as far as this product needs it. Made by `parser.ts` from tree-sitter.
 *
 * All offsets inside a top-level block are relative to that block's start (`TopLevel.offset`), so that a block whose
 * text did not change is reused as it is when the text above it moved.
 */

import type { JsonNode } from "./json/json-tree";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One file, of HCL or of JSON. `blocks` are in text order. */
export interface TerraformFile {
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly TopLevel[];
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxProblem[];
  /** A `.tf.json` file: its JSON. Comments are then the strings of its `"//"` properties. */
  readonly json?: JsonSyntax;
}

export interface JsonSyntax {
  readonly root: JsonNode | undefined;
  /** The comments, each with the construct that it stands in. Absolute offsets. */
  readonly notes: readonly (Comment & { readonly covers: Span })[];
}

/** A top-level block and where it stands in its file (absolute offset of its first character). */
export interface TopLevel {
  readonly offset: number;
  readonly block: Block;
  /** Comments inside the block, relative to it, where the parser noted them. */
  readonly comments?: readonly Comment[];
}

/** Absolute offsets. */
export interface SyntaxProblem extends Span {
  readonly message: string;
}

/** Absolute offsets; the text with its marker (`#`, `//`, `/* * /`), in JSON the text alone. */
export interface Comment extends Span {
  readonly text: string;
}

export interface Block extends Span {
  readonly type: string;
  readonly labels: readonly Label[];
  readonly body: Body;
  /** From the keyword to the last label. */
  readonly head: Span;
  /** Offsets of `{` and `}`; close is the end of the block's text when the brace is missing. */
  readonly open: number;
  readonly close: number;
}

export interface Label extends Span {
  /** Without quotes; the span covers the quotes. */
  readonly text: string;
}

/** What stands between the braces, in text order. */
export interface Body {
  readonly items: readonly (Attribute | Block)[];
}

export interface Attribute extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

export function isBlock(item: Attribute | Block): item is Block {
  return "body" in item;
}

export type Expression =
  | Literal
  | Template
  | Traversal
  | Call
  | Tuple
  | ObjectExpression
  | Conditional
  | Binary
  | Unary
  | For
  | Parenthesized
  | Invalid;

/** `true`, `80`, `null`. Plain strings are templates with one text part or none. */
export interface Literal extends Span {
  readonly node: "literal";
  readonly value: number | boolean | null;
}

export interface Template extends Span {
  readonly node: "template";
  /** Text parts are decoded (escapes resolved, heredoc indentation stripped where the marker says so). */
  readonly parts: readonly (string | TemplateInterpolation | TemplateDirective)[];
  readonly heredoc?: boolean;
}

export interface TemplateInterpolation extends Span {
  readonly node: "interpolation";
  readonly value: Expression;
}

/**
 * `%{ if … }`, `%{ for … in … }`, `%{ else }`, `%{ endif }`, `%{ endfor }`: each a part of its own among the template's
 * parts, which are as flat as the text is. They are balanced; a template in which they are not is an error.
 */
export interface TemplateDirective extends Span {
  readonly node: "directive";
  readonly keyword: "if" | "for" | "else" | "endif" | "endfor";
  /** The condition of an `if`, the collection of a `for`. */
  readonly value?: Expression;
  /** The names that a `for` binds: of the key, where it has two, and of the element. */
  readonly names?: readonly [string | undefined, string];
}

/** `google_compute_url_map.web[0].id`: a root and the steps after it. The root may be any expression. */
export interface Traversal extends Span {
  readonly node: "traversal";
  readonly root: string | Expression;
  readonly steps: readonly Step[];
}

export type Step =
  | ({ readonly node: "attr"; readonly name: string } & Span)
  | ({ readonly node: "index"; readonly key: Expression } & Span)
  /** `.*` and `[*]`: the steps after it apply to each element. */
  | ({ readonly node: "splat" } & Span);

export interface Call extends Span {
  readonly node: "call";
  readonly name: string;
  readonly args: readonly Expression[];
  /** The last argument is followed by `...`. */
  readonly spread: boolean;
}

export interface Tuple extends Span {
  readonly node: "tuple";
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Span {
  readonly node: "object";
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

export interface Conditional extends Span {
  readonly node: "conditional";
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface Binary extends Span {
  readonly node: "binary";
  readonly operator: "+" | "-" | "*" | "/" | "%" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "&&" | "||";
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Span {
  readonly node: "unary";
  readonly operator: "-" | "!";
  readonly operand: Expression;
}

export interface For extends Span {
  readonly node: "for";
  readonly keyName?: string;
  readonly valueName: string;
  readonly collection: Expression;
  /** Set for `{for … : key => value}`. */
  readonly key?: Expression;
  readonly value: Expression;
  readonly condition?: Expression;
  readonly grouped: boolean;
}

export interface Parenthesized extends Span {
  readonly node: "parens";
  readonly inner: Expression;
}

/** Text that the parser could not understand. */
export interface Invalid extends Span {
  readonly node: "invalid";
}
