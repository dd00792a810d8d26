/** Writes an object once more, under another name. */
import type { Change } from "../../../model/change";
import type { Json } from "../../document/look-up";
import { Refusal } from "../../refusal";
import { freeName, write } from "./add-resource";
import type { Editor } from "./editor";
import { setField } from "./set-field";
import type { Subject } from "./subjects";

type AddResource = Extract<Change, { op: "addResource" }>;
type JsonObject = { readonly [key: string]: Json };

/** What the cluster adds to an object, which belongs to the one that it was added to. */
const given: ReadonlySet<string> = new Set([
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "managedFields",
  "selfLink",
  "ownerReferences",
  "finalizers",
]);

/** The copy has a name of its own, also in the API, and the fields that the change names. */
export function copyResource(editor: Editor, change: AddResource, original: string): void {
  const source = editor.subjects.find(original);
  if (source.spec.kind !== change.kind) throw new Refusal(`${source.id} is no ${change.kind}.`);
  const place = editor.subjects.editable(source);
  const json = editor.bench.json(place);
  if (!isObject(json) || !isObject(json.metadata))
    throw new Refusal(`${source.id} cannot be read, so it is not copied.`);
  const { connector, spec, namespace } = source;
  const name = freeName(editor, connector, change.name, namespace);
  const copy: Subject = {
    id: `${connector.kind}/${name}`,
    spec,
    connector,
    file: place.file,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    touched: true,
  };
  editor.subjects.add(copy, change.name);
  const { status: _, metadata, spec: fields, ...rest } = json;
  const own = Object.entries(metadata).filter(([key]) => !given.has(key));
  // An object that has a name of its own in the API says so; the copy's is the one asked for.
  const named =
    isObject(fields) && fields.resourceID !== undefined && connector.nameField === undefined
      ? { ...fields, resourceID: change.name }
      : fields;
  write(editor, place.file, {
    ...rest,
    metadata: { ...Object.fromEntries(own), name },
    ...(named === undefined ? {} : { spec: named }),
  });
  for (const [path, value] of Object.entries(change.fields)) if (path !== "name") setField(editor, copy, path, value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
