/** Draws and erases edges: sets the field by which one object refers to another, and takes it away again. */
import { carrierOf, chooseRoad, type Road, roadsBetween } from "../../../changes/roads";
import type { FieldSpec } from "../../../kinds/kind";
import { type ObjectValue, type Reference, type Value, valueAt } from "../../../model/value";
import { Refusal } from "../../refusal";
import { linkIn } from "../links";
import type { Editor } from "./editor";
import { removeField, setField } from "./fields";
import { linkOf, linksAgree } from "./link-text";
import type { Subject } from "./subjects";

/** A link as an object has it. */
export interface WrittenLink {
  /** `backends[0].group`. */
  readonly field: string;
  readonly role: string;
  readonly value: Reference;
}

/** Makes `from` refer to `to`, by the only field that can or by the one that `role` says. A list gets one more item. */
export function connect(editor: Editor, fromId: string, toId: string, role: string | undefined): void {
  const [from, to] = inDirection(editor, fromId, toId);
  if (from.spec.kind === "NetworkEndpoint" && to.spec.kind === "NetworkEndpointGroup")
    throw new Refusal("The API attaches endpoints to their group by a call, so there is no field to set here.");
  const roads = roadsBetween(from.spec.kind, to.spec.kind);
  if (role !== undefined && /[[\].]/.test(role) && !roads.some((it) => it.path === role)) {
    setField(editor, from, role, { ref: to.id });
    return;
  }
  const road = chooseRoad(from.spec.kind, to.spec.kind, role);
  if ("refused" in road) throw new Refusal(road.refused);
  if (linksTo(editor, from, to).some((it) => withoutIndexes(it.field) === road.path)) return;
  setField(editor, from, nextPath(editor, from, road), { ref: to.id });
}

/** Takes away every reference of `from` to `to`, with a role those of that role. None there: nothing to do. */
export function disconnect(editor: Editor, fromId: string, toId: string, role: string | undefined): void {
  const [from, to] = inDirection(editor, fromId, toId);
  for (;;) {
    // From the last item to the first, as those behind one that goes move up.
    const found = linksTo(editor, from, to)
      .filter((it) => role === undefined || [it.role, it.field, withoutIndexes(it.field)].includes(role))
      .at(-1);
    if (!found) return;
    const { step } = editor.bench;
    removeField(editor, from, carrierOf(from.spec.kind, found.field));
    if (editor.bench.step === step) throw new Refusal(`${found.field} of ${from.id} cannot be removed here.`);
    from.touched = true;
  }
}

/** The links in the fields that refer, in the order of the tables. */
export function writtenLinks(fields: ObjectValue, specs: readonly FieldSpec[], prefix = ""): readonly WrittenLink[] {
  const found: WrittenLink[] = [];
  for (const field of specs) {
    const each = (it: Value | undefined, path: string): void => {
      if (it?.type === "list")
        it.items.forEach((item, index) => {
          each(item, `${path}[${index}]`);
        });
      else if (field.ref && it?.type === "reference") found.push({ field: path, role: field.ref.role, value: it });
      else if (it?.type === "object") found.push(...writtenLinks(it, field.fields ?? [], `${path}.`));
    };
    each(fields.fields[field.name], prefix + field.name);
  }
  return found;
}

function linksTo({ subjects }: Editor, from: Subject, to: Subject): readonly WrittenLink[] {
  const written = writtenLinks(subjects.said(from).fields, from.spec.fields);
  if (from.resource && to.resource && !from.touched && !to.touched) {
    const edges = subjects.topology.out(from.resource.id).filter((it) => it.to === to.resource?.id);
    return written.filter((it) => edges.some((edge) => edge.field === it.field));
  }
  const own = linkOf(subjects, to);
  return written.filter(({ value: { target } }) => {
    const link = target.by === "link" ? linkIn(target.link) : undefined;
    return own !== undefined && link !== undefined && linksAgree(link, own);
  });
}

/** An endpoint names its group, whichever way the gesture went. */
function inDirection({ subjects }: Editor, fromId: string, toId: string): readonly [Subject, Subject] {
  const from = subjects.find(fromId);
  const to = subjects.find(toId);
  const [there, back] = [roadsBetween(from.spec.kind, to.spec.kind), roadsBetween(to.spec.kind, from.spec.kind)];
  return there.length === 0 && back.length > 0 ? [subjects.findOwn(toId), from] : [subjects.findOwn(fromId), to];
}

/** The path to set: a list on the way gets a new item. Refuses where items inside items would have to be chosen. */
function nextPath({ subjects }: Editor, from: Subject, { path, lists }: Road): string {
  const [list, ...deeper] = lists;
  if (list === undefined) return path;
  if (deeper.length > 0)
    throw new Refusal(
      `${path} of ${from.id} is in a list inside a list; set the field itself, with the items' numbers.`,
    );
  const value = valueAt(subjects.said(from).fields, list);
  return `${list}[${value?.type === "list" ? value.items.length : 0}]${path.slice(list.length)}`;
}

function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/g, "");
}
