/** What every kind of change works with. */
import type { FieldSpec } from "../../../kinds/kind";
import type { Change, ChangeValue } from "../../../model/change";
import { referenceText } from "./reference-text";
import type { Rendering } from "./render";
import type { Subject, Subjects } from "./subjects";
import type { Workbench } from "./workbench";

export interface Editor {
  readonly bench: Workbench;
  readonly subjects: Subjects;
  /** New resources that have been given their names, by the change that adds them. */
  readonly declared: Map<Change, { readonly subject: Subject; readonly fields: Readonly<Record<string, ChangeValue>> }>;
}

/** How values are written into a resource. */
export function renderingFor(editor: Editor, subject: Subject): Rendering {
  return {
    type: subject.tf.type,
    reference: (id: string, field: FieldSpec) => referenceText(editor.subjects, subject, id, field),
  };
}
