/** Sets and removes fields of objects. */
import type { FieldSpec } from "../../../kinds/kind";
import type { ChangeValue } from "../../../model/change";
import { type Json, toJson } from "../../document/look-up";
import { withEmptied } from "../../document/write/json-edits";
import { Refusal } from "../../refusal";
import type { Editor } from "./editor";
import { linkText, placeText, styledLink } from "./link-text";
import { move, rename } from "./rename";
import type { Subject } from "./subjects";
import { inWordsOf, itemsOfField, locate, stepsOf, valueIn, Writer } from "./written";

export function setField(editor: Editor, subject: Subject, field: string, value: ChangeValue): void {
  const { bench, subjects } = editor;
  const steps = stepsOf(field);
  if (steps.length === 1 && steps[0] === "name" && typeof value === "string") {
    rename(editor, subject, value);
    return;
  }
  const place = subjects.place(subject);
  const object = toJson(place.node);
  const located = locate(subject.spec, steps, object);
  const written = writerFor(editor, subject).value(value, located.field, located.isItem);
  const present = valueIn(object, located.path);
  const wanted = inWordsOf(present, together(located, subject, present, written));
  if (isOwnPlace(field) && present !== undefined && present !== wanted) {
    move(editor, subject, field, value);
    return;
  }
  bench.edit(subject.file, (it) => it.set(place.document, [...place.path, ...located.path], wanted));
  subjects.follow(subject, place);
}

export function removeField(editor: Editor, subject: Subject, field: string): void {
  const { bench, subjects } = editor;
  const steps = stepsOf(field);
  const place = subjects.place(subject);
  const object = toJson(place.node);
  const located = locate(subject.spec, steps, object);
  const present = valueIn(object, located.path);
  if (present === undefined) return;
  if (steps.length === 1 && ["name", "region", "zone"].includes(field))
    throw new Refusal(`${field} says which object this is, so it cannot be removed.`);
  const path = [...place.path, ...located.path];
  const left = located.isItem ? present : together(located, subject, present, []);
  if (!located.isItem && Array.isArray(left) && left.length > 0)
    bench.edit(subject.file, (it) => it.set(place.document, path, left));
  else
    bench.edit(subject.file, (it) =>
      it.remove(place.document, [...place.path, ...withEmptied(object, located.path)], { prune: true }),
    );
  subjects.follow(subject, place);
}

/** Writes values into the objects of one file. */
export function writerFor({ bench, subjects }: Editor, from: Subject): Writer {
  const link = (id: string, field: FieldSpec) => {
    const to = subjects.find(id);
    if (field.ref && !field.ref.kinds.includes(to.spec.kind))
      throw new Refusal(`${field.name} of ${from.id} cannot refer to ${to.id}.`);
    return linkText(bench, subjects, from, to);
  };
  return new Writer(
    link,
    (text) => styledLink(bench, from, text),
    (level, name) => placeText(bench, from.file, { level, name }),
  );
}

/** A whole list that shares one of the API's with another field: the other's items stay. */
function together(
  { field, isItem }: { readonly field?: FieldSpec; readonly isItem: boolean },
  { spec }: Subject,
  present: Json | undefined,
  written: Json,
): Json {
  if (!field || isItem || !Array.isArray(present) || !Array.isArray(written)) return written;
  const own = new Set(itemsOfField(field, spec.fields, present));
  return [...present.filter((_, index) => !own.has(index)), ...written];
}

/** The fields that say where an object is. */
function isOwnPlace(field: string): field is "region" | "zone" {
  return field === "region" || field === "zone";
}
