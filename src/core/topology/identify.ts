/** Gives every resource an id that is unique over the workspace, and a name for people. */
import { instanceKeyOf, type ParsedResource, type Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { type Side, sideOf } from "./same-object";

/**
 * The id is the address with the keys of instances, or with its namespace, where only one module declares it; else
 * `module:address`. One that is shown in an export, a plan or a state leaves the plain id to who declares it. A second
 * one in the same module (a mistake, or the same object in two exports) gets `#2`.
 */
export function identify(parsed: readonly ParsedResource[]): Resource[] {
  const first = new Map<string, ParsedResource>();
  /** Addresses that there are several of. */
  const repeated = new Map<string, Repetition>();
  for (const resource of parsed) {
    const id = ownId(resource);
    const seen = first.get(id);
    if (seen === undefined) first.set(id, resource);
    else {
      let places = repeated.get(id);
      if (!places) {
        places = { declared: new Set(), exported: new Set() };
        places[sideOf(seen.format)].add(seen.module);
        repeated.set(id, places);
      }
      places[sideOf(resource.format)].add(resource.module);
    }
  }
  const used = new Map<string, number>();
  return parsed.map((resource) => {
    let id = ownId(resource);
    const shared = repeated.size === 0 ? undefined : repeated.get(id);
    if (shared !== undefined) {
      if (needsModule(resource, shared)) id = `${resource.module || "."}:${id}`;
      const count = (used.get(id) ?? 0) + 1;
      used.set(id, count);
      if (count > 1) id = `${id}#${count}`;
    }
    return identified(resource, id);
  });
}

/** In which modules an address is declared, and in which it is shown. */
type Repetition = Readonly<Record<Side, Set<string>>>;

function needsModule({ format }: ParsedResource, { declared, exported }: Repetition): boolean {
  if (sideOf(format) === "declared") return declared.size > 1;
  return declared.size > 0 || exported.size > 1;
}

/** `google_x.y["a"]`, `ComputeURLMap/ns/web`. */
function ownId({ key, address, namespace }: ParsedResource): string {
  if (key !== undefined) return key;
  return namespace === undefined ? address : address.replace("/", `/${namespace}/`);
}

/** The resource made of a parsed one, kept as long as that lives: an edit elsewhere leaves it the very same object. */
const made = new WeakMap<ParsedResource, Resource>();

function identified(parsed: ParsedResource, id: string): Resource {
  const before = made.get(parsed);
  if (before?.id === id) return before;
  const resource = link(parsed, id);
  made.set(parsed, resource);
  return resource;
}

/** Field by field: spreading ten thousand resources costs ten times as much. The type makes sure that none is missed. */
function link(parsed: ParsedResource, id: string): Resource {
  const resource: { readonly [K in keyof Required<Resource>]: Resource[K] } = {
    id,
    name: nameOf(parsed),
    address: parsed.address,
    key: parsed.key,
    module: parsed.module,
    namespace: parsed.namespace,
    calls: parsed.calls,
    kind: parsed.kind,
    format: parsed.format,
    typeName: parsed.typeName,
    scope: parsed.scope,
    project: parsed.project,
    fields: parsed.fields,
    range: parsed.range,
    headRange: parsed.headRange,
    comments: parsed.comments,
    many: parsed.many,
    providerMajor: parsed.providerMajor,
    readOnly: parsed.readOnly,
    change: parsed.change,
    lifecycle: parsed.lifecycle,
    movedFrom: parsed.movedFrom,
  };
  return resource;
}

function nameOf(resource: ParsedResource): string {
  const name = scalarOf(resource.fields.fields.name);
  if (typeof name === "string" && name !== "") return name;
  const { address } = resource;
  // Config Connector objects and self-links end in the name behind a slash, and such names may have dots.
  const start = address.includes("/") ? address.lastIndexOf("/") : address.lastIndexOf(".");
  return `${address.slice(start + 1)}${instanceKeyOf(resource)}`;
}
