/** The references that objects make, as they stand now. */
import type { FieldSpec } from "../../../kinds/kind";
import type { ObjectValue, Reference, Value } from "../../../model/value";
import { formatLink, parseLink } from "../../../topology/links";
import { selfLinkOf } from "../../../topology/self-link";
import type { Editor } from "./editor";
import type { Subject } from "./subjects";

export interface WrittenReference {
  /** `backends[0].group`. */
  readonly field: string;
  readonly role: string;
  readonly value: Reference;
}

/** Every reference in the fields that refer, in the order of the tables. */
export function writtenReferences(editor: Editor, subject: Subject): readonly WrittenReference[] {
  const found: WrittenReference[] = [];
  visit(editor.subjects.resource(subject).fields, subject.spec.fields, "", found);
  return found;
}

function visit(object: ObjectValue, specs: readonly FieldSpec[], prefix: string, found: WrittenReference[]): void {
  for (const field of specs) {
    const value = object.fields[field.name];
    if (!value) continue;
    const each = (it: Value, path: string): void => {
      if (it.type === "list")
        it.items.forEach((item, index) => {
          each(item, `${path}[${index}]`);
        });
      else if (field.ref) {
        if (it.type === "reference") found.push({ field: path, role: field.ref.role, value: it });
      } else if (it.type === "object") visit(it, field.fields ?? [], `${path}.`, found);
    };
    each(value, prefix + field.name);
  }
}

/** Whether a reference of an object leads to a resource: as the topology has it, or by its name or its link. */
export function leadsTo(
  editor: Editor,
  from: Subject,
  { field, value }: Pick<WrittenReference, "field" | "value">,
  to: Subject,
): boolean {
  if (from.resource && to.resource && !from.touched && !to.touched)
    return editor.subjects.topology.out(from.resource.id).some((it) => it.field === field && it.to === to.resource?.id);
  const { target } = value;
  if (target.by === "object")
    return (
      target.address === `${to.connector.kind}/${to.name}` && (target.namespace ?? from.namespace) === to.namespace
    );
  if (target.by !== "link") return false;
  const link = parseLink(target.link);
  const own = selfLinkOf(editor.subjects.resource(to));
  const ownLink = own.ok ? parseLink(own.link) : undefined;
  if (!link || !ownLink) return false;
  const { project, ...rest } = link;
  const { project: ownProject, ...ownRest } = ownLink;
  return formatLink(rest) === formatLink(ownRest) && (project ?? ownProject) === (ownProject ?? project);
}
