/** Gives every resource an id that is unique over the workspace, and a name for people. */
import type { ParsedResource, Resource } from "../model/resource";
import { scalarOf } from "../model/value";

/**
 * The id is the address with the keys of instances or with its namespace where only one module declares it, else `module:address`; a second declaration in the same
 * module (a mistake, reported elsewhere) gets `#2`.
 */
export function identify(parsed: readonly ParsedResource[]): Resource[] {
  const first = new Map<string, ParsedResource>();
  /** Addresses declared more than once: whether in several modules. */
  const repeated = new Map<string, boolean>();
  for (const resource of parsed) {
    const id = ownId(resource);
    const seen = first.get(id);
    if (seen === undefined) first.set(id, resource);
    else repeated.set(id, repeated.get(id) === true || seen.module !== resource.module);
  }
  const used = new Map<string, number>();
  return parsed.map((resource) => {
    let id = ownId(resource);
    const shared = repeated.size === 0 ? undefined : repeated.get(id);
    if (shared !== undefined) {
      if (shared) id = `${resource.module || "."}:${id}`;
      const count = (used.get(id) ?? 0) + 1;
      used.set(id, count);
      if (count > 1) id = `${id}#${count}`;
    }
    return identified(resource, id);
  });
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
  };
  return resource;
}

function nameOf(resource: ParsedResource): string {
  const name = scalarOf(resource.fields.fields.name);
  if (typeof name === "string" && name !== "") return name;
  return resource.address.slice(resource.address.lastIndexOf(".") + 1);
}
