/** One field of a form: its value in words, where that comes from, and what can be entered. */
import { nameOf, textOf } from "../diagram/text";
import { defaultsOf } from "../kinds/defaults";
import { effectOfChange } from "../kinds/immutable";
import type { FieldSpec, Kind } from "../kinds/kind";
import { measureOf } from "../kinds/measures";
import { kindOfTerraformType, kindSpec } from "../kinds/registry";
import { isRequired } from "../kinds/required";
import type { Resource } from "../model/resource";
import { scalarOf, type Value } from "../model/value";
import type { Snapshot } from "../snapshot";
import { possible } from "../topology/read";
import type { FormField } from "./form-model";
import { readingOf } from "./origin";
import { readOnlyText } from "./read-only";

export interface Describing {
  readonly snapshot: Pick<Snapshot, "text" | "topology">;
  readonly resource: Resource;
  /** Where references lead, by path. */
  readonly edges: ReadonlyMap<string, string>;
}

/** A field with the value that it has; without what is in it. `unlisted`: the tables do not know it. */
export function fieldOf(
  describing: Describing,
  spec: FieldSpec,
  path: string,
  value: Value | undefined,
  unlisted = false,
): FormField {
  const { resource } = describing;
  const type = unlisted ? "other" : typeOf(spec, value);
  const effect = effectOfChange(resource, path, (field) => possible(resource, field));
  const fixed =
    readOnlyText(resource) ?? (unlisted ? "It is not known here; edit it as text." : impliedBy(resource, path, value));
  return {
    path,
    label: spec.name,
    ...(spec.doc === undefined ? {} : { doc: spec.doc }),
    type,
    ...stateOf(describing, path, value),
    ...(fixed === undefined ? {} : { fixed }),
    ...(isRequired(resource.kind, path) ? { required: true } : {}),
    ...(path === "name" && !freelyNamed.has(resource.kind) ? { isName: true } : {}),
    ...(effect === "inPlace" ? {} : { replaces: effect }),
    ...((type === "choice" || type === "list") && spec.values ? { options: spec.values } : {}),
    ...(type === "number" ? { measure: measureOf(spec.name) } : {}),
    ...(type === "list" ? { item: itemOf(spec) } : {}),
    findings: [],
  };
}

/** A field that is to be filled in, as part of something that is not there yet. */
export function blankField(describing: Describing, spec: FieldSpec, path: string): FormField {
  return { ...fieldOf(describing, spec, path, undefined), required: true };
}

/** Whether there are fields or items inside. */
export function isContainer({ type, state }: FormField): boolean {
  return (type === "object" || type === "list" || type === "map") && state !== "unknown";
}

function typeOf(spec: FieldSpec, value: Value | undefined): FormField["type"] {
  // A value of another shape than the tables say is shown as it is.
  if (value?.type === "object" && spec.type !== "object" && spec.type !== "map") return "other";
  if (value?.type === "list" && spec.type !== "list") return "other";
  switch (spec.type) {
    case "string":
      return spec.values ? "choice" : "text";
    default:
      return spec.type;
  }
}

function itemOf(spec: FieldSpec): NonNullable<FormField["item"]> {
  const { items = "string" } = spec;
  return items === "string" ? (spec.values ? "choice" : "text") : items;
}

function stateOf({ snapshot, resource, edges }: Describing, path: string, value: Value | undefined) {
  if (value === undefined) {
    const defaults = defaultsOf(resource, path);
    if (defaults.length === 0) return { state: "absent", text: "" } as const;
    const [only] = defaults;
    return {
      state: "default",
      text: defaults.join(" or "),
      ...(defaults.length === 1 && only !== undefined ? { value: only } : {}),
    } as const;
  }
  const to = edges.get(path);
  const leads = to === undefined ? {} : { to };
  if (value.type === "unknown")
    return { state: "unknown", text: value.expression, from: value.reason, ...leads } as const;
  const reading = resource.readOnly === undefined ? readingOf(snapshot, resource, path) : undefined;
  const text = to !== undefined && value.type === "reference" ? nameOf(snapshot.topology, to) : textOf(value);
  const scalar = scalarOf(value);
  return {
    state: reading ? "expression" : "set",
    text,
    ...(scalar === undefined ? {} : { value: scalar }),
    ...leads,
    ...(reading ? { from: reading.via.length > 0 ? reading.via.join(" ← ") : "an expression" } : {}),
  } as const;
}

/** A field that follows from something else in the text, and that no text spells. */
function impliedBy(resource: Resource, path: string, value: Value | undefined): string | undefined {
  if (value && value.fieldRange !== undefined) return undefined;
  const implied = resource.format === "terraform" && kindOfTerraformType(resource.typeName)?.tf.implied?.[path];
  if (implied !== undefined && implied !== false) return `The type ${resource.typeName} implies it.`;
  const { derived } = kindSpec(resource.kind);
  if (!value || derived?.field !== path) return undefined;
  const from = Object.keys(derived.fromPresent).find((it) => resource.fields.fields[it] !== undefined);
  return from === undefined ? undefined : `It follows from ${from}.`;
}

/** Kinds of other services than Compute Engine, with names of other shapes. */
const freelyNamed: ReadonlySet<Kind> = new Set([
  "Certificate",
  "CertificateMap",
  "CertificateMapEntry",
  "StorageBucket",
  "ServerlessService",
  "TlsRoute",
  "FirewallPolicy",
  "SignedUrlKey",
  "ServiceAttachment",
]);
