/** Where an expression stands, and what it may refer to. */
import type { SourceRange } from "../../../model/range";
import type { ReferenceTarget } from "../../../model/value";
import type { InstanceKey } from "../addresses";
import type { Expression, Span } from "../syntax";
import type { Evaluated, EvaluatedUnknown } from "./value";

/** Names that a `for`, a `dynamic` block or an argument binds, innermost first. */
export interface Bindings {
  readonly name: string;
  readonly value: Evaluated;
  readonly outer: Bindings | undefined;
}

export type AddressTarget = Extract<ReferenceTarget, { readonly by: "address" }>;

/** What a module offers to expressions. `../module.ts` makes it. */
export interface Definitions {
  variable(name: string): Evaluated | undefined;
  local(name: string): Evaluated | undefined;
  /** What an address means that is written in the module. */
  target(address: string): AddressTarget;
  /** The declaration that a target means, in whichever module; undefined where there is none. */
  resource(target: AddressTarget): DeclaredResource | undefined;
  /** The API object that a data source reads (`data.TYPE.NAME`), as a self-link; undefined where the text does not tell. */
  dataLink(address: string): string | undefined;
  /** A `module` block; undefined where the module declares none. */
  call(name: string): DeclaredCall | undefined;
  /** The folder of the module as `path.module` says it: from the folder of the root module. */
  readonly folder: string;
  /** A file by a path that an expression gives; without a path where it lies outside of what is read. */
  file(path: string): { readonly path?: string; readonly text?: string | undefined };
  readonly effort: Effort;
}

/** A `module` block, seen from where it stands. */
export interface DeclaredCall {
  /** `module.lb`, with the modules that it is in itself and their keys. */
  readonly address: string;
  /** The instances by `count` or `for_each`; undefined where the block has neither. */
  readonly instances: Instances | undefined;
  /** Why the module cannot be read; undefined where it can be. */
  readonly missing: string | undefined;
  /** The names of its outputs. */
  readonly outputs: readonly string[];
  /** An output of one instance; without a key where there are none, or which there are is not known. */
  output(name: string, key: InstanceKey | undefined): Evaluated | undefined;
}

/** Bounds how deep and how long one value may take, so that every input ends in time. */
export interface Effort {
  depth: number;
  steps: number;
}

/** Deeper than anything written by hand, and far from the stack's end. */
export const deepest = 300;
/** More than any real expression takes, and done in a fraction of a second. */
export const mostSteps = 200_000;
/** Longest text and list that an expression may make. */
export const largest = 100_000;

export interface DeclaredResource {
  /** The instances by `count` or `for_each`: known ones, or undefined where the block has neither. */
  readonly instances: Instances | undefined;
  /** The value of an argument (or of an argument of a nested block), undefined where the block does not set it. */
  argument(path: readonly (string | number)[]): Evaluated | undefined;
}

/** `keys`: what stands between the brackets of each instance; undefined where it cannot be known: why. */
export interface Instances {
  readonly by: "count" | "for_each";
  readonly keys: readonly InstanceKey[] | undefined;
  readonly reason: string;
  /** for_each: the elements, one for each key. */
  readonly values?: readonly Evaluated[];
  /** for_each over another resource whose instances are not known: that resource. */
  readonly each?: Evaluated;
}

export interface Context {
  readonly definitions: Definitions;
  readonly file: string;
  readonly text: string;
  /** Offset of the top-level block, to which all spans in it are relative. */
  readonly offset: number;
  readonly bindings: Bindings | undefined;
  /** What `each.value` is where for_each runs over another resource. */
  readonly each?: Evaluated;
}

export function rangeOf(span: Span, context: Context): SourceRange {
  return { file: context.file, start: context.offset + span.start, end: context.offset + span.end };
}

/** The text of an expression, on one line and shortened. */
export function textOf(span: Span, context: Context): string {
  const text = context.text.slice(context.offset + span.start, context.offset + Math.min(span.end, span.start + 400));
  // JSON can write an expression only inside a string, with quotes escaped.
  const isJson = context.file.endsWith(".json");
  const line = text
    .replace(isJson ? /^"\$\{((?:[^{}"\\]|\\.)*)\}"$/ : /^"\$\{([^{}"]*)\}"$/, "$1")
    .replace(/\\(["\\])/g, isJson ? "$1" : "$&")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

export function unknown(expression: Expression, context: Context, reason: string): EvaluatedUnknown {
  return { type: "unknown", reason, expression: textOf(expression, context), range: rangeOf(expression, context) };
}

/** Unknown because Terraform itself would refuse it. */
export function failure(expression: Expression, context: Context, reason: string): EvaluatedUnknown {
  return { ...unknown(expression, context, reason), failed: true };
}

/** An unknown that comes of another: the same reason, at this expression. */
export function unknownFrom(cause: Evaluated, expression: Expression, context: Context): EvaluatedUnknown {
  if (cause.type !== "unknown") return unknown(expression, context, "it depends on a value that is not known");
  const result = unknown(expression, context, cause.reason);
  return { ...result, ...(cause.failed ? { failed: true } : {}), ...(cause.via ? { via: cause.via } : {}) };
}

export function bind(context: Context, name: string, value: Evaluated): Context {
  return { ...context, bindings: { name, value, outer: context.bindings } };
}
