/** What every kind of change works with. */
import type { FieldSpec } from "../../../kinds/kind";
import { referenceText } from "./reference-text";
import type { Rendering } from "./render";
import type { Subject, Subjects } from "./subjects";
import type { Workbench } from "./workbench";

export interface Editor {
  readonly bench: Workbench;
  readonly subjects: Subjects;
}

/** How values are written into a resource. */
export function renderingFor(editor: Editor, subject: Subject): Rendering {
  return {
    type: subject.tf.type,
    reference: (id: string, field: FieldSpec) => referenceText(editor.subjects, subject, id, field),
  };
}
