/**
 * The value of a field, in the API's shape, whatever text it came from.
 *
 * A value is known (scalar, list, object), a reference to another object, or unknown with the reason.
 * A field that is not there at all is absent: it has no Value. Absent is not unknown.
 */
import type { SourceRange } from "./range";

export type ScalarType = string | number | boolean;

/** One step by which a value reached its field: "local.https", "var.region (default)". */
export interface Origin {
  readonly what: string;
  readonly range?: SourceRange;
}

interface Located {
  /** The value's own text: the expression, or the whole nested block for an object that is a block. */
  readonly range: SourceRange;
  /** The whole construct that sets the field: `name = value`, or the nested block. Absent inside expressions. */
  readonly fieldRange?: SourceRange;
  /** Short text to underline when the value is a block: its keyword. */
  readonly headRange?: SourceRange;
  /** How the value got here, nearest first. Absent for a literal. */
  readonly via?: readonly Origin[];
  /** An expression made it of other values: a template, a function, a condition. */
  readonly computed?: true;
}

export interface Scalar extends Located {
  readonly type: "scalar";
  readonly value: ScalarType;
  /** Where the text that makes it stands, a literal or an expression, when `range` only reads it from there. */
  readonly written?: SourceRange;
}

export interface ListValue extends Located {
  readonly type: "list";
  readonly items: readonly Value[];
  /** Set when there may be more (or other) items than those listed: why. */
  readonly open?: string;
}

export interface ObjectValue extends Located {
  readonly type: "object";
  readonly fields: Readonly<Record<string, Value>>;
  /** Set when there may be more fields than those listed: why. */
  readonly open?: string;
}

/** What a reference points at, before it is linked. */
export type ReferenceTarget =
  /**
   * A block under the same Terraform root module: `google_compute_url_map.web`, `module.lb.google_compute_url_map.web`.
   * `instance` is the key of one instance as `ParsedResource.key` has it; without it, every instance is meant.
   */
  | { readonly by: "address"; readonly module: string; readonly address: string; readonly instance?: string }
  /** A Config Connector object, `ComputeURLMap/web`; without a namespace, one in the namespace of who refers to it. */
  | { readonly by: "object"; readonly address: string; readonly namespace?: string }
  /** A literal self-link, full or partial: `projects/p/global/urlMaps/web`. */
  | { readonly by: "link"; readonly link: string }
  /** Something outside that has a name: a data source, an output of a module that cannot be read (the reason says why). */
  | {
      readonly by: "outside";
      readonly what: "data" | "module";
      readonly name: string;
      readonly reason?: string;
      /** The API object that a data source reads, as a relative self-link, where the text tells. */
      readonly link?: string;
    };

export interface Reference extends Located {
  readonly type: "reference";
  readonly target: ReferenceTarget;
  /** The attribute of the target that is read: `id`, `self_link`, `instance_group`, `name`; empty for a link. */
  readonly attribute: string;
  /** The evaluated value, where the attribute read is one (`default_port`, `name`). */
  readonly value?: ScalarType;
}

export interface Unknown extends Located {
  readonly type: "unknown";
  /** Plain words that end a sentence: "variable without a value", "data source". */
  readonly reason: string;
  /** The source text of the expression, shortened. */
  readonly expression: string;
}

export type Value = Scalar | ListValue | ObjectValue | Reference | Unknown;

/** The scalar that a value is known to be: literals, evaluated expressions, references that read a plain value. */
export function scalarOf(value: Value | undefined): ScalarType | undefined {
  if (value?.type === "scalar") return value.value;
  if (value?.type === "reference") return value.value;
  return undefined;
}

/** Whether the value, all the way down, is free of unknowns, open lists and open objects. References count as known. */
export function isFullyKnown(value: Value): boolean {
  switch (value.type) {
    case "scalar":
    case "reference":
      return true;
    case "unknown":
      return false;
    case "list":
      return value.open === undefined && value.items.every(isFullyKnown);
    case "object":
      return value.open === undefined && Object.values(value.fields).every(isFullyKnown);
  }
}

/**
 * The value at a path such as `backends[0].balancingMode` below an object, or undefined when it is absent.
 * A path that runs into an unknown gives that unknown; one that runs into an open list or object where the
 * step is missing gives undefined (use `isOpenAt` in the topology's readers to tell the two apart).
 */
export function valueAt(root: Value | undefined, path: string): Value | undefined {
  let value: Value | undefined = root;
  for (const step of stepsOf(path)) {
    if (value === undefined) return undefined;
    if (value.type === "unknown") return value;
    if (typeof step === "number") value = value.type === "list" ? value.items[step] : undefined;
    else value = value.type === "object" ? value.fields[step] : undefined;
  }
  return value;
}

/** `parsePath`, remembered: rules ask for the same few hundred paths again and again. Not to be changed. */
export function stepsOf(path: string): readonly (string | number)[] {
  let steps = remembered.get(path);
  if (!steps) {
    // Paths carry list indexes, so a config with very long lists has very many: begin anew rather than keep them all.
    if (remembered.size >= 10_000) remembered.clear();
    steps = parsePath(path);
    remembered.set(path, steps);
  }
  return steps;
}

const remembered = new Map<string, readonly (string | number)[]>();

/** Splits `backends[0].group` into ["backends", 0, "group"]. Keys with other characters are quoted: `labels["a.b"]`. */
export function parsePath(path: string): (string | number)[] {
  const steps: (string | number)[] = [];
  const pattern = /([A-Za-z_$@][\w$@-]*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g;
  for (let match = pattern.exec(path); match; match = pattern.exec(path)) {
    if (match[1] !== undefined) steps.push(match[1]);
    else if (match[2] !== undefined) steps.push(Number(match[2]));
    else steps.push(JSON.parse(`"${match[3]}"`) as string);
  }
  return steps;
}

/** The inverse of parsePath. */
export function formatPath(steps: readonly (string | number)[]): string {
  let path = "";
  for (const step of steps) {
    if (typeof step === "number") path += `[${step}]`;
    else if (/^[A-Za-z_$@][\w$@-]*$/.test(step)) path += path ? `.${step}` : step;
    else path += `[${JSON.stringify(step)}]`;
  }
  return path;
}
