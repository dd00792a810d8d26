/** Removes a field of an object; a list or a map that is left empty goes too. */
import { kindOfTerraformType } from "../../../kinds/registry";
import { valueAt } from "../../../model/value";
import { withEmptied } from "../../document/write/json-edits";
import { Refusal } from "../../refusal";
import type { Editor } from "./editor";
import { locate, type Path, stepsOf } from "./locate";
import { ManifestValues } from "./manifest-values";
import type { Subject } from "./subjects";

/** Takes away what is at an API path. A field that is not there is removed already. */
export function removeField(editor: Editor, subject: Subject, path: string): void {
  const place = editor.subjects.editable(subject);
  const steps = stepsOf(path);
  const implied = kindOfTerraformType(subject.connector.terraform)?.tf.implied?.[path];
  const json = editor.bench.json(place);
  if (implied === undefined && valueAt(editor.subjects.resource(subject).fields, path) === undefined) return;
  if (implied !== undefined)
    throw new Refusal(
      `${path} of ${subject.id} cannot be removed: the kind ${subject.connector.kind} implies ${implied}.`,
    );
  const located = locate(subject, steps, json, new ManifestValues(editor, subject));
  refuseRequired(subject, located.path, path);
  const target = withEmptied(json, located.path);
  const { manifest, file } = place;
  editor.bench.edit(file, (it) => {
    it.remove(manifest.document, [...manifest.path, ...target], { prune: true });
  });
}

function refuseRequired({ id, connector }: Subject, target: Path, path: string): void {
  const [first, second] = target;
  const { place, placeDefault } = connector;
  if (first === "spec" && target.length === 2 && place !== undefined && second === place && placeDefault === undefined)
    throw new Refusal(`${path} of ${id} cannot be removed: a ${connector.kind} must say where it is.`);
  if (first === "spec" && second === "resourceID")
    throw new Refusal(`${path} of ${id} cannot be removed: every object has a name.`);
}
