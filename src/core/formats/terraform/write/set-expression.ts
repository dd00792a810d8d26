/** Makes the expression of an attribute, or a part of it, say a value: with the smallest edit that does. */
import type { FieldSpec } from "../../../kinds/kind";
import type { ChangeValue } from "../../../model/change";
import { valueAt } from "../../../model/value";
import { keyName } from "../key-name";
import type { Expression } from "../syntax";
import { visitExpressions } from "../visit";
import { dialectOf, type Listing } from "./dialect";
import { type Editor, renderingFor } from "./editor";
import { isPerInstance, literalOf, localName, referenceOf, resourceTraversal } from "./expressions";
import { heredocEdit, inStyleOf } from "./keep-style";
import { localDefinition, localMentions } from "./module-references";
import { absolute, textOf } from "./places";
import { referenceTraversal } from "./reference-text";
import { Refused } from "./refused";
import { asList, asObject, referenceId } from "./render";
import { entryIndex, itemOf, memberOf, nameOf, says } from "./says";
import { type Steps, wrap } from "./steps";
import { moduleOf, type Place, type Subject } from "./subjects";

/** Sets what the steps lead to inside an expression that is the value of `field`. `path` is for messages. */
export function setExpression(
  editor: Editor,
  subject: Subject,
  place: Place,
  expression: Expression,
  field: FieldSpec,
  steps: Steps,
  value: ChangeValue,
  path: string,
): void {
  const [step, ...rest] = steps;
  if (step === undefined) {
    setWhole(editor, subject, place, expression, field, value, path);
    return;
  }
  const dialect = dialectOf(place.file);
  const listing = dialect.listing(place, expression);
  if (typeof step === "number") {
    if (expression.node !== "tuple" || !listing) refuseExpression(subject, place, expression, path);
    const item = expression.items[step];
    const itemField = itemOf(field);
    if (item) setExpression(editor, subject, place, item, itemField, rest, value, `${path}[${step}]`);
    else if (step > expression.items.length)
      throw new Refused(`${subject.id} has no ${path}[${step}]: there are ${expression.items.length}.`);
    else {
      const text = dialect.renderValue(wrap(rest, value, itemField), itemField, renderingFor(editor, subject));
      editor.bench.edit(place.file.path, listing.append(text));
    }
    return;
  }
  if (expression.node !== "object" || !listing) refuseExpression(subject, place, expression, path);
  const entry = expression.entries[entryIndex(expression, field.fields, step, subject.tf.type)];
  const inner = memberOf(field, step, subject);
  if (entry) setExpression(editor, subject, place, entry.value, inner, rest, value, `${path}.${step}`);
  else {
    const text = dialect.renderValue(wrap(rest, value, inner), inner, renderingFor(editor, subject));
    editor.bench.edit(place.file.path, listing.appendEntry(nameOf(inner, field, step, subject), text));
  }
}

/** Refuses to look inside an expression that is not written out. */
export function refuseExpression(subject: Subject, place: Place, expression: Expression, path: string): never {
  throw new Refused(
    `${path} of ${subject.id} is set by the expression ${textOf(place, expression)}; edit that instead.`,
    {
      file: place.file.path,
      start: expression.start + place.top.offset,
    },
  );
}

function setWhole(
  editor: Editor,
  subject: Subject,
  place: Place,
  expression: Expression,
  field: FieldSpec,
  value: ChangeValue,
  path: string,
): void {
  if (says(editor, subject, expression, field, value)) return;
  if (field.type === "list" && expression.node === "tuple") {
    if (
      setTuple(
        editor,
        subject,
        place,
        expression.items,
        dialectOf(place.file).listing(place, expression),
        field,
        asList(value, field),
        path,
      )
    )
      return;
  } else if ((field.type === "map" || field.type === "object") && expression.node === "object") {
    const object = asObject(value, field);
    const [changed, ...more] = Object.keys(object).filter((key) => {
      const entry = expression.entries[entryIndex(expression, field.fields, key, subject.tf.type)];
      return !entry || !says(editor, subject, entry.value, memberOf(field, key, subject), object[key] ?? null);
    });
    const kept = expression.entries.every(({ key }) =>
      Object.keys(object).some((it) => nameOf(memberOf(field, it, subject), field, it, subject) === keyName(key)),
    );
    if (changed !== undefined && more.length === 0 && kept) {
      setExpression(editor, subject, place, expression, field, [changed], object[changed] ?? null, path);
      return;
    }
  }
  replace(editor, subject, place, expression, field, value, path);
}

/** Changes a written list where one edit is enough: items in place, one more at the end, one less. */
function setTuple(
  editor: Editor,
  subject: Subject,
  place: Place,
  items: readonly Expression[],
  listing: Listing | undefined,
  field: FieldSpec,
  values: readonly ChangeValue[],
  path: string,
): boolean {
  if (!listing) return false;
  const item = itemOf(field);
  const same = (at: number, to: number) => {
    const expression = items[at];
    const value = values[to];
    return expression !== undefined && value !== undefined && says(editor, subject, expression, item, value);
  };
  let prefix = 0;
  while (same(prefix, prefix)) prefix++;
  if (values.length === items.length + 1 && prefix === items.length) {
    const text = dialectOf(place.file).renderValue(values[prefix] ?? null, item, renderingFor(editor, subject));
    editor.bench.edit(place.file.path, listing.append(text));
    return true;
  }
  if (values.length === items.length - 1 && values.slice(prefix).every((_, at) => same(prefix + at + 1, prefix + at))) {
    editor.bench.edit(place.file.path, listing.remove(prefix));
    return true;
  }
  const different = items.flatMap((_, at) => (same(at, at) ? [] : [at]));
  const [only, ...more] = different;
  if (values.length !== items.length || only === undefined || more.length > 0) return false;
  const expression = items[only];
  if (expression) setWhole(editor, subject, place, expression, item, values[only] ?? null, `${path}[${only}]`);
  return true;
}

function replace(
  editor: Editor,
  subject: Subject,
  place: Place,
  expression: Expression,
  field: FieldSpec,
  value: ChangeValue,
  path: string,
): void {
  if (isPerInstance(expression))
    throw new Refused(
      `${path} of ${subject.id} differs from instance to instance (${textOf(place, expression)}); edit what it is made from.`,
      {
        file: place.file.path,
        start: expression.start + place.top.offset,
      },
    );
  refuseInput(editor, subject, expression, path);
  const id = referenceId(value);
  const inner = id === undefined ? undefined : replaceableTraversal(expression, field, editor);
  if (id !== undefined && inner) {
    const text = dialectOf(place.file).traversal(referenceTraversal(editor.subjects, subject, id, field, inner));
    const span = absolute(inner.traversal, place.top.offset);
    editor.bench.edit(place.file.path, [{ ...span, newText: text }]);
    return;
  }
  const own = ownLocal(editor, subject, expression);
  const target = own ?? { place, expression };
  const { file, top } = target.place;
  const dialect = dialectOf(file);
  const span = absolute(target.expression, top.offset);
  const text = dialect.renderValue(value, field, renderingFor(editor, subject));
  const styled = inStyleOf(target.expression, file.text.slice(span.start, span.end), text);
  const edit = heredocEdit(target.expression, file.text, span, value) ?? dialect.replaceValue(file, span, styled);
  editor.bench.edit(file.path, [edit]);
}

/** Refuses to write over what a called module takes from its caller: other calls take something else from theirs. */
function refuseInput(editor: Editor, subject: Subject, expression: Expression, path: string): void {
  const input = subject.resource?.calls && inputIn(expression);
  if (input === undefined || !subject.resource) return;
  const value = valueAt(subject.resource.fields, path);
  const caller = value?.via?.find((it) => it.what.startsWith(`var.${input} `) && it.range);
  const range = caller?.range;
  const at = range && editor.bench.toCurrent(range.file, range.start);
  const where = subject.resource.calls?.at(-1)?.what ?? "the call of the module";
  throw new Refused(`${path} of ${subject.id} comes from var.${input}, which ${where} sets; edit it there.`, {
    file: range && at !== undefined ? range.file : subject.file,
    start: range && at !== undefined ? at : (editor.bench.toCurrent(subject.file, subject.origin ?? 0) ?? 0),
  });
}

/** The first variable that an expression reads. */
function inputIn(expression: Expression): string | undefined {
  let found: string | undefined;
  visitExpressions(expression, (it) => {
    const [step] = it.node === "traversal" && it.root === "var" ? it.steps : [];
    if (step?.node === "attr") found ??= step.name;
  });
  return found;
}

/** The one reference to a resource in an expression that is nothing else, or a template around it. */
function replaceableTraversal(expression: Expression, field: FieldSpec, editor: Editor) {
  if (expression.node !== "template" && !referenceOf(expression)) return undefined;
  const found: NonNullable<ReturnType<typeof resourceTraversal>>[] = [];
  let others = 0;
  visitExpressions(expression, (it) => {
    if (it.node !== "traversal") return;
    const reference = resourceTraversal(it);
    if (reference) found.push(reference);
    else others++;
  });
  const [only, ...more] = found;
  if (!only || more.length > 0 || others > 0) return undefined;
  const kinds = field.ref?.kinds ?? [];
  return kinds.some((kind) => editor.subjects.typesOf(kind).includes(only.type)) ? only : undefined;
}

/** The definition of the local that an expression reads, where it is a literal and nothing else reads it. */
function ownLocal(
  editor: Editor,
  subject: Subject,
  expression: Expression,
): { place: Place; expression: Expression } | undefined {
  const name = localName(expression);
  if (name === undefined) return undefined;
  const files = editor.bench.moduleFiles(moduleOf(subject));
  if (localMentions(files, name, 2).length !== 1) return undefined;
  const definition = localDefinition(files, name);
  if (!definition) return undefined;
  const plain = literalOf(definition.expression) !== undefined || referenceOf(definition.expression) !== undefined;
  return plain ? definition : undefined;
}
