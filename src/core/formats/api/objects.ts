/** Where in a file the API's objects are: one alone, in lists of every shape, in Cloud Asset's records. */
import type { Scope } from "../../model/resource";
import { child, entriesOf, itemsOf, resolved, textOf } from "../document/look-up";
import type { MapNode, TreeFile, TreeNode } from "../document/tree";
import { type ApiKind, kindOfCollectionName, kindOfSingular, linkIn } from "./links";
import { kindOfShape } from "./shapes";

/** An object of a kind that is known here. */
export interface ApiObject extends ApiKind {
  readonly document: number;
  /** The keys and indexes that lead to it in its document. */
  readonly path: readonly (string | number)[];
  /** What goes with it when it is removed: the record around it, or itself. */
  readonly outer: readonly (string | number)[];
  readonly node: MapNode;
  readonly name: string;
  readonly scope: Scope;
  readonly project?: string;
}

/** One endpoint in what `listNetworkEndpoints` answers. */
export interface ApiEndpoint {
  readonly document: number;
  readonly path: readonly (string | number)[];
  readonly outer: readonly (string | number)[];
  readonly node: MapNode;
  /** The group, where the answer says which. */
  readonly group?: string;
}

export interface ApiObjects {
  readonly objects: readonly ApiObject[];
  readonly endpoints: readonly ApiEndpoint[];
  /** Objects of known kinds whose name is missing. */
  readonly nameless: readonly { readonly node: MapNode; readonly label: string }[];
}

/** What is known of an object from what is around it. */
interface Around {
  readonly document: number;
  readonly path: readonly (string | number)[];
  readonly outer?: readonly (string | number)[];
  readonly kind?: ApiKind;
  readonly scope?: Scope;
  readonly project?: string;
  readonly group?: string;
}

/** Every object of a file, in text order. */
export function objectsOf(file: TreeFile): ApiObjects {
  const finder = new Finder(file.path);
  for (const [document, { root }] of file.documents.entries()) if (root) finder.visit(root, { document, path: [] });
  return finder;
}

class Finder implements ApiObjects {
  readonly objects: ApiObject[] = [];
  readonly endpoints: ApiEndpoint[] = [];
  readonly nameless: { node: MapNode; label: string }[] = [];

  constructor(private readonly file: string) {}

  visit(value: TreeNode, around: Around): void {
    // What an alias stands for is an object once, where its anchor is.
    if (value.type === "sequence") {
      for (const [index, item] of value.items.entries())
        this.visit(item.value, { ...around, path: [...around.path, index] });
      return;
    }
    if (value.type !== "map" || around.path.length > 6) return;
    if (child(value, "apiVersion")) return;
    if (this.asset(value, around)) return;
    const kind = textOf(child(value, "kind"));
    if (kind !== undefined && /#/.test(kind)) this.ofKind(value, kind, around);
    else if (isEndpoint(value)) this.endpoint(value, around);
    else this.withoutKind(value, around);
  }

  private asset(value: MapNode, around: Around): boolean {
    const type = textOf(child(value, "assetType") ?? child(value, "asset_type"));
    if (type === undefined) return false;
    const data = resolved(child(child(value, "resource"), "data"));
    const kind = kindOfSingular(type.slice(type.lastIndexOf("/") + 1));
    if (data?.type === "map" && kind) {
      const link = linkIn(textOf(child(value, "name")) ?? "");
      const path = [...around.path, "resource", "data"];
      this.object(data, kind, { ...around, path, outer: around.path, scope: link?.scope, project: link?.project });
    }
    return true;
  }

  private ofKind(value: MapNode, kind: string, around: Around): void {
    const word = kind.slice(kind.indexOf("#") + 1);
    if (/ListNetworkEndpoints$/.test(word)) {
      const group = /networkEndpointGroups\/[^/]+/.exec(textOf(child(value, "id")) ?? "")?.[0];
      this.items(value, { ...around, ...(group ? { group } : {}) });
      return;
    }
    const list = /^(.*?)(?:Aggregated|Scoped)?List$/.exec(word);
    const known = kindOfSingular(list?.[1] ?? word);
    if (!list) {
      if (known) this.object(value, known, around);
      return;
    }
    // Lists of other things, and the instances of a group, are nothing to us.
    if (!known) return;
    const link = linkIn(textOf(child(value, "selfLink")) ?? textOf(child(value, "id")) ?? "");
    this.items(value, { ...around, kind: known, ...(link?.project ? { project: link.project } : projectIn(value)) });
  }

  /** The items of an answer: a list, or lists by place and collection. */
  private items(value: MapNode, around: Around): void {
    const items = resolved(child(value, "items"));
    const path = [...around.path, "items"];
    if (items?.type === "sequence") this.visit(items, { ...around, path });
    else if (items?.type === "map") this.byPlace(items, { ...around, path });
  }

  /** Of an aggregated list: `global`, `regions/r` and `zones/z`, and below them the collections. */
  private byPlace(value: MapNode, around: Around): void {
    for (const [place, { entry }] of entriesOf(value)) {
      const scope = scopeOf(place);
      if (!scope) continue;
      for (const [collection, { entry: list }] of entriesOf(entry.value)) {
        const kind = kindOfCollectionName(collection);
        if (kind && list.value.type === "sequence")
          this.visit(list.value, { ...around, path: [...around.path, place, collection], kind, scope });
      }
    }
  }

  private withoutKind(value: MapNode, around: Around): void {
    const link = linkIn(textOf(child(value, "selfLink")) ?? "") ?? linkIn(textOf(child(value, "name")) ?? "");
    const linked = link && kindOfCollectionName(link.collection);
    if (linked) {
      this.object(value, linked, around);
      return;
    }
    if (around.kind) {
      this.object(value, around.kind, around);
      return;
    }
    // `{certificateMaps: […]}`, and the answers of gcloud without a word for what they are.
    let lists = 0;
    for (const [key, { entry }] of entriesOf(value)) {
      const kind = kindOfCollectionName(key);
      const first = itemsOf(entry.value)[0];
      if (!kind || entry.value.type !== "sequence" || resolved(first)?.type !== "map" || around.path.length > 0)
        continue;
      if (!linkIn(textOf(child(first, "name")) ?? "") && !child(first, "selfLink")) continue;
      lists++;
      this.visit(entry.value, { ...around, path: [...around.path, key], kind });
    }
    const shape = lists === 0 ? kindOfShape(this.file, value) : undefined;
    if (shape) this.object(value, shape, around);
  }

  private object(node: MapNode, kind: ApiKind, around: Around): void {
    const link = linkIn(textOf(child(node, "selfLink")) ?? "") ?? linkIn(textOf(child(node, "name")) ?? "");
    const own = link && kindOfCollectionName(link.collection)?.spec === kind.spec ? link : undefined;
    const written = textOf(child(node, "name"));
    const name = written === undefined ? own?.name : written.slice(written.lastIndexOf("/") + 1);
    if (name === undefined || name === "") {
      this.nameless.push({ node, label: kind.spec.label });
      return;
    }
    const project = own?.project ?? around.project;
    this.objects.push({
      spec: kind.spec,
      collection: own?.collection ?? kind.collection,
      document: around.document,
      path: around.path,
      outer: around.outer ?? around.path,
      node,
      name,
      scope: own && own.scope.level !== "unknown" ? own.scope : (around.scope ?? placeOf(node, kind)),
      ...(project === undefined ? {} : { project }),
    });
  }

  private endpoint(value: MapNode, { document, path, group }: Around): void {
    const node = resolved(child(value, "networkEndpoint"));
    if (node?.type !== "map") return;
    this.endpoints.push({
      document,
      path: [...path, "networkEndpoint"],
      outer: path,
      node,
      ...(group ? { group } : {}),
    });
  }
}

/** What `listNetworkEndpoints` answers has nothing else beside the endpoint but its health. */
function isEndpoint(value: MapNode): boolean {
  const keys = value.entries.map((it) => it.key);
  return keys.includes("networkEndpoint") && keys.every((it) => it === "networkEndpoint" || it === "healths");
}

/** By the fields `region` and `zone`; what has neither is global where such objects can be. */
function placeOf(node: MapNode, { spec }: ApiKind): Scope {
  for (const level of ["region", "zone"] as const) {
    const place = textOf(child(node, level));
    if (place !== undefined && place !== "") return { level, name: place.slice(place.lastIndexOf("/") + 1) };
  }
  const levels = new Set(spec.terraform.map((it) => it.scope));
  if (levels.has("global")) return { level: "global" };
  const [only, ...others] = levels;
  return only && others.length === 0 ? { level: only } : { level: "unknown" };
}

function scopeOf(place: string): Scope | undefined {
  if (place === "global") return { level: "global" };
  const match = /^(region|zone)s\/([\w-]+)$/.exec(place);
  return match ? { level: match[1] === "zone" ? "zone" : "region", name: match[2] } : undefined;
}

/** `id: projects/p/aggregated/backendServices` */
function projectIn(value: MapNode): { readonly project?: string } {
  const id = textOf(child(value, "id")) ?? textOf(child(value, "selfLink")) ?? "";
  const project = /(?:^|\/)projects\/([^/]+)\//.exec(id)?.[1];
  return project === undefined ? {} : { project };
}
