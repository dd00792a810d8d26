/** Meta-arguments that a change may set although they are no fields of the API object. */
import type { FieldSpec } from "../../../kinds/kind";
import type { Steps } from "./steps";
import type { Subject } from "./subjects";

/** The member of a new resource that lists what it has to wait for although it does not refer to it. */
export const DEPENDS_ON = "dependsOn";

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
