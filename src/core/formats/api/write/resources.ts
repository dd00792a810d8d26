/** Adds objects to files and takes them away. */

import type { KindSpec } from "../../../kinds/kind";
import { kindSpec } from "../../../kinds/registry";
import type { Change, ChangeValue } from "../../../model/change";
import type { Scope } from "../../../model/resource";
import { formatLink } from "../../../topology/links";
import { child, entriesOf, type Json, resolved, textOf } from "../../document/look-up";
import type { TreeFile } from "../../document/tree";
import { linkIn, typeNameOf } from "../links";
import type { ApiObject } from "../objects";
import { addressOf, folderOf } from "../resources";
import { writtenLinks } from "./connect";
import type { Editor } from "./editor";
import { writerFor } from "./fields";
import { linksAgree, placeText } from "./link-text";
import { Refusal } from "./refusal";
import type { Subject } from "./subjects";
import { referenceId } from "./written";

type AddResource = Extract<Change, { readonly op: "addResource" }>;

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

/** Takes an object away, with the record or document around it; its copies in other lists of the folder too. */
export function removeResource(editor: Editor, subject: Subject): void {
  const { bench, subjects } = editor;
  subjects.place(subject);
  for (const path of bench.paths) {
    if (folderOf(path) !== folderOf(subject.file)) continue;
    for (;;) {
      const copy =
        subject.spec.kind === "NetworkEndpoint"
          ? path === subject.file
            ? endpointPlace(editor, subject)
            : undefined
          : bench.objects(path).objects.find((it) => addressOf(it) === subject.address);
      if (!copy) break;
      if (copy.outer.length > 0) bench.edit(path, (it) => it.remove(copy.document, copy.outer));
      else if (mayBeEmpty(bench.tree(path)) || bench.tree(path).documents.filter((it) => it.root).length > 1)
        bench.edit(path, (it) => it.removeDocument(copy.document));
      else
        throw new Refusal(`${subject.id} is all that ${path} holds: delete the file instead.`, {
          file: path,
          start: copy.node.start,
        });
    }
  }
}

/** Refuses a plan that leaves links to what it removed. */
export function refuseDangling({ bench, subjects }: Editor, subject: Subject): void {
  const own = subject.resource && linkIn(subject.address);
  if (!own) return;
  for (const path of bench.paths)
    for (const object of bench.objects(path).objects)
      for (const { field, value } of writtenLinks(bench.resource(path, object).fields, object.spec.fields)) {
        const link = value.target.by === "link" ? linkIn(value.target.link) : undefined;
        if (!link || !linksAgree(link, own) || subjects.object(subject)) continue;
        throw new Refusal(`${addressOf(object)} refers to ${subject.id} in ${field}; change or remove that first.`, {
          file: path,
          start: value.range.start,
        });
      }
}

/** An empty file is YAML, and no JSON lines at all are JSON lines; JSON must hold a value. */
function mayBeEmpty({ path, language }: TreeFile): boolean {
  return language === "yaml" || /\.(?:jsonl|ndjson)$/i.test(path);
}

function endpointPlace({ subjects }: Editor, subject: Subject) {
  try {
    return subjects.place(subject);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

interface Home {
  readonly file: string;
  readonly list?: { readonly document: number; readonly path: readonly (string | number)[]; readonly length: number };
  readonly project?: string;
  /** Whether objects say their kind, and how their self-links begin. */
  readonly kindWord: boolean;
  readonly selfLink?: string;
}

/** A file that takes one more object: where most of its kind are, or where those are that it refers to. */
function homeFor(editor: Editor, change: AddResource, spec: KindSpec, scope: Scope): Home {
  const { bench, subjects } = editor;
  const folders = new Set(referencesIn(change.fields).map((it) => folderOf(subjects.find(it).file)));
  const count = (path: string, own: boolean) =>
    bench.objects(path).objects.filter((it) => !own || it.spec === spec).length;
  const paths =
    change.file === undefined ? bench.paths.filter((it) => count(it, false) > 0) : matching(bench.paths, change.file);
  const ranked = [...paths].sort(
    (a, b) =>
      Number(folders.has(folderOf(b))) - Number(folders.has(folderOf(a))) ||
      count(b, true) - count(a, true) ||
      count(b, false) - count(a, false),
  );
  for (const path of ranked) {
    const home = homeIn(editor, path, spec, scope);
    if (home) return home;
  }
  throw new Refusal(
    change.file === undefined
      ? "There is no file of the API or gcloud that takes one more object: a list, or YAML to which a document can be added."
      : `${change.file} takes no more objects of this kind: it is neither a list of them nor YAML to which a document can be added.`,
  );
}

function homeIn({ bench }: Editor, file: string, spec: KindSpec, scope: Scope): Home | undefined {
  const tree = bench.tree(file);
  const { objects } = bench.objects(file);
  const like = objects.filter((it) => it.spec === spec);
  const near = like.find((it) => it.scope.level === scope.level && it.scope.name === scope.name);
  const model = near ?? like[0] ?? objects[0];
  const about = {
    file,
    ...(model?.project === undefined ? {} : { project: model.project }),
    kindWord: model ? child(model.node, "kind") !== undefined : true,
    ...(model ? selfLinkPrefix(model) : {}),
  };
  // Beside one of its kind in a list; in lists by place only beside one of its own place.
  const sibling = objects.some((it) => it.path.length > 0 && typeof it.outer.at(-1) !== "number")
    ? undefined
    : (near ?? like[0] ?? anyInPlainList(objects));
  if (sibling && sibling.outer.length > 0) {
    const path = sibling.outer.slice(0, -1);
    const byPlace = path.length >= 3 && path.at(-3) === "items";
    const record = sibling.outer.length !== sibling.path.length;
    if (record || (byPlace && !near)) return undefined;
    const length = objects.filter(
      (it) => it.document === sibling.document && samePath(it.outer.slice(0, -1), path),
    ).length;
    const list = resolvedList(tree.documents[sibling.document]?.root, path);
    return { ...about, list: { document: sibling.document, path, length: list ?? length } };
  }
  const isJsonLines = tree.language === "json" && tree.documents.length > 1;
  if (objects.length === 0 || objects.some((it) => it.outer.length > 0) || (tree.language === "json" && !isJsonLines))
    return undefined;
  return about;
}

function anyInPlainList(objects: readonly ApiObject[]): ApiObject | undefined {
  return objects.find((it) => it.outer.length === 1);
}

function resolvedList(root: Parameters<typeof resolved>[0], path: readonly (string | number)[]): number | undefined {
  let node = resolved(root);
  for (const step of path) {
    if (node?.type === "map" && typeof step === "string") node = resolved(child(node, step));
    else if (node?.type === "sequence" && typeof step === "number") node = resolved(node.items[step]?.value);
    else return undefined;
  }
  return node?.type === "sequence" ? node.items.length : undefined;
}

function selfLinkPrefix({ node }: ApiObject): { readonly selfLink?: string } {
  const own = textOf(entriesOf(node).get("selfLink")?.entry.value);
  const prefix = own === undefined ? undefined : /^.*?projects\/[^/]+\//.exec(own)?.[0];
  return prefix === undefined ? {} : { selfLink: prefix };
}

/** An endpoint goes into a file that lists endpoints of its group. */
function addEndpoint(editor: Editor, change: AddResource, spec: KindSpec): void {
  const { bench, subjects } = editor;
  const { networkEndpointGroup, name: _, ...fields } = change.fields;
  const id = networkEndpointGroup === undefined ? undefined : referenceId(networkEndpointGroup);
  const group = id === undefined ? undefined : subjects.find(id);
  const sibling = subjects.topology.resources.find(
    (it) =>
      it.kind === "NetworkEndpoint" &&
      it.format === "api" &&
      group !== undefined &&
      it.address.startsWith(`${group.address}/`),
  );
  const own = sibling && subjects.find(sibling.id);
  if (!group || !own)
    throw new Refusal(
      "The API attaches endpoints to their group by a call. One can be added only where a file lists the group's endpoints.",
    );
  const place = subjects.place(own);
  const value = writerFor(editor, own).members(fields, spec.fields, spec.label);
  const list = place.outer.slice(0, -1);
  const length = resolvedList(bench.tree(own.file).documents[place.document]?.root, list) ?? 0;
  bench.edit(own.file, (it) => it.insert(place.document, list, length, { networkEndpoint: value }));
  const host = fields.fqdn ?? fields.ipAddress ?? fields.ipv6Address;
  const key = [host, fields.port].filter((it) => it !== undefined).join(":");
  const address = `${group.address}/networkEndpoints/${key}`;
  subjects.add({ id: address, address, spec, file: own.file, touched: true }, change.name);
}

function matching(paths: readonly string[], file: string): readonly string[] {
  const found = paths.filter((it) => it === file || it.endsWith(`/${file}`));
  const matches = found.includes(file) ? [file] : found;
  if (matches.length === 0) throw new Refusal(`${file} is not one of the files that are open for editing.`);
  if (matches.length > 1) throw new Refusal(`"${file}" could be any of ${matches.join(", ")}.`);
  return matches;
}

/** `global`, `region/NAME`, `zone/NAME`; without a scope, what the fields say. */
function scopeOf({ scope, fields }: AddResource, spec: KindSpec): Scope {
  const text = (value: ChangeValue | undefined) =>
    typeof value === "string" ? value.slice(value.lastIndexOf("/") + 1) : undefined;
  const levels = new Set(spec.terraform.map((it) => it.scope));
  if (scope === undefined) {
    if (fields.zone !== undefined) return { level: "zone", name: text(fields.zone) };
    if (fields.region !== undefined) return { level: "region", name: text(fields.region) };
    if (levels.has("global")) return { level: "global" };
    throw new Refusal(`Say where the ${spec.label.toLowerCase()} is to be: region/NAME or zone/NAME.`);
  }
  const match = /^(global|region|zone)(?:\/([a-z0-9-]+))?$/.exec(scope);
  const level = match?.[1];
  if (level === "global") return { level };
  if (level !== "region" && level !== "zone")
    throw new Refusal(`"${scope}" is not a scope: write global, region/NAME or zone/NAME.`);
  const name = match?.[2] ?? text(fields[level]);
  if (name === undefined) throw new Refusal(`Say which ${level}, as in ${level}/NAME.`);
  return { level, name };
}

function specNamed(kind: string): KindSpec {
  const known = linkKinds.get(kind);
  if (known) return known;
  throw new Refusal(`"${kind}" is not a kind that can be added.`);
}

const linkKinds = new Map<string, KindSpec>(
  (
    [
      "ForwardingRule",
      "TargetHttpProxy",
      "TargetHttpsProxy",
      "TargetGrpcProxy",
      "TargetTcpProxy",
      "TargetSslProxy",
      "TargetPool",
      "TargetInstance",
      "UrlMap",
      "BackendService",
      "BackendBucket",
      "NetworkEndpointGroup",
      "NetworkEndpoint",
      "InstanceGroup",
      "InstanceGroupManager",
      "HealthCheck",
      "SslCertificate",
      "SslPolicy",
      "SecurityPolicy",
      "Address",
      "ServiceAttachment",
    ] as const
  ).map((it) => [it, kindSpec(it)]),
);

/** The API spells what other texts leave to be derived: a health check's `type`. */
function withDerived(
  { derived }: KindSpec,
  fields: { readonly [key: string]: ChangeValue },
): { readonly [key: string]: ChangeValue } {
  if (!derived || fields[derived.field] !== undefined) return fields;
  const found = Object.entries(derived.fromPresent).find(([name]) => fields[name] !== undefined);
  return found ? { [derived.field]: found[1], ...fields } : fields;
}

function referencesIn(value: ChangeValue): string[] {
  const id = referenceId(value);
  if (id !== undefined) return [id];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

function samePath(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  return one.length === other.length && one.every((it, at) => it === other[at]);
}

function lastNamed(objects: readonly ApiObject[], name: string, spec: KindSpec): ApiObject | undefined {
  return objects.filter((it) => it.name === name && it.spec === spec).at(-1);
}

/** gcloud sorts the keys of what it prints. */
function sorted(object: { readonly [key: string]: Json }): Json {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
