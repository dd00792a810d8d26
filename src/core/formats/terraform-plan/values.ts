/** Values of a plan or a state, with what the configuration says where a value is known only after apply. */
import type { FieldSpec } from "../../kinds/kind";
import { isTerraformBlock, terraformFields } from "../../kinds/terraform-names";
import type { SourceRange } from "../../model/range";
import type { Value } from "../../model/value";
import { fitValue } from "../terraform/fit-value";
import { endOf, itemsOf, type JsonNode, memberOf, membersOf } from "../terraform/json/json-tree";
import { pairUp } from "./pair-up";
import { AFTER_APPLY, follow, type Lead, leadOf, type Place, wholeReferences } from "./references";

/** The three sides of a value; each may be absent. */
export interface Sides {
  readonly value: JsonNode | undefined;
  /** `true` where it is known only after apply, or a structure with such places. */
  readonly unknown: JsonNode | undefined;
  /** The expression, or a structure of them. */
  readonly expression: JsonNode | undefined;
}

/** What is needed to read the values of one resource. */
export interface ValueContext {
  readonly file: string;
  /** The Terraform type. */
  readonly type: string;
  /** Absent where the file does not tell the configuration: in a state. */
  readonly place: Place | undefined;
}

/** The fields of an API object that the tables name. */
export function readFields(sides: Sides, specs: readonly FieldSpec[], context: ValueContext): Record<string, Value> {
  const fields: Record<string, Value> = {};
  for (const [name, spec] of terraformFields(specs, context.type)) {
    const value = readMember(sides, name, spec, context);
    if (value) fields[spec.name] = { ...fitValue(value, spec, context.type), ...placeOf(value) };
  }
  return fields;
}

/** `fitValue` may take the one item of a list for the whole; the field is still where the list was. */
function placeOf({ fieldRange }: Value): Pick<Value, "fieldRange"> {
  return fieldRange ? { fieldRange } : {};
}

function readMember(sides: Sides, name: string, spec: FieldSpec | undefined, context: ValueContext): Value | undefined {
  const side: Sides = {
    value: memberOf(sides.value, name),
    unknown: memberOf(sides.unknown, name),
    expression: memberOf(sides.expression, name),
  };
  const value = readValue(side, spec, context, sides.expression !== undefined);
  const known = side.value && side.value.type !== "null" ? side.value : (side.expression ?? side.unknown);
  if (!value || !known) return undefined;
  return { ...value, fieldRange: rangeOf(known.parent?.type === "property" ? known.parent : known, context) };
}

/**
 * Undefined for what is absent: nothing, or what a provider shows in the place of nothing. `told`: the configuration
 * tells what is set beside it, so that what it does not tell is not set.
 */
function readValue(sides: Sides, spec: FieldSpec | undefined, context: ValueContext, told: boolean): Value | undefined {
  const { value, unknown, expression } = sides;
  if (unknown?.value === true) return readUnknown(unknown, expression, spec, context, told);
  if (!value || value.type === "null") {
    // Structures of which nothing is known yet may be left out.
    const isStructure = unknown?.type === "array" || unknown?.type === "object";
    return isStructure && unknown.children?.length
      ? readValue({ value: unknown, unknown, expression }, spec, context, told)
      : undefined;
  }
  const range = rangeOf(value, context);
  switch (value.type) {
    case "string":
      return value.value === "" ? undefined : { type: "scalar", value: String(value.value), range };
    case "number":
    case "boolean":
      // A zero that nobody set says the same as nothing; and `unknown` itself tells no value.
      return value !== unknown && (value.value || expression)
        ? { type: "scalar", value: value.value as number | boolean, range }
        : undefined;
    case "array": {
      const items = value.children?.some((it) => it.type === "object")
        ? readObjects(sides, spec, context)
        : readItems(sides, context);
      return items.length > 0 ? { type: "list", items, range } : undefined;
    }
    case "object":
      return { type: "object", fields: readMembers(sides, spec, context), range };
    default:
      return undefined;
  }
}

/** The items of a list of blocks, each with the expressions that it was made of, where that is clear. */
function readObjects(
  { value, unknown, expression }: Sides,
  spec: FieldSpec | undefined,
  context: ValueContext,
): Value[] {
  const values = itemsOf(value);
  const expressions = pairUp(values, itemsOf(expression));
  return values.flatMap((item, at) => {
    const sides = { value: item, unknown: itemsOf(unknown)[at], expression: expressions[at] };
    return readValue(sides, spec, context, false) ?? [];
  });
}

/** The items of a list that one expression makes: as many references as unknown items are just those, in order. */
function readItems({ value, unknown, expression }: Sides, context: ValueContext): Value[] {
  const values = itemsOf(value);
  const unknowns = itemsOf(unknown);
  const references = wholeReferences(expression);
  const clear = references.length === values.length && values.every((_, at) => unknowns[at]?.value === true);
  return values.flatMap((item, at): Value[] => {
    if (unknowns[at]?.value !== true) {
      const known = readValue({ value: item, unknown: undefined, expression }, undefined, context, false);
      return known ? [known] : [];
    }
    const reference = references[at];
    const lead: Lead =
      clear && reference !== undefined && context.place
        ? follow(reference, context.place, [])
        : { unknown: AFTER_APPLY };
    return [leadValue(lead, expression ?? item, reference ?? references.join(", "), context)];
  });
}

function readMembers(sides: Sides, spec: FieldSpec | undefined, context: ValueContext): Record<string, Value> {
  const fields: Record<string, Value> = {};
  const specs = terraformFields(spec?.fields ?? NONE, context.type);
  const all = [sides.value, sides.unknown].flatMap((it) => (it ? membersOf(it) : []));
  for (const name of new Set(all.map((it) => it.name))) {
    const value = readMember(sides, name, specs.get(name), context);
    if (value) fields[name] = value;
  }
  return fields;
}

const NONE: readonly FieldSpec[] = [];

function readUnknown(
  unknown: JsonNode,
  expression: JsonNode | undefined,
  spec: FieldSpec | undefined,
  context: ValueContext,
  told: boolean,
): Value | undefined {
  const range = rangeOf(expression ?? unknown, context);
  const isList = spec?.type === "list";
  if (expression?.type === "object" && context.place && !(spec && isTerraformBlock(spec))) {
    const value = leadValue(
      leadOf(expression, context.place),
      expression,
      wholeReferences(expression).join(", "),
      context,
    );
    return isList ? { type: "list", items: [], open: AFTER_APPLY, range } : value;
  }
  // What is not set the provider chooses. But blocks may come of a `dynamic` one, of which a plan tells nothing.
  if (!spec || (told && !expression && !isTerraformBlock(spec))) return undefined;
  return isList
    ? { type: "list", items: [], open: AFTER_APPLY, range }
    : { type: "unknown", reason: AFTER_APPLY, expression: spec.name, range };
}

function leadValue(lead: Lead, node: JsonNode, text: string, context: ValueContext): Value {
  const range = rangeOf(node, context);
  if ("unknown" in lead) return { type: "unknown", reason: lead.unknown, expression: text, range };
  const via = lead.via.map((what) => ({ what, range }));
  const { target, attribute } = lead;
  return { type: "reference", target, attribute, range, ...(via.length > 0 ? { via } : {}) };
}

/** Where a node stands. */
export function rangeOf(node: JsonNode, { file }: { readonly file: string }): SourceRange {
  return { file, start: node.offset, end: endOf(node) };
}
