/** What can be chosen for a field, each judged where it stands, and what can be done about a field that reads its value. */

import type { FieldSpec } from "../kinds/kind";
import { fieldSpec, kindSpec } from "../kinds/registry";
import type { ChangeValue } from "../model/change";
import type { Finding } from "../model/finding";
import { formatScope, inSameModule, type Resource } from "../model/resource";
import type { ReferenceTarget, Value } from "../model/value";
import { judgedValues, listedValues, type Objection, objectionIn, weight } from "../queries/judged-values";
import { instancesOf } from "../queries/places";
import type { Snapshot } from "../snapshot";
import { selfLinkOf } from "../topology/self-link";
import type { EditChoice, FieldChoice } from "./form-model";
import { previewOrigin, readingOf, variableWithoutValue } from "./origin";

/** More than anybody reads; each is judged. */
const mostReferences = 300;

/** What can be chosen for a field at an API path, those that fit first; empty for a field that is simply entered. */
export function choicesFor(snapshot: Snapshot, id: string, path: string, goOn?: () => boolean): readonly FieldChoice[] {
  const resource = snapshot.topology.get(id);
  const spec = resource && fieldSpec(resource.kind, path);
  if (!resource || !spec) return [];
  if (spec.ref) return references(snapshot, resource, spec, itemPath(spec, path), goOn);
  const instances = instancesOf(snapshot.topology, resource);
  return judgedValues(snapshot, instances, itemPath(spec, path), listedValues(spec), goOn).map(
    ({ value, objection }) => ({
      value: String(value),
      title: String(value),
      ...(objection ? { objection } : {}),
    }),
  );
}

/** The one value that is chosen: an item of a field that takes several. */
function itemPath(spec: FieldSpec, path: string): string {
  return spec.type === "list" && !path.endsWith("]") ? `${path}[0]` : path;
}

function references(
  snapshot: Snapshot,
  resource: Resource,
  { ref }: FieldSpec,
  path: string,
  goOn: (() => boolean) | undefined,
): readonly FieldChoice[] {
  const { topology } = snapshot;
  const candidates = topology
    .all(...(ref?.kinds ?? []))
    .flatMap((to) => {
      const target = to.id === resource.id ? undefined : targetOf(resource, to);
      return target ? [{ to, target }] : [];
    })
    .slice(0, mostReferences);
  const trials = candidates.map(({ to, target }) => {
    const value: Value = { type: "reference", target, attribute: "", range: resource.headRange };
    return { set: { [path]: value }, refersTo: to };
  });
  const { findings } = snapshot.tryOut(instancesOf(topology, resource), trials, { open: path, goOn });
  const choices = candidates.map(({ to }, index) => {
    // What is said of this very field explains more than what follows from it elsewhere.
    const found = [...(findings[index] ?? [])].sort((a, b) => Number(b.field === path) - Number(a.field === path));
    const objection: Objection | undefined = objectionIn(found.some(isError) ? found.filter(isError) : found);
    const detail = `${kindSpec(to.kind).label}, ${formatScope(to.scope)}`;
    return { value: to.id, title: to.name, detail, ...(objection ? { objection } : {}) };
  });
  return choices.sort((a, b) => weight(a.objection) - weight(b.objection) || a.title.localeCompare(b.title));
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/** How one resource can name another in its text; undefined where it cannot. */
function targetOf(from: Resource, to: Resource): ReferenceTarget | undefined {
  if (from.format === to.format && from.format === "terraform") {
    if (!inSameModule(from, to)) return undefined;
    const { module, address, key } = to;
    return { by: "address", module, address, ...(key === undefined ? {} : { instance: key }) };
  }
  if (from.format === to.format && from.format === "config-connector") {
    const { namespace } = to;
    return { by: "object", address: to.address, ...(namespace === undefined ? {} : { namespace }) };
  }
  const own = selfLinkOf(to);
  return own.ok ? { by: "link", link: own.link } : undefined;
}

/**
 * What can be done to make a field say a value while it reads it from elsewhere; empty for a field that spells it, which is
 * simply set.
 */
export function editChoices(snapshot: Snapshot, id: string, path: string, value: ChangeValue): readonly EditChoice[] {
  const resource = snapshot.topology.get(id);
  const now = resource && readingOf(snapshot, resource, path);
  if (!resource || !now) return [];
  const { written } = now;
  const plan = snapshot.plan([{ op: "setField", resource: id, field: path, value }]);
  const made = instancesOf(snapshot.topology, resource).length;
  const literal: EditChoice = {
    how: "literal",
    title: typeof value === "object" ? "Replace the expression by a reference" : "Replace the expression by this value",
    ...(made > 1 ? { effect: `The text makes ${made} resources, and all of them change.` } : {}),
    ...(plan.ok ? {} : { refused: plan.reason }),
  };
  if (typeof value === "object") return [literal];
  const preview = previewOrigin(snapshot, id, path, value);
  if (!written) {
    const variable = variableWithoutValue(resource, path);
    const [edit] = preview.ok ? preview.edits : [];
    if (variable === undefined || !preview.ok || !edit) return [literal];
    const others = preview.others.length > 0 ? { effect: othersText(snapshot, preview.others) } : {};
    const title = `Give var.${variable} this value as its default`;
    return [{ how: "origin", title, file: edit.file, line: lineOf(snapshot, edit), ...others }, literal];
  }
  const line = lineOf(snapshot, written);
  const origin: EditChoice = {
    how: "origin",
    title: now.via[0] === undefined ? "Change it where it is written" : `Change ${now.via.at(-1)}`,
    file: written.file,
    line,
    ...(preview.ok && preview.others.length > 0 ? { effect: othersText(snapshot, preview.others) } : {}),
    ...(preview.ok ? {} : { refused: preview.reason }),
  };
  const isSame = plan.ok && preview.ok && JSON.stringify(plan.edits) === JSON.stringify(preview.edits);
  return isSame ? [origin] : [origin, literal];
}

/** Counted from 1. */
function lineOf(snapshot: Snapshot, { file, start }: { readonly file: string; readonly start: number }): number {
  return (snapshot.lines(file)?.position(start).line ?? 0) + 1;
}

function othersText({ topology }: Snapshot, ids: readonly string[]): string {
  const names = ids.slice(0, 3).map((it) => topology.get(it)?.address ?? it);
  const more = ids.length - names.length;
  return `${[...new Set(names)].join(", ")}${more > 0 ? ` and ${more} more` : ""} change with it.`;
}
