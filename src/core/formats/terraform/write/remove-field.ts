/** Removes a field: its attribute, item or block. A single block that is left empty goes too; comments above stay. */
import type { FieldSpec } from "../../../kinds/kind";
import { isTerraformBlock, terraformName } from "../../../kinds/terraform-names";
import { formatPath } from "../../../model/value";
import type { Attribute } from "../syntax";
import { dialectOf } from "./dialect";
import type { Editor } from "./editor";
import { rootFields } from "./meta-fields";
import {
  attributeNamed,
  type BlockPlace,
  blockAt,
  blocksNamed,
  type Cursor,
  containerOf,
  descend,
  dynamicNamed,
  findItem,
  ROOT,
  refuseDynamic,
} from "./places";
import { Refused } from "./refused";
import { entryIndex } from "./says";
import { refuseExpression } from "./set-expression";
import { fieldNamed, type Steps, stepsOf } from "./steps";
import type { Subject } from "./subjects";

/** Removes the field at an API path. A field that is not there is removed already. */
export function removeField(editor: Editor, subject: Subject, path: string): void {
  const implied = subject.tf.implied?.[path];
  if (implied !== undefined)
    throw new Refused(`${path} of ${subject.id} cannot be removed: the type ${subject.tf.type} implies ${implied}.`);
  removeAt(editor, subject, ROOT, rootFields(subject, stepsOf(path)), stepsOf(path));
}

/** Removes what the steps lead to below a block. */
export function removeAt(
  editor: Editor,
  subject: Subject,
  cursor: Cursor,
  fields: readonly FieldSpec[],
  steps: Steps,
): void {
  const [step, ...rest] = steps;
  const field = fieldNamed(subject, cursor.path, fields, step);
  const name = terraformName(field, subject.tf.type);
  // What the type has no argument for, the text cannot set.
  if (name === undefined) return;
  const place = blockAt(editor.subjects, subject, cursor);
  if (!isTerraformBlock(field)) {
    const attribute = attributeNamed(place.block, name);
    if (attribute)
      removeInAttribute(editor, subject, place, attribute, field, rest, formatPath([...cursor.path, field.name]));
    return;
  }
  const dynamic = dynamicNamed(place.block, name);
  const count = blocksNamed(place.block, name).length;
  const [index, ...inside] = rest;
  if (field.type === "object" || index === undefined) {
    if (dynamic) refuseDynamic(subject, place, dynamic, formatPath([...cursor.path, field.name]));
    if (rest.length === 0) for (let at = count - 1; at >= 0; at--) removeNestedBlock(editor, subject, cursor, name, at);
    else if (count > 0) {
      const inner = descend(cursor, name, 0, [field.name]);
      removeAt(editor, subject, inner, field.fields ?? [], rest);
      if (isEmpty(blockAt(editor.subjects, subject, inner))) removeNestedBlock(editor, subject, cursor, name, 0);
    }
    return;
  }
  if (typeof index !== "number")
    throw new Refused(`${formatPath([...cursor.path, field.name])} is a list: say which item.`);
  const item = findItem(editor, subject, cursor, field, name, index);
  const generated = item.is === "generated" ? item.dynamic : item.is === "missing" ? item.open : undefined;
  if (generated) refuseDynamic(subject, place, generated, formatPath([...cursor.path, field.name, index]));
  if (item.is !== "written") return;
  if (inside.length === 0) removeNestedBlock(editor, subject, cursor, name, item.index);
  else removeAt(editor, subject, descend(cursor, name, item.index, [field.name, index]), field.fields ?? [], inside);
}

/** Removes one of the written nested blocks of a name. */
export function removeNestedBlock(editor: Editor, subject: Subject, cursor: Cursor, name: string, index: number): void {
  const place = blockAt(editor.subjects, subject, cursor);
  const block = blocksNamed(place.block, name)[index];
  if (block) editor.bench.edit(place.file.path, dialectOf(place.file).removeItem(place, block));
}

function removeInAttribute(
  editor: Editor,
  subject: Subject,
  place: BlockPlace,
  attribute: Attribute,
  field: FieldSpec,
  rest: Steps,
  path: string,
): void {
  const edit = (edits: Parameters<Editor["bench"]["edit"]>[1]) => editor.bench.edit(place.file.path, edits);
  const dialect = dialectOf(place.file);
  const removeAttribute = () => edit(dialect.removeItem(place, attribute));
  let expression = attribute.value;
  let fields = field.fields;
  for (const [at, step] of rest.entries()) {
    const listing = dialect.listing(place, expression);
    const isLast = at === rest.length - 1;
    if (typeof step === "number") {
      if (expression.node !== "tuple" || !listing) refuseExpression(subject, place, expression, path);
      const item = expression.items[step];
      if (!item) return;
      if (isLast) {
        if (at === 0 && expression.items.length === 1) removeAttribute();
        else edit(listing.remove(step));
        return;
      }
      expression = item;
    } else {
      if (expression.node !== "object" || !listing) refuseExpression(subject, place, expression, path);
      const index = entryIndex(expression, fields, step, subject.tf.type);
      const entry = expression.entries[index];
      if (!entry) return;
      if (isLast) {
        if (at === 0 && expression.entries.length === 1) removeAttribute();
        else edit(listing.removeEntry(index));
        return;
      }
      expression = entry.value;
      fields = fields?.find((it) => it.name === step)?.fields;
    }
  }
  removeAttribute();
}

/** Whether nothing is left between the braces, comments included. */
function isEmpty(place: BlockPlace): boolean {
  const { text, open, close } = containerOf(place);
  return text.slice(open, close).trim() === "";
}
