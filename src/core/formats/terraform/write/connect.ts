/** Draws and erases edges: sets the field by which one resource refers to another, and takes it away again. */
import type { FieldSpec } from "../../../kinds/kind";
import { isTerraformBlock, terraformName } from "../../../kinds/terraform-names";
import { formatPath, parsePath } from "../../../model/value";
import type { Block } from "../syntax";
import type { Editor } from "./editor";
import { attributeNamed, blocksNamed } from "./places";
import { Refused } from "./refused";
import { removeField } from "./remove-field";
import { refuseExpression } from "./set-expression";
import { setField } from "./set-field";
import type { Steps } from "./steps";
import { inSentence, type Subject } from "./subjects";
import { mentions, type WrittenReference, writtenReferences } from "./written-references";

/** A field that can refer: its path without list indexes, and its specification. */
interface Road {
  readonly path: readonly string[];
  readonly fields: readonly FieldSpec[];
}

/**
 * Makes `from` refer to `to`. `role` is an edge's role, or the path of the field. Without a role it must be clear which
 * field is meant: the only one that takes such a resource, or the only one on the top level. A list gets one more item.
 */
export function connect(editor: Editor, fromId: string, toId: string, role: string | undefined): void {
  let from = editor.subjects.find(fromId);
  let to = editor.subjects.find(toId);
  // An endpoint names its group, whichever way the gesture went.
  if (roadsTo(from, to, undefined).length === 0 && roadsTo(to, from, role).length > 0) [from, to] = [to, from];
  const subject = editor.subjects.findEditable(from.id);
  const value = { ref: to.id };
  if (role !== undefined && /[[\].]/.test(role) && roadsTo(from, to, role).length === 0) {
    const { step } = editor.bench;
    setField(editor, subject, role, value);
    subject.touched ||= editor.bench.step > step;
    return;
  }
  const road = chooseRoad(from, to, roadsTo(from, to, role), role);
  const written = writtenReferences(editor, subject).filter((it) => it.to(to) && samePath(it.steps, road.path));
  if (written.length > 0 || isLinked(editor, subject, to, road)) return;
  countingWritten(subject, () => setField(editor, subject, formatPath(nextPath(editor, subject, road)), value));
}

/**
 * Takes away every reference of `from` to `to` (with a role: those of that role). The item of a list goes whole where
 * the reference is what it is for: a backend, a weighted service, a path rule. None there: nothing to do.
 */
export function disconnect(editor: Editor, fromId: string, toId: string, role: string | undefined): void {
  let from = editor.subjects.find(fromId);
  let to = editor.subjects.find(toId);
  if (roadsTo(from, to, undefined).length === 0 && roadsTo(to, from, role).length > 0) [from, to] = [to, from];
  const subject = editor.subjects.findEditable(from.id);
  const wasTouched = subject.touched;
  let removed = false;
  for (;;) {
    const [found] = writtenReferences(editor, subject).filter((it) => it.to(to) && hasRole(it, role));
    if (!found) break;
    countingWritten(subject, () => removeField(editor, subject, formatPath(carrier(found))));
    removed = true;
  }
  if (removed) return;
  const mixed = writtenReferences(editor, subject).find(
    (it) => hasRole(it, role) && mentions(it.expression, subject, to),
  );
  if (mixed) refuseExpression(subject, editor.subjects.place(subject), mixed.expression, formatPath(mixed.steps));
  const [left] = wasTouched
    ? []
    : editor.subjects.topology
        .out(subject.resource?.id ?? "")
        .filter((it) => it.to === to.resource?.id && (role === undefined || it.role === role || it.field === role));
  if (!left) return;
  const { range } = left.value;
  const text = editor.bench.file(range.file).text.slice(range.start, range.end);
  throw new Refused(`${left.field} of ${subject.id} leads to ${to.id} through ${text}; edit that instead.`, {
    file: range.file,
    start: range.start,
  });
}

/** Makes a change whose path counts items as they are written. */
function countingWritten(subject: Subject, change: () => void): void {
  subject.countsWritten = true;
  change();
  subject.countsWritten = false;
  subject.touched = true;
}

/** Whether the field leads to the target already, by whatever expression. Only for resources not edited by this plan. */
function isLinked({ subjects }: Editor, from: Subject, to: Subject, road: Road): boolean {
  if (!from.resource || !to.resource || from.touched) return false;
  const edges = subjects.topology.out(from.resource.id).filter((it) => it.to === to.resource?.id);
  return edges.some((it) => samePath(parsePath(it.field), road.path));
}

/** Fields of `from` that take a resource like `to`. */
function roadsTo(from: Subject, to: Subject, role: string | undefined): Road[] {
  const roads: Road[] = [];
  const visit = (fields: readonly FieldSpec[], path: readonly string[], above: readonly FieldSpec[]) => {
    for (const field of fields) {
      if (terraformName(field, from.tf.type) === undefined) continue;
      const road = { path: [...path, field.name], fields: [...above, field] };
      if (
        field.ref?.kinds.includes(to.spec.kind) &&
        (role === undefined || role === field.ref.role || role === formatPath(road.path))
      )
        roads.push(road);
      if (field.fields) visit(field.fields, road.path, road.fields);
    }
  };
  visit(from.spec.fields, [], []);
  return roads;
}

function chooseRoad(from: Subject, to: Subject, roads: readonly Road[], role: string | undefined): Road {
  const [first, ...more] = roads;
  if (!first) {
    const as = role === undefined ? "" : ` as ${role}`;
    throw new Refused(`${from.spec.plural} cannot refer to ${inSentence(to.spec.plural)}${as}.`);
  }
  if (more.length === 0) return first;
  const shortest = Math.min(...roads.map((it) => it.path.length));
  const [top, ...others] = roads.filter((it) => it.path.length === shortest);
  if (top && others.length === 0) return top;
  const names = roads.map((it) => formatPath(it.path)).join(", ");
  throw new Refused(`${from.id} can refer to ${to.id} in several fields; say which: ${names}.`);
}

/** The path to set: a list on the way gets a new item. Refuses where items inside items would have to be chosen. */
function nextPath(editor: Editor, subject: Subject, road: Road): Steps {
  const { block } = editor.subjects.place(subject).top;
  const steps: (string | number)[] = [];
  let inside: Block | undefined = block;
  let lists = 0;
  for (const [at, field] of road.fields.entries()) {
    steps.push(field.name);
    const name = terraformName(field, subject.tf.type) ?? "";
    if (field.type === "list") {
      lists++;
      if (lists > 1)
        throw new Refused(
          `${formatPath(road.path)} of ${subject.id} is in a list inside a list; set the field itself, with the items' numbers.`,
        );
      steps.push(
        isTerraformBlock(field)
          ? inside
            ? blocksNamed(inside, name).length
            : 0
          : countItems(editor, subject, inside, name),
      );
      inside = undefined;
    } else if (isTerraformBlock(field) && at < road.fields.length - 1) inside = inside && blocksNamed(inside, name)[0];
  }
  return steps;
}

function countItems(editor: Editor, subject: Subject, block: Block | undefined, name: string): number {
  const attribute = block && attributeNamed(block, name);
  if (!attribute) return 0;
  if (attribute.value.node === "tuple") return attribute.value.items.length;
  refuseExpression(subject, editor.subjects.place(subject), attribute.value, name);
}

function hasRole(reference: WrittenReference, role: string | undefined): boolean {
  if (role === undefined || reference.fields.at(-1)?.ref?.role === role || formatPath(reference.steps) === role)
    return true;
  return formatPath(reference.steps.filter((it) => typeof it === "string")) === role;
}

/**
 * What goes with a reference: the item of the list that it is in, unless that item holds other lists (a path matcher
 * keeps its rules when its default goes).
 */
function carrier({ steps, fields }: WrittenReference): Steps {
  const parent = fields.at(-2);
  const inItem = typeof steps.at(-2) === "number" && parent?.type === "list";
  const holdsLists =
    parent?.fields?.some((it) => it.type === "list" && it.items === "object" && hasReference(it)) ?? false;
  return inItem && !holdsLists ? steps.slice(0, -1) : steps;
}

function hasReference(field: FieldSpec): boolean {
  return field.ref !== undefined || (field.fields ?? []).some(hasReference);
}

function samePath(steps: Steps, path: readonly string[]): boolean {
  return formatPath(steps.filter((it) => typeof it === "string")) === formatPath(path);
}
