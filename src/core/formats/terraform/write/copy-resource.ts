/** Writes a resource's block once more: with its comments, expressions and nested blocks as they stand. */
import { terraformName } from "../../../kinds/terraform-names";
import type { Change } from "../../../model/change";
import { dialectOf } from "./dialect";
import type { Editor } from "./editor";
import { Refused } from "./refused";
import { freeLabel } from "./resources";
import { setField } from "./set-field";
import type { Subject } from "./subjects";

type AddResource = Extract<Change, { op: "addResource" }>;

/** The copy has a label and a name of its own, and the fields that the change names. Refuses a resource of another kind. */
export function copyResource(editor: Editor, change: AddResource, original: string): void {
  const source = editor.subjects.findEditable(original);
  if (source.spec.kind !== change.kind) throw new Refused(`${source.id} is no ${change.kind}.`);
  const { file, top } = editor.subjects.place(source);
  const label = freeLabel(editor, file.path, source.tf.type, change.name);
  const { spec, tf } = source;
  const copy: Subject = { id: `${tf.type}.${label}`, spec, tf, file: file.path, label, touched: true };
  editor.subjects.add(copy, change.name);
  editor.bench.edit(file.path, dialectOf(file).copyResource(file, top, label));
  const named = spec.fields.some((it) => it.name === "name" && terraformName(it, tf.type) !== undefined);
  const fields = named ? { name: change.name, ...change.fields } : change.fields;
  for (const [path, value] of Object.entries(fields)) setField(editor, copy, path, value);
}
