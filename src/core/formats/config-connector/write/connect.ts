/** Draws and erases edges: sets the field by which one object refers to another, and takes it away again. */
import { carrierOf, chooseRoad, type Road, roadsBetween } from "../../../changes/roads";
import { valueAt } from "../../../model/value";
import { Refusal } from "../../refusal";
import type { Editor } from "./editor";
import { removeField } from "./remove-field";
import { setField } from "./set-field";
import type { Subject } from "./subjects";
import { leadsTo, type WrittenReference, writtenReferences } from "./written-references";

/** Makes `from` refer to `to`, by the only field that can or by the one that `role` says. A list gets one more item. */
export function connect(editor: Editor, fromId: string, toId: string, role: string | undefined): void {
  const [from, to] = inDirection(editor, fromId, toId);
  const value = { ref: to.id };
  if (
    role !== undefined &&
    /[[\].]/.test(role) &&
    !roadsBetween(from.spec.kind, to.spec.kind).some((it) => it.path === role)
  ) {
    setField(editor, from, role, value);
    return;
  }
  const road = chooseRoad(from.spec.kind, to.spec.kind, role);
  if ("refused" in road) throw new Refusal(road.refused);
  if (referencesTo(editor, from, to).some((it) => withoutIndexes(it.field) === road.path)) return;
  setField(editor, from, nextPath(editor, from, road), value);
}

/** Takes away every reference of `from` to `to`, with a role those of that role. None there: nothing to do. */
export function disconnect(editor: Editor, fromId: string, toId: string, role: string | undefined): void {
  const [from, to] = inDirection(editor, fromId, toId);
  for (;;) {
    // From the last item to the first, as those behind one that goes move up.
    const found = referencesTo(editor, from, to)
      .filter((it) => role === undefined || [it.role, it.field, withoutIndexes(it.field)].includes(role))
      .at(-1);
    if (!found) return;
    const { step } = editor.bench;
    removeField(editor, from, carrierOf(from.spec.kind, found.field));
    if (editor.bench.step === step) throw new Refusal(`${found.field} of ${from.id} cannot be removed here.`);
    from.touched = true;
  }
}

/** An endpoint names its group, whichever way the gesture went. */
function inDirection(editor: Editor, fromId: string, toId: string): readonly [Subject, Subject] {
  const from = editor.subjects.find(fromId);
  const to = editor.subjects.find(toId);
  const [there, back] = [roadsBetween(from.spec.kind, to.spec.kind), roadsBetween(to.spec.kind, from.spec.kind)];
  return there.length === 0 && back.length > 0 ? [to, from] : [from, to];
}

function referencesTo(editor: Editor, from: Subject, to: Subject): readonly WrittenReference[] {
  return writtenReferences(editor, from).filter((it) => leadsTo(editor, from, it, to));
}

/** The path to set: a list on the way gets a new item. Refuses where items inside items would have to be chosen. */
function nextPath(editor: Editor, from: Subject, { path, lists }: Road): string {
  const [list, ...deeper] = lists;
  if (list === undefined) return path;
  if (deeper.length > 0)
    throw new Refusal(
      `${path} of ${from.id} is in a list inside a list; set the field itself, with the items' numbers.`,
    );
  const value = valueAt(editor.subjects.resource(from).fields, list);
  if (value !== undefined && value.type !== "list")
    throw new Refusal(`How many items ${list} of ${from.id} has is not known, so none can be added.`);
  return `${list}[${value?.items.length ?? 0}]${path.slice(list.length)}`;
}

function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/g, "");
}
