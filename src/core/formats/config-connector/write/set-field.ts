/** Sets a field of an object, making the maps and items on the way. */
import { kindOfTerraformType } from "../../../kinds/registry";
import type { ChangeValue } from "../../../model/change";
import { scalarOf, type Value, valueAt } from "../../../model/value";
import type { Json } from "../../document/look-up";
import { Refusal } from "../../refusal";
import type { Place } from "./bench";
import type { Editor } from "./editor";
import { type Located, locate, type Path, stepsOf } from "./locate";
import { ManifestValues, referenceId } from "./manifest-values";
import { removeField } from "./remove-field";
import type { Subject } from "./subjects";
import { leadsTo } from "./written-references";

/** Makes the field at an API path say a value; null takes it away. What it says already, by whatever road, stays. */
export function setField(editor: Editor, subject: Subject, path: string, value: ChangeValue): void {
  if (value === null) {
    removeField(editor, subject, path);
    return;
  }
  const place = editor.subjects.editable(subject);
  const now = valueAt(editor.subjects.resource(subject).fields, path);
  if (says(editor, subject, now, value, path)) return;
  if (isNameAsWritten(place, subject, path, value)) {
    // The object's own name says it already; Config Connector needs nothing beside it.
    const { manifest, file } = place;
    const path = [...manifest.path, "spec", "resourceID"];
    editor.bench.edit(file, (it) => it.remove(manifest.document, path, { prune: true }));
    return;
  }
  const implied = kindOfTerraformType(subject.connector.terraform)?.tf.implied?.[path];
  if (implied !== undefined)
    throw new Refusal(`${path} of ${subject.id} is always ${implied}: the kind ${subject.connector.kind} implies it.`);
  const steps = stepsOf(path);
  refuseLevel(subject, steps, value);
  const values = new ManifestValues(editor, subject);
  const located = locate(subject, steps, editor.bench.json(place), values);
  write(editor, place, located, value, values);
}

function write(editor: Editor, place: Place, located: Located, value: ChangeValue, values: ManifestValues): void {
  const { spelled, isItem } = located;
  let { path } = located;
  let obsolete: Path | undefined;
  let json: Json;
  if (!spelled) json = plainText(value, path);
  else if (isItem) json = values.item(value, spelled, spelled.key);
  else {
    const key = String(path.at(-1));
    // A reference by name has no place in a field of plain text.
    if (spelled.reference === "ref" && key !== spelled.key && referenceId(value) !== undefined) {
      obsolete = path;
      path = [...path.slice(0, -1), spelled.key];
    }
    const under = String(path.at(-1));
    json = values.field(value, spelled, under);
    // A text field under a key with Ref is the reference to something outside.
    if (spelled.field.type === "string" && !spelled.reference && under === `${spelled.key}Ref`)
      json = { external: json };
  }
  const { manifest, file } = place;
  const at = (it: Path) => [...manifest.path, ...it];
  editor.bench.edit(file, (it) => {
    it.set(manifest.document, at(path), json);
    if (obsolete) it.remove(manifest.document, at(obsolete));
  });
}

/** Whether a field is the API's name of the object, and the value what `metadata.name` says. */
function isNameAsWritten({ manifest }: Place, { connector }: Subject, path: string, value: ChangeValue): boolean {
  return path === (connector.nameField ?? "name") && value === manifest.name;
}

/** What stands outside the tables: names, locations and labels. */
function plainText(value: ChangeValue, path: Path): Json {
  if (path.at(-1) !== "labels" || typeof value !== "object" || value === null || Array.isArray(value)) {
    if (typeof value === "object") throw new Refusal(`${String(path.at(-1))} is a plain value.`);
    return String(value);
  }
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, String(it)]));
}

/** Refuses a region for what can only be global, and the like. */
function refuseLevel({ id, connector }: Subject, steps: Path, value: ChangeValue): void {
  const [level, ...rest] = steps;
  if (rest.length > 0 || (level !== "region" && level !== "zone") || connector.place !== "location") return;
  if (typeof value !== "string" || !connector.levels.includes(level))
    throw new Refusal(`${id} cannot have a ${level}: the kind ${connector.kind} has none.`);
}

/** Whether a field says a value already. */
function says(editor: Editor, subject: Subject, now: Value | undefined, value: ChangeValue, path: string): boolean {
  if (!now) return false;
  const id = referenceId(value);
  if (id !== undefined)
    return now.type === "reference" && leadsTo(editor, subject, { field: path, value: now }, editor.subjects.find(id));
  if (Array.isArray(value)) {
    const items: readonly ChangeValue[] = value;
    return (
      now.type === "list" &&
      now.items.length === items.length &&
      now.items.every((it, at) => says(editor, subject, it, items[at] ?? null, `${path}[${at}]`))
    );
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, it]) => it !== null);
    return (
      now.type === "object" &&
      Object.keys(now.fields).length === members.length &&
      members.every(([key, it]) => says(editor, subject, now.fields[key], it, `${path}.${key}`))
    );
  }
  if (now.type === "reference") return now.target.by === "link" && now.target.link === value;
  const scalar = now.type === "scalar" ? scalarOf(now) : undefined;
  return scalar !== undefined && scalar === value;
}
