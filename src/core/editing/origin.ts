/**
 * A field's value changed where it is written, when the field itself only reads it from there: the default of a variable, a
 * line of a `.tfvars` file, a local, an argument of a module call, the entry of a map that `for_each` runs over, an anchor.
 */
import type { EditPlan } from "../model/change";
import type { SourceRange } from "../model/range";
import type { Resource } from "../model/resource";
import { type ScalarType, stepsOf, type Value, valueAt } from "../model/value";
import type { Preview, Snapshot } from "../snapshot";
import { readOnlyText } from "./read-only";
import { sameValue } from "./same-value";

/** How a value comes to a field that does not spell it. */
export interface Reading {
  /** "var.port (default)", nearest first; empty where an expression is made of nothing that has a name. */
  readonly via: readonly string[];
  /** Where the value itself is written, if that is known. */
  readonly written?: SourceRange;
}

/** How the value at an API path is read from elsewhere; undefined for a field that spells its value, and for one that is absent. */
export function readingOf(snapshot: Pick<Snapshot, "text">, resource: Resource, path: string): Reading | undefined {
  let value: Value | undefined = resource.fields;
  let via: readonly string[] = [];
  let elsewhere = false;
  for (const [index, step] of stepsOf(path).entries()) {
    if (value === undefined || value.type === "unknown") break;
    if (typeof step === "number") value = value.type === "list" ? value.items[step] : undefined;
    else value = value.type === "object" ? value.fields[step] : undefined;
    if (!value) return undefined;
    if (value.via?.length) via = value.via.map((it) => it.what);
    elsewhere ||= !isSpelled(snapshot, resource, value, index === 0);
  }
  if (!elsewhere || value === undefined) return undefined;
  const written = value.type === "scalar" ? (value.written ?? value.range) : undefined;
  return { via, ...(written ? { written } : {}) };
}

/** Whether the text says the value as it is, a reference being said by naming what it refers to. */
function isSpelled(snapshot: Pick<Snapshot, "text">, resource: Resource, value: Value, top: boolean): boolean {
  if (value.via !== undefined || value.computed || (value.type === "scalar" && value.written !== undefined))
    return false;
  // Blocks say what is in them, and what only follows from the text stands nowhere.
  if (resource.format !== "terraform" || value.headRange !== undefined || (top && value.fieldRange === undefined))
    return true;
  const said = snapshot.text(value.range.file)?.slice(value.range.start, value.range.end).trim() ?? "";
  if (value.range.file.endsWith(".json")) return !/[$%]\{/.test(said.replace(/[$%]{2}\{/g, "")) || isReference(said);
  switch (value.type) {
    case "list":
      return !/^\w|^\[\s*for\b/.test(said);
    case "object":
      return !/^\w|^\{\s*for\b/.test(said);
    case "reference":
      return isReference(said) || plainText.test(said);
    case "scalar":
      return plainText.test(said) || /^-?\d[\d.eE+-]*$|^(?:true|false)$/.test(said) || /^<<[^{]*$/.test(said);
    case "unknown":
      return false;
  }
}

const plainText = /^"(?:[^"\\$%]|\\.|[$%]{2}\{|[$%](?!\{))*"$/;

/** `google_compute_url_map.web.id`, `google_compute_url_map.web["a"].id`, and the same in quotes. */
function isReference(said: string): boolean {
  return /^(?:"\$\{)?google_\w+\.[\w-]+(?:\[(?:\d+|\\?"[^"\\$]*\\?")\])?(?:\.\w+(?:\[\d+\])?)*(?:\}")?$/.test(said);
}

/** What comes of it, with the names of other resources that read the same value and change with it. */
export type OriginPreview =
  | (Extract<Preview, { ok: true }> & { readonly others: readonly string[] })
  | Extract<Preview, { ok: false }>;

/**
 * Previews the change of what a field reads. Refused where nothing plain is written there, and where what is read is made
 * into something else on its way, so that the field would not say the value.
 */
export function previewOrigin(snapshot: Snapshot, id: string, path: string, value: ScalarType): OriginPreview {
  const resource = snapshot.topology.get(id);
  const readOnly = resource && readOnlyText(resource);
  if (readOnly !== undefined) return { ok: false, reason: readOnly };
  const plan = resource && planOrigin(snapshot, resource, path, value);
  if (!plan) return { ok: false, reason: `It is not known where ${path} of ${id} is written.` };
  if (!plan.ok) return plan;
  let others: readonly string[] = [];
  const preview = snapshot.previewEdits(plan.edits, (after) => {
    const then = after.topology.get(id);
    const arrived = then && scalarAt(then, path);
    if (arrived === undefined || String(arrived) !== String(value))
      return `What stands there is not used as it is: ${path} would become ${arrived === undefined ? "something that is not known" : String(arrived)}. Edit it as text.`;
    others = changedOthers(snapshot, after, id);
    return undefined;
  });
  return preview.ok ? { ...preview, others } : preview;
}

function planOrigin(snapshot: Snapshot, resource: Resource, path: string, value: ScalarType): EditPlan | undefined {
  const written = readingOf(snapshot, resource, path)?.written;
  if (written) return snapshot.planLiteral(written, value);
  const variable = variableWithoutValue(resource, path);
  return variable === undefined ? undefined : snapshot.planDefault(resource.range.file, variable, value);
}

/** The variable that a field is set to, where nothing gives it a value. */
export function variableWithoutValue({ fields, format }: Resource, path: string): string | undefined {
  const value = format === "terraform" ? valueAt(fields, path) : undefined;
  return value?.type === "unknown" ? /^var\.([\w-]+)$/.exec(value.expression)?.[1] : undefined;
}

function scalarAt({ fields }: Resource, path: string): ScalarType | undefined {
  const value = valueAt(fields, path);
  return value?.type === "scalar" ? value.value : undefined;
}

/** Names of resources, apart from one, that are there before and after and say something else after. */
function changedOthers(before: Snapshot, after: Snapshot, id: string): readonly string[] {
  return after.topology.resources.flatMap((it) => {
    const was = it.id === id ? undefined : before.topology.get(it.id);
    return was && was.fields !== it.fields && !sameValue(was.fields, it.fields) ? [it.id] : [];
  });
}
