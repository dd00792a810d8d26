/** References of a manifest as references of the model. */
import { type ConnectorField, referencedKind } from "../../kinds/connector-names";
import type { Kind } from "../../kinds/kind";
import { kindSpec } from "../../kinds/registry";
import type { ObjectValue, Reference, ReferenceTarget, Unknown, Value } from "../../model/value";
import { placeholderIn, placeholderReason, withoutPlaceholderProject } from "./placeholders";

/**
 * What stands under a reference's key: a link as text, `{name, namespace}` of an object, `{external}` with a link, or one
 * of these one level deeper, under a key that tells the kind.
 */
export function toReference(value: Value, spelled: ConnectorField, key: string): Value {
  if (value.type === "scalar") return typeof value.value === "string" ? link(value.value, value, value) : value;
  if (value.type !== "object") return value;
  if (isReference(value)) return direct(value, value, referencedKind(spelled, key, connectorTypesOf));
  for (const [inner, below] of Object.entries(value.fields)) {
    if (below.type === "object" && isReference(below))
      return direct(below, value, referencedKind(spelled, inner, connectorTypesOf));
    if (below.type === "scalar" && typeof below.value === "string") return link(below.value, below, value);
    if (below.type === "unknown") return { ...below, ...outer(value) };
  }
  return unknown(value, value, "the reference names nothing", "");
}

/** Whether an object is a reference itself: nothing but `name`, `namespace`, `external`, `kind`. */
export function isReference({ fields }: ObjectValue): boolean {
  const keys = Object.keys(fields);
  return (fields.name ?? fields.external) !== undefined && keys.every((it) => members.has(it));
}

/** Config Connector kinds that make a kind, the first of them meant where nothing tells. */
export function connectorTypesOf(kind: Kind) {
  return kindSpec(kind).connector ?? [];
}

const members: ReadonlySet<string> = new Set(["name", "namespace", "external", "kind", "apiVersion"]);

function direct(reference: ObjectValue, around: Value, kind: string | undefined): Value {
  const { external, name, namespace } = reference.fields;
  if (external?.type === "scalar") return link(String(external.value), external, around);
  if (external) return { ...unknown(external, around, "its link is not known", "") };
  if (name?.type !== "scalar") return unknown(name ?? reference, around, "the reference names nothing", "");
  const target: ReferenceTarget = {
    by: "object",
    address: `${kind ?? "Object"}/${String(name.value)}`,
    ...(namespace?.type === "scalar" ? { namespace: String(namespace.value) } : {}),
  };
  return make(target, name, around);
}

function link(text: string, value: Value, around: Value): Value {
  const known = withoutPlaceholderProject(text);
  const placeholder = placeholderIn(known);
  if (placeholder !== undefined) return unknown(value, around, placeholderReason(placeholder), text);
  return make({ by: "link", link: known }, value, around);
}

function make(target: ReferenceTarget, value: Value, around: Value): Reference {
  return { type: "reference", target, attribute: "", range: value.range, ...outer(around), ...via(value) };
}

function unknown(value: Value, around: Value, reason: string, expression: string): Unknown {
  return { type: "unknown", reason, expression, range: value.range, ...outer(around), ...via(value) };
}

function outer({ fieldRange, headRange }: Value): Pick<Value, "fieldRange" | "headRange"> {
  return { ...(fieldRange ? { fieldRange } : {}), ...(headRange ? { headRange } : {}) };
}

function via(value: Value): Pick<Value, "via"> {
  return value.via ? { via: value.via } : {};
}
