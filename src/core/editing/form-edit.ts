/** Edits of the inspector that are no changes of resources, previewed like those. */
import type { Preview, Snapshot } from "../snapshot";
import type { FormEdit } from "./form-model";
import { previewMove } from "./move-item";
import { previewOrigin } from "./origin";

export function previewFormEdit(snapshot: Snapshot, edit: FormEdit): Preview {
  if (edit.op === "moveItem") return previewMove(snapshot, edit.resource, edit.field, edit.by);
  return previewOrigin(snapshot, edit.resource, edit.field, edit.value);
}
