/**
 * Sets a field, creating the blocks on the way.
 *
 * A literal or a reference is replaced. A value that is read from a local which is a literal and which nothing else
 * reads is changed in the `locals` block. Any other expression (a variable, a template, a call) is replaced whole in the
 * resource itself: a variable's default is only a default, and a shared local belongs to others too. Refused is what
 * differs from instance to instance (`each.…`, `count.…`) and what a `dynamic` block generates.
 */
import type { FieldSpec } from "../../../kinds/kind";
import { isTerraformBlock } from "../../../kinds/terraform-names";
import type { ChangeValue } from "../../../model/change";
import { formatPath, scalarOf, valueAt } from "../../../model/value";
import { dialectOf } from "./dialect";
import { type Editor, renderingFor } from "./editor";
import { rootFields } from "./meta-fields";
import { placeAttribute, placeBlock } from "./placement";
import {
  attributeNamed,
  blockAt,
  blocksNamed,
  type Cursor,
  descend,
  dynamicNamed,
  findItem,
  ROOT,
  refuseDynamic,
} from "./places";
import { Refused } from "./refused";
import { removeAt, removeNestedBlock } from "./remove-field";
import { asList, asObject, refuseUnknownKeys, requiredName } from "./render";
import { setExpression } from "./set-expression";
import { fieldNamed, type Steps, stepsOf, wrap } from "./steps";
import type { Subject } from "./subjects";

/** Sets the field at an API path. A value of null takes the field away. */
export function setField(editor: Editor, subject: Subject, path: string, value: ChangeValue): void {
  const steps = stepsOf(path);
  if (value === null) {
    removeAt(editor, subject, ROOT, rootFields(subject, steps), steps);
    return;
  }
  if (isAlreadyKnown(subject, path, value)) return;
  const implied = subject.tf.implied?.[path];
  if (implied !== undefined)
    throw new Refused(`${path} of ${subject.id} is always ${implied}: the type ${subject.tf.type} implies it.`);
  setAt(editor, subject, ROOT, rootFields(subject, steps), steps, value);
}

/** Whether the field evaluates to the value already, by whatever road. Only for resources not edited by this plan. */
function isAlreadyKnown(subject: Subject, path: string, value: ChangeValue): boolean {
  if (!subject.resource || subject.touched || typeof value === "object") return false;
  const now = valueAt(subject.resource.fields, path);
  const scalar = now?.type === "scalar" ? scalarOf(now) : undefined;
  return scalar !== undefined && String(scalar) === String(value);
}

function setAt(
  editor: Editor,
  subject: Subject,
  cursor: Cursor,
  fields: readonly FieldSpec[],
  steps: Steps,
  value: ChangeValue,
): void {
  const [step, ...rest] = steps;
  const field = fieldNamed(subject, cursor.path, fields, step);
  const name = requiredName(field, subject.tf.type);
  if (!isTerraformBlock(field)) setAttribute(editor, subject, cursor, fields, field, name, rest, value);
  else if (field.type === "object") setObjectBlock(editor, subject, cursor, field, name, rest, value);
  else setListBlock(editor, subject, cursor, field, name, rest, value);
}

function setAttribute(
  editor: Editor,
  subject: Subject,
  cursor: Cursor,
  fields: readonly FieldSpec[],
  field: FieldSpec,
  name: string,
  rest: Steps,
  value: ChangeValue,
): void {
  const place = blockAt(editor.subjects, subject, cursor);
  const attribute = attributeNamed(place.block, name);
  if (attribute) {
    setExpression(
      editor,
      subject,
      place,
      attribute.value,
      field,
      rest,
      value,
      formatPath([...cursor.path, field.name]),
    );
    return;
  }
  const dialect = dialectOf(place.file);
  const text = dialect.renderValue(wrap(rest, value, field), field, renderingFor(editor, subject));
  const where = placeAttribute(place, field, fields, subject.tf.type);
  editor.bench.edit(place.file.path, dialect.addAttribute(place, name, text, where));
}

function setObjectBlock(
  editor: Editor,
  subject: Subject,
  cursor: Cursor,
  field: FieldSpec,
  name: string,
  rest: Steps,
  value: ChangeValue,
): void {
  const place = blockAt(editor.subjects, subject, cursor);
  const dynamic = dynamicNamed(place.block, name);
  if (dynamic) refuseDynamic(subject, place, dynamic, formatPath([...cursor.path, field.name]));
  if (blocksNamed(place.block, name).length === 0)
    insertBlock(editor, subject, cursor, field, name, wrap(rest, value, field));
  else setInside(editor, subject, descend(cursor, name, 0, [field.name]), field, rest, value);
}

function setListBlock(
  editor: Editor,
  subject: Subject,
  cursor: Cursor,
  field: FieldSpec,
  name: string,
  rest: Steps,
  value: ChangeValue,
): void {
  const [index, ...inside] = rest;
  if (index === undefined) {
    setWholeList(editor, subject, cursor, field, name, asList(value, field));
    return;
  }
  if (typeof index !== "number")
    throw new Refused(`${formatPath([...cursor.path, field.name])} is a list: say which item, as in ${field.name}[0].`);
  const place = blockAt(editor.subjects, subject, cursor);
  const item = findItem(editor, subject, cursor, field, name, index);
  const path = formatPath([...cursor.path, field.name, index]);
  if (item.is === "generated") refuseDynamic(subject, place, item.dynamic, path);
  if (item.is === "written")
    setInside(editor, subject, descend(cursor, name, item.index, [field.name, index]), field, inside, value);
  else if (index === item.count)
    insertBlock(editor, subject, cursor, field, name, wrap(inside, value, { ...field, type: "object" }));
  else throw new Refused(`${subject.id} has no ${path}: there are ${item.count}.`);
}

/** Makes the written blocks those of the list: item by item, then what is missing, then what is too many. */
function setWholeList(
  editor: Editor,
  subject: Subject,
  cursor: Cursor,
  field: FieldSpec,
  name: string,
  values: readonly ChangeValue[],
): void {
  const place = blockAt(editor.subjects, subject, cursor);
  const dynamic = dynamicNamed(place.block, name);
  if (dynamic) refuseDynamic(subject, place, dynamic, formatPath([...cursor.path, field.name]));
  const count = blocksNamed(place.block, name).length;
  values.forEach((value, index) => {
    if (index < count) setInside(editor, subject, descend(cursor, name, index, [field.name, index]), field, [], value);
    else insertBlock(editor, subject, cursor, field, name, value);
  });
  for (let index = count - 1; index >= values.length; index--) removeNestedBlock(editor, subject, cursor, name, index);
}

/** Sets what is inside a block that is there; with no steps left, makes the whole block say the value. */
function setInside(
  editor: Editor,
  subject: Subject,
  cursor: Cursor,
  field: FieldSpec,
  rest: Steps,
  value: ChangeValue,
): void {
  const fields = field.fields ?? [];
  if (rest.length > 0) {
    setAt(editor, subject, cursor, fields, rest, value);
    return;
  }
  const object = asObject(value, field);
  refuseUnknownKeys(object, fields, `${field.name} has`);
  for (const inner of fields) {
    const item = object[inner.name];
    if (item === undefined || item === null) removeAt(editor, subject, cursor, fields, [inner.name]);
    else setAt(editor, subject, cursor, fields, [inner.name], item);
  }
}

function insertBlock(
  editor: Editor,
  subject: Subject,
  cursor: Cursor,
  field: FieldSpec,
  name: string,
  value: ChangeValue,
): void {
  const place = blockAt(editor.subjects, subject, cursor);
  const dialect = dialectOf(place.file);
  const object = asObject(value, field);
  const body = dialect.renderBody(object, field.fields ?? [], `${field.name} has`, renderingFor(editor, subject));
  editor.bench.edit(place.file.path, dialect.addBlock(place, name, field, body, placeBlock(place, name)));
}
