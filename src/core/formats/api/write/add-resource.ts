/** Writes new objects into files. */
import type { KindSpec } from "../../../kinds/kind";
import type { ChangeValue } from "../../../model/change";
import { formatLink } from "../../../topology/links";
import type { Json } from "../../document/look-up";
import { Refusal } from "../../refusal";
import { typeNameOf } from "../links";
import type { ApiObject } from "../objects";
import { addressOf } from "../resources";
import { addEndpoint } from "./add-endpoint";
import { type AddResource, scopeOf, specNamed } from "./asked";
import type { Editor } from "./editor";
import { writerFor } from "./fields";
import { homeFor } from "./homes";
import { placeText } from "./link-text";
import type { Subject } from "./subjects";

/** Writes an object into a list, as one more document, or beside those of its kind. */
export function addResource(editor: Editor, change: AddResource): void {
  const { bench, subjects } = editor;
  const spec = specNamed(change.kind);
  if (spec.kind === "NetworkEndpoint") {
    addEndpoint(editor, change, spec);
    return;
  }
  if (!/^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(change.name))
    throw new Refusal(`"${change.name}" cannot be the name of an object of the API.`);
  const scope = scopeOf(change, spec);
  const home = homeFor(editor, change, spec, scope);
  const { project } = home;
  const collection = spec.collection;
  const subject: Subject = {
    id: formatLink({ ...(project === undefined ? {} : { project }), scope, collection, name: change.name }),
    address: formatLink({ ...(project === undefined ? {} : { project }), scope, collection, name: change.name }),
    spec,
    file: home.file,
    touched: true,
  };
  for (const path of bench.paths)
    for (const it of bench.objects(path).objects)
      if (addressOf(it) === subject.address)
        throw new Refusal(`${subject.address} is there already.`, { file: path, start: it.node.start });
  const { name: _, region: __, zone: ___, ...fields } = change.fields;
  const members = writerFor(editor, subject).members(withDerived(spec, fields), spec.fields, spec.label);
  const place =
    scope.level === "region" || scope.level === "zone" ? { [scope.level]: placeText(bench, home.file, scope) } : {};
  const object: Json = sorted({
    ...(home.kindWord ? { kind: typeNameOf(collection) } : {}),
    name: change.name,
    ...place,
    ...(home.selfLink === undefined
      ? {}
      : { selfLink: home.selfLink + formatLink({ scope, collection, name: change.name }) }),
    ...members,
  });
  bench.edit(home.file, (it) =>
    home.list ? it.insert(home.list.document, home.list.path, home.list.length, object) : it.addDocument(object),
  );
  const added = lastNamed(bench.objects(home.file).objects, change.name, spec);
  if (!added) throw new Refusal(`${home.file} has no place for a ${spec.label.toLowerCase()}.`);
  const made = { ...subject, address: addressOf(added) };
  subjects.add(made, change.name);
}

/** The API spells what other texts leave to be derived: a health check's `type`. */
function withDerived(
  { derived }: KindSpec,
  fields: { readonly [key: string]: ChangeValue },
): { readonly [key: string]: ChangeValue } {
  if (!derived || fields[derived.field] !== undefined) return fields;
  const found = Object.entries(derived.fromPresent).find(([name]) => fields[name] !== undefined);
  return found ? { [derived.field]: found[1], ...fields } : fields;
}

function lastNamed(objects: readonly ApiObject[], name: string, spec: KindSpec): ApiObject | undefined {
  return objects.filter((it) => it.name === name && it.spec === spec).at(-1);
}

/** gcloud sorts the keys of what it prints. */
function sorted(object: { readonly [key: string]: Json }): Json {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
