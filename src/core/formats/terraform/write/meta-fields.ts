/** Meta-arguments that a change may set although they are no fields of the API object. */
import type { FieldSpec } from "../../../kinds/kind";
import type { Steps } from "./steps";
import type { Subject } from "./subjects";

const lifecycle: FieldSpec = {
  name: "lifecycle",
  type: "object",
  fields: [
    { name: "createBeforeDestroy", type: "boolean" },
    { name: "preventDestroy", type: "boolean" },
  ],
};

/** The fields that a path may begin with: those of the object, or the `lifecycle` block. */
export function rootFields(subject: Subject, [first]: Steps): readonly FieldSpec[] {
  return first === lifecycle.name ? [lifecycle] : subject.spec.fields;
}
