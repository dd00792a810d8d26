/** Adds and removes whole resources. */
import type { Kind, KindSpec, TerraformType } from "../../../kinds/kind";
import { allKinds } from "../../../kinds/registry";
import { terraformName } from "../../../kinds/terraform-names";
import type { Change, ChangeValue } from "../../../model/change";
import { isDownloaded } from "../downloads";
import { dialectOf } from "./dialect";
import { type Editor, renderingFor } from "./editor";
import { DEPENDS_ON } from "./meta-fields";
import { describeMention, resourceMentions } from "./module-references";
import { Refused } from "./refused";
import { HISTORY } from "./rename";
import { referenceId } from "./render";
import { setField } from "./set-field";
import { addressOf, inSentence, moduleOf, type Subject } from "./subjects";
import { folderOf } from "./workbench";

type AddResource = Extract<Change, { op: "addResource" }>;
type Fields = Readonly<Record<string, ChangeValue>>;

/** A resource that a change adds: what it is called, before it is written. */
interface Declared {
  readonly subject: Subject;
  readonly fields: Fields;
}

/** Lets changes refer to what later ones add. */
export function expectAdded(editor: Editor, changes: readonly Change[]): void {
  for (const change of changes)
    if (change.op === "addResource")
      editor.subjects.expect(`${change.kind}/${change.name}`, () => declare(editor, change).subject);
}

/**
 * Writes a new block at the end of the file named, or else of the one that has most resources of the kind. The label
 * comes from the name; the Terraform type from kind and scope, and from the fields that a type implies.
 */
export function addResource(editor: Editor, change: AddResource): void {
  const { subject, fields: all } = declare(editor, change);
  const { spec, tf, file: path, label } = subject;
  const { [DEPENDS_ON]: dependencies, ...members } = all;
  // Members may be paths as well as names: those go in one by one once the block is there.
  const isName = (key: string) => spec.fields.some((it) => it.name === key) || !/[.[]/.test(key);
  const plain = Object.fromEntries(Object.entries(members).filter(([key]) => isName(key)));
  const file = editor.bench.file(path);
  const dialect = dialectOf(file);
  const body = dialect.renderBody(plain, spec.fields, `${spec.plural} have`, renderingFor(editor, subject));
  const after = dependencies === undefined ? [] : addressesIn(editor, dependencies);
  const whole = after.length === 0 ? body : dialect.withDependencies(body, after);
  editor.bench.edit(path, dialect.addResource(file, tf.type, label, whole));
  for (const [key, value] of Object.entries(members)) if (!isName(key)) setField(editor, subject, key, value);
}

/** Gives a new resource its file, type and label, once. */
function declare(editor: Editor, change: AddResource): Declared {
  const before = editor.declared.get(change);
  if (before) return before;
  if (change.format !== undefined && change.format !== "terraform")
    throw new Refused(`The resource is to be written as ${change.format}, not as Terraform.`);
  const spec = allKinds.find((it) => it.kind === change.kind);
  if (!spec) throw new Refused(`There is no kind ${change.kind}.`);
  const scope = parseScope(change.scope, change.fields);
  const tf = chooseType(spec, scope.level, change.fields);
  const all = completeForWriting(spec, tf, change, scope.name);
  const path = chooseFile(editor, spec.kind, change);
  const label = freeLabel(editor, path, tf.type, change.name);
  const subject: Subject = { id: `${tf.type}.${label}`, spec, tf, file: path, label, touched: true };
  editor.subjects.add(subject, change.name);
  const declared = { subject, fields: all };
  editor.declared.set(change, declared);
  return declared;
}

/** Removes a resource's block, and the comment that silenced rules for it. Other comments stay. */
export function removeResource(editor: Editor, subject: Subject): void {
  const { file, top } = editor.subjects.place(subject);
  editor.bench.edit(file.path, dialectOf(file).removeResource(file, top));
}

/** Refuses when the block that is gone made other instances, too, which nobody asked to remove. */
export function refuseRemainingInstances(editor: Editor, subject: Subject, removed: readonly Subject[]): void {
  const others = editor.subjects.topology.resources.filter(
    (it) =>
      it.range.file === subject.file &&
      it.range.start === subject.origin &&
      !removed.some((other) => other.resource?.id === it.id),
  );
  const [first] = others;
  if (!first) return;
  const more = others.length > 1 ? ` and ${others.length - 1} more` : "";
  throw new Refused(
    `${subject.id} comes from a block that makes ${first.id}${more} as well; take it out of what the block is repeated for.`,
    { file: subject.file, start: editor.bench.toCurrent(subject.file, subject.origin ?? 0) ?? 0 },
  );
}

/** Refuses when the module still refers to an address whose block is gone. */
export function refuseDangling(editor: Editor, removed: Subject): void {
  const files = editor.bench.moduleFiles(moduleOf(removed));
  const mentions = resourceMentions(files, removed.tf.type, removed.label, HISTORY);
  const [first] = mentions;
  if (!first) return;
  const names = [
    ...new Set(mentions.map((it) => describeMention(it, editor.bench.lineOf(it.file.path, it.name.start)))),
  ];
  const shown = names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} others` : names.join(", ");
  throw new Refused(`${addressOf(removed)} cannot be removed while it is referred to by ${shown}.`, {
    file: first.file.path,
    start: first.name.start,
  });
}

type Level = TerraformType["scope"];

/** `global`, `region/NAME`, `zone/NAME`, also without the name; without a scope, what the fields say. */
function parseScope(scope: string | undefined, fields: Fields): { readonly level?: Level; readonly name?: string } {
  if (scope === undefined) {
    if (fields.zone !== undefined) return { level: "zone" };
    return fields.region === undefined ? {} : { level: "region" };
  }
  const match = /^(global|region|zone)(?:\/([a-z0-9-]+))?$/.exec(scope);
  if (!match) throw new Refused(`"${scope}" is not a scope: write global, region/NAME or zone/NAME.`);
  return { level: match[1] as Level, ...(match[2] === undefined ? {} : { name: match[2] }) };
}

function chooseType(spec: KindSpec, level: Level | undefined, fields: Fields): TerraformType {
  const fitting = spec.terraform.filter((it) => {
    const fits = level === undefined || it.scope === level || (it.locationArgument !== undefined && level !== "zone");
    return (
      fits &&
      Object.entries(it.implied ?? {}).every(([name, value]) => fields[name] === undefined || fields[name] === value)
    );
  });
  const [first] = fitting;
  if (first) return first;
  throw new Refused(
    `Terraform has no ${level ?? ""} resource for ${inSentence(spec.plural)} with these fields.`.replace("  ", " "),
  );
}

/** The fields to write: with name and location, without what the type implies or other fields decide. */
function completeForWriting(
  spec: KindSpec,
  tf: TerraformType,
  change: AddResource,
  location: string | undefined,
): Fields {
  const fields: Record<string, ChangeValue> = { ...change.fields };
  const has = (name: string) => spec.fields.some((it) => it.name === name && terraformName(it, tf.type) !== undefined);
  if (has("name")) fields.name ??= change.name;
  const argument = tf.locationArgument ?? (tf.scope === "global" ? undefined : tf.scope);
  const place = location ?? (tf.locationArgument !== undefined && change.scope === "global" ? "global" : undefined);
  if (argument !== undefined && place !== undefined && has(argument)) fields[argument] ??= place;
  for (const name of Object.keys(tf.implied ?? {})) delete fields[name];
  const { derived } = spec;
  if (derived && fields[derived.field] !== undefined && !has(derived.field)) {
    const decisive = Object.entries(derived.fromPresent).find(([, value]) => value === fields[derived.field])?.[0];
    if (decisive !== undefined) fields[decisive] ??= {};
    delete fields[derived.field];
  }
  return fields;
}

function chooseFile(editor: Editor, kind: Kind, change: AddResource): string {
  const { bench, subjects } = editor;
  if (change.file !== undefined) {
    const { file } = change;
    const matches = bench.paths.filter((it) => it === file || it.endsWith(`/${file}`));
    const [only, ...more] = matches.includes(file) ? [file] : matches;
    if (only === undefined) throw new Refused(`${file} is not one of the files that are open for editing.`);
    if (more.length > 0) throw new Refused(`"${file}" could be any of ${matches.join(", ")}.`);
    return only;
  }
  const modules = new Set(referencesIn(change.fields).map((it) => moduleOf(subjects.find(it))));
  const candidates = bench.paths.filter((it) => !isDownloaded(it) && (modules.size === 0 || modules.has(folderOf(it))));
  const count = (path: string, only?: Kind) =>
    subjects.topology.resources.filter((it) => it.range.file === path && (only === undefined || it.kind === only))
      .length;
  const best = [...candidates].sort((a, b) => count(b, kind) - count(a, kind) || count(b) - count(a))[0];
  if (best === undefined) throw new Refused("There is no Terraform file to write the resource to.");
  return best;
}

/** The addresses of what a new resource has to wait for. */
function addressesIn(editor: Editor, value: ChangeValue): readonly string[] {
  return referencesIn(value).map((it) => addressOf(editor.subjects.find(it)));
}

function referencesIn(value: ChangeValue): string[] {
  const id = referenceId(value);
  if (id !== undefined) return [id];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

/** A label made from a name, with a number where the module has one like it. */
export function freeLabel(editor: Editor, path: string, type: string, name: string): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, "_")
      .replace(/^_+|_+$/g, "") || "main";
  const label = /^[a-z_]/.test(plain) ? plain : `_${plain}`;
  const taken = new Set(
    editor.bench
      .moduleFiles(folderOf(path))
      .flatMap((it) => it.blocks)
      .filter(({ block }) => block.type === "resource" && block.labels[0]?.text === type)
      .map(({ block }) => block.labels[1]?.text),
  );
  for (const added of editor.subjects.labelsAdded(folderOf(path), type)) taken.add(added);
  let free = label;
  for (let number = 2; taken.has(free); number++) free = `${label}_${number}`;
  return free;
}
