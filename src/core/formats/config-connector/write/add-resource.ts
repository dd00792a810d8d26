/** Adds whole objects. */
import { connectorField } from "../../../kinds/connector-names";
import type { ConnectorType, Kind, KindSpec } from "../../../kinds/kind";
import { allKinds, kindOfTerraformType } from "../../../kinds/registry";
import type { Change, ChangeValue } from "../../../model/change";
import { type SelfLink, selfLinkOf } from "../../../topology/self-link";
import { child, type Json, textOf } from "../../document/look-up";
import { Refusal } from "../../refusal";
import { listItems } from "../manifests";
import { folderOf, projectAnnotation } from "../resources";
import type { Declared, Editor, Neighbour } from "./editor";
import { valueIn } from "./locate";
import { ManifestValues, referenceId } from "./manifest-values";
import { refuseName } from "./rename";
import { setField } from "./set-field";
import type { Subject } from "./subjects";

type AddResource = Extract<Change, { op: "addResource" }>;
type Fields = Readonly<Record<string, ChangeValue>>;
type Level = ConnectorType["levels"][number];

/** Lets changes refer to what later ones add. */
export function expectAdded(editor: Editor, changes: readonly Change[]): void {
  for (const change of changes)
    if (change.op === "addResource")
      editor.subjects.expect(`${change.kind}/${change.name}`, () => declare(editor, change).subject);
}

/**
 * Writes a new document at the end of the file named, or else of the one that has most objects of the kind, in the
 * namespace (and with the project annotation) of the objects around it, or in the project that a member `project` names.
 */
export function addResource(editor: Editor, change: AddResource): void {
  const { subject, neighbour, place } = declare(editor, change);
  const { spec, connector, name } = subject;
  const { project: _, dependsOn: __, ...given } = change.fields;
  const fields = withDerived(spec, connector, given);
  const own = typeof fields.name === "string" ? fields.name : change.name;
  const values = new ManifestValues(editor, subject);
  // Members may be paths as well as names, and some stand outside `spec`: those go in one by one.
  const isPlain = (key: string) =>
    spec.fields.some((it) => it.name === key) && !outside.has(key) && key !== connector.nameField;
  const inSpec = Object.fromEntries(Object.entries(fields).filter(([key, value]) => isPlain(key) && value !== null));
  const projectRef = connector.needsProject && neighbour ? projectRefOf(neighbour) : undefined;
  const spelled: Record<string, Json> = {
    ...(projectRef === undefined ? {} : { projectRef }),
    ...(connector.place !== undefined && place !== undefined ? { [connector.place]: place } : {}),
    ...(own === name || connector.nameField !== undefined ? {} : { resourceID: own }),
    ...values.members(inSpec, spec.fields, spec.label),
  };
  write(editor, subject.file, {
    apiVersion: connector.apiVersion,
    kind: connector.kind,
    // What says its project itself needs no annotation, unless those around it have one too.
    metadata: metadataOf(name, projectRef !== undefined && neighbour?.isAsked ? {} : (neighbour ?? {})),
    ...(Object.keys(spelled).length === 0 ? {} : { spec: spelled }),
  });
  for (const [key, value] of Object.entries(fields))
    if (!isPlain(key) && key !== "name" && !(isPlace(key) && place !== undefined))
      setField(editor, subject, key, value);
}

/** Gives a new object its file, kind and name, once. */
function declare(editor: Editor, change: AddResource): Declared {
  const before = editor.declared.get(change);
  if (before) return before;
  const spec = allKinds.find((it) => it.kind === change.kind);
  if (!spec) throw new Refusal(`There is no kind ${change.kind}.`);
  const { level, place } = parseScope(change);
  const connector = chooseType(spec, level, change.fields);
  const file = chooseFile(editor, spec.kind, change);
  const neighbour = neighbourOf(editor, file, change);
  const name = freeName(editor, connector, change.name, neighbour?.namespace);
  const subject: Subject = {
    id: `${connector.kind}/${name}`,
    spec,
    connector,
    file,
    name,
    ...(neighbour?.namespace === undefined ? {} : { namespace: neighbour.namespace }),
    touched: true,
    link: linkOf(spec.kind, connector, name, change, level, place, neighbour),
  };
  editor.subjects.add(subject, change.name);
  const declared = {
    subject,
    ...(neighbour === undefined ? {} : { neighbour }),
    ...(place === undefined ? {} : { place }),
  };
  editor.declared.set(change, declared);
  return declared;
}

function linkOf(
  kind: Kind,
  connector: ConnectorType,
  name: string,
  { fields }: AddResource,
  level: Level | undefined,
  place: string | undefined,
  neighbour: Neighbour | undefined,
): SelfLink {
  const here = { file: "", start: 0, end: 0 };
  const value = typeof fields.name === "string" ? fields.name : name;
  const project = projectOf(neighbour);
  const at = level ?? (connector.levels.length === 1 ? connector.levels[0] : undefined);
  return selfLinkOf({
    kind,
    typeName: connector.kind,
    scope: at === undefined ? { level: "unknown" } : { level: at, ...(place === undefined ? {} : { name: place }) },
    ...(project === undefined ? {} : { project }),
    fields: { type: "object", range: here, fields: { name: { type: "scalar", range: here, value } } },
  });
}

function projectOf(neighbour: Neighbour | undefined): string | undefined {
  return neighbour?.annotation ?? neighbour?.project;
}

const outside: ReadonlySet<string> = new Set(["name", "labels", "region", "zone"]);

function isPlace(key: string): boolean {
  return key === "region" || key === "zone";
}

export function write(editor: Editor, file: string, manifest: Json): void {
  const { documents } = editor.bench.tree(file);
  const [only, ...others] = documents;
  const items = others.length === 0 ? listItems(only?.root) : undefined;
  editor.bench.edit(file, (it) => {
    if (items) it.insert(0, ["items"], items.length, manifest);
    else it.addDocument(manifest);
  });
}

function metadataOf(name: string, { namespace, annotation }: Neighbour): Json {
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(annotation === undefined ? {} : { annotations: { [projectAnnotation]: annotation } }),
  };
}

/** `global`, `region/NAME`, `zone/NAME`, also without the name; without a scope, what the fields say. */
function parseScope({ scope, fields }: AddResource): { readonly level?: Level; readonly place?: string } {
  const text = (value: ChangeValue | undefined) => (typeof value === "string" ? value : undefined);
  if (scope === undefined) {
    const zone = text(fields.zone);
    const region = text(fields.region);
    if (zone !== undefined) return { level: "zone", place: zone };
    return region === undefined ? {} : { level: "region", place: region };
  }
  const match = /^(global|region|zone)(?:\/([a-z0-9-]+))?$/.exec(scope);
  const level = match?.[1];
  if (level !== "global" && level !== "region" && level !== "zone")
    throw new Refusal(`"${scope}" is not a scope: write global, region/NAME or zone/NAME.`);
  const place = level === "global" ? "global" : (match?.[2] ?? text(fields[level]));
  return { level, ...(place === undefined ? {} : { place }) };
}

function chooseType(spec: KindSpec, level: Level | undefined, fields: Fields): ConnectorType {
  const fitting = (spec.connector ?? []).filter(
    (it) =>
      (level === undefined || it.levels.includes(level)) &&
      Object.entries(kindOfTerraformType(it.terraform)?.tf.implied ?? {}).every(
        ([name, value]) => fields[name] === undefined || fields[name] === value,
      ),
  );
  // A kind that implies something is for those who ask for it.
  const plain = fitting.find((it) => !kindOfTerraformType(it.terraform)?.tf.implied);
  const found = plain ?? fitting[0];
  if (found) return found;
  throw new Refusal(
    `Config Connector has no ${level ? `${level} ` : ""}kind that makes a ${spec.label.toLowerCase()} with these fields.`,
  );
}

/** The fields to write, with what decides a field that the manifest does not have. */
function withDerived(spec: KindSpec, connector: ConnectorType, given: Fields): Fields {
  const fields: Record<string, ChangeValue> = { ...given };
  for (const name of Object.keys(kindOfTerraformType(connector.terraform)?.tf.implied ?? {})) delete fields[name];
  const { derived } = spec;
  const field = derived && spec.fields.find((it) => it.name === derived.field);
  if (!derived || !field || fields[derived.field] === undefined || connectorField(field, connector)) return fields;
  const decisive = Object.entries(derived.fromPresent).find(([, value]) => value === fields[derived.field])?.[0];
  if (decisive !== undefined) fields[decisive] ??= {};
  delete fields[derived.field];
  return fields;
}

function chooseFile(editor: Editor, kind: Kind, change: AddResource): string {
  const { bench, subjects } = editor;
  if (change.file !== undefined) {
    const { file } = change;
    const matches = bench.paths.filter((it) => it === file || it.endsWith(`/${file}`));
    const [only, ...more] = matches.includes(file) ? [file] : matches;
    if (only === undefined) throw new Refusal(`${file} is not one of the files that are open for editing.`);
    if (more.length > 0) throw new Refusal(`"${file}" could be any of ${matches.join(", ")}.`);
    return only;
  }
  const folders = new Set(referencesIn(change.fields).map((it) => folderOf(subjects.find(it).file)));
  const resources = subjects.topology.resources.filter((it) => it.format === "config-connector");
  const count = (path: string, only?: Kind) =>
    resources.filter((it) => it.range.file === path && (only === undefined || it.kind === only)).length;
  const [best] = bench.paths
    .filter((it) => count(it) > 0 && (folders.size === 0 || folders.has(folderOf(it))))
    .sort((a, b) => count(b, kind) - count(a, kind) || count(b) - count(a));
  if (best === undefined) throw new Refusal("There is no Config Connector file to write the object to.");
  return best;
}

/** The object that a new one is put beside: one it refers to, else the last one of the file. */
function neighbourOf({ subjects, bench }: Editor, file: string, { fields }: AddResource): Neighbour | undefined {
  const referred = referencesIn(fields).map((it) => subjects.find(it));
  const last = subjects.topology.resources.filter((it) => it.range.file === file).at(-1);
  const subject = referred.find((it) => subjects.isWritten(it)) ?? (last && subjects.find(last.id));
  const asked =
    typeof fields.project === "string"
      ? { annotation: fields.project, project: fields.project, isAsked: true }
      : undefined;
  if (!subject) return asked;
  const place = subjects.place(subject);
  const annotation = textOf(child(child(child(place.manifest.root, "metadata"), "annotations"), projectAnnotation));
  const projectRef = valueIn(valueIn(bench.json(place), "spec"), "projectRef");
  const { namespace, resource } = subject;
  const neighbour: Neighbour = {
    ...(namespace === undefined ? {} : { namespace }),
    ...(annotation === undefined ? {} : { annotation }),
    ...(projectRef === undefined ? {} : { projectRef }),
    ...(resource?.project === undefined ? {} : { project: resource.project }),
  };
  return asked && projectOf(neighbour) !== asked.project
    ? { ...(namespace === undefined ? {} : { namespace }), ...asked }
    : neighbour;
}

function projectRefOf({ projectRef, annotation, project }: Neighbour): Json | undefined {
  const known = annotation ?? project;
  return projectRef ?? (known === undefined ? undefined : { external: `projects/${known}` });
}

function referencesIn(value: ChangeValue): string[] {
  const id = referenceId(value);
  if (id !== undefined) return [id];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

/** The name as Kubernetes wants names, with a number where another object of the kind and namespace has it. */
export function freeName(editor: Editor, { kind }: ConnectorType, name: string, namespace: string | undefined): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, "-")
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
  refuseName(plain);
  const taken = new Set<string>();
  for (const added of editor.subjects.namesAdded(kind, namespace)) taken.add(added);
  for (const { manifest, patch } of editor.bench.places())
    if (!patch && manifest.kind === kind && manifest.namespace === namespace && manifest.name !== undefined)
      taken.add(manifest.name);
  let free = plain;
  for (let number = 2; taken.has(free); number++) free = `${plain}-${number}`;
  return free;
}
