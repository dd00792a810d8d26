/** Field paths and values of changes as API objects have them. */
import type { FieldSpec, KindSpec } from "../../../kinds/kind";
import type { ChangeValue } from "../../../model/change";
import { formatPath, parsePath } from "../../../model/value";
import type { Json } from "../../document/look-up";
import { Refusal } from "../../refusal";
import { isPlace } from "../fields";
import { linkIn } from "../links";
import { refuseServerField } from "../server-fields";
import { sameLink } from "./link-text";

export type Path = readonly (string | number)[];

/** A place in an API object, there already or not. */
export interface Located {
  readonly path: Path;
  /** The innermost field on the way; absent in a free map. */
  readonly field?: FieldSpec;
  /** The path ends at an item of the field's list. */
  readonly isItem: boolean;
}

/** The steps of a field path. Refuses what is no path. */
export function stepsOf(path: string): Path {
  const steps = parsePath(path);
  if (steps.length === 0 || formatPath(steps) !== path) throw new Refusal(`"${path}" is not the path of a field.`);
  return steps;
}

/** Where the object has what a field path names. `object` is what it says now, for lists that share one of the API's. */
export function locate(spec: KindSpec, steps: Path, object: Json | undefined): Located {
  const refusal = typeof steps[0] === "string" ? refuseServerField(steps[0]) : undefined;
  if (refusal !== undefined && !spec.fields.some((it) => it.name === steps[0])) throw new Refusal(refusal);
  let fields: readonly FieldSpec[] = spec.fields;
  let field: FieldSpec | undefined;
  let isItem = false;
  const path: (string | number)[] = [];
  for (const [index, step] of steps.entries()) {
    if (field?.type === "map") return { path: [...path, ...steps.slice(index)], isItem: false };
    const above = formatPath(steps.slice(0, index));
    if (typeof step === "number") {
      if (field?.type !== "list" || isItem) throw new Refusal(`${above} is no list.`);
      path.push(sharedIndex(field, fields, step, valueIn(object, path)));
      fields = field.fields ?? [];
      isItem = true;
      continue;
    }
    if (field?.type === "list" && !isItem)
      throw new Refusal(`${above} is a list: say which item, as in ${field.name}[0].`);
    const level = field ? (field.fields ?? []) : fields;
    const found: FieldSpec | undefined = level.find((it) => it.name === step);
    if (!found) throw new Refusal(`${field ? above : spec.plural} ${field ? "has" : "have"} no field ${step}.`);
    if (found.api?.absent) throw new Refusal(`An API object has no field ${found.name}.`);
    path.push(...(found.api?.path ?? [found.name]));
    fields = level;
    field = found;
    isItem = false;
  }
  return { path, isItem, ...(field ? { field } : {}) };
}

/** Makes values of changes those of the API; `link` gives the text for a reference, `styled` that for a link given as text, `place` that for a region or zone. */
export class Writer {
  constructor(
    private readonly link: (id: string, field: FieldSpec) => string,
    private readonly styled: (link: string) => string,
    private readonly place: (level: "region" | "zone", name: string) => string,
  ) {}

  /** The value of a field, or of an item of its list. */
  value(value: ChangeValue, field: FieldSpec | undefined, isItem: boolean): Json {
    if (!field) return this.free(value);
    if (field.type === "list" && !isItem) {
      if (!isList(value)) throw new Refusal(`${field.name} is a list, so its value must be one.`);
      return value.map((it) => this.value(it, field, true));
    }
    const single = this.single(value, field.type === "list" ? (field.items ?? "string") : field.type, field);
    return isItem && field.api?.item !== undefined ? { [field.api.item]: single } : single;
  }

  /** The members of an object as the API nests them. */
  members(value: ChangeValue, fields: readonly FieldSpec[], of: string): { readonly [key: string]: Json } {
    if (typeof value !== "object" || value === null || isList(value))
      throw new Refusal(`${of} is an object, so its value must be one.`);
    const result: Nested = new Map();
    for (const [name, it] of Object.entries(value)) {
      if (it === null) continue;
      const field = fields.find((one) => one.name === name);
      if (!field) throw new Refusal(`${of} has no field ${name}.`);
      if (field.api?.absent) throw new Refusal(`An API object has no field ${name}.`);
      nest(result, field.api?.path ?? [name], this.value(it, field, false));
    }
    return unnest(result);
  }

  private single(value: ChangeValue, type: string, field: FieldSpec): Json {
    const id = referenceId(value);
    if (id !== undefined) {
      if (type === "reference") return this.link(id, field);
      throw new Refusal(`${field.name} takes no reference; give its value.`);
    }
    if (type === "object") return this.members(value, field.fields ?? [], field.name);
    if (type === "map") return this.free(value);
    if (typeof value === "object") throw new Refusal(`${field.name} is a plain value.`);
    if (isPlace(field.name) && !String(value).includes("/"))
      return this.place(field.name === "region" ? "region" : "zone", String(value));
    if (type === "reference") return this.styled(String(value));
    return type === "string" ? String(value) : value;
  }

  private free(value: ChangeValue): Json {
    if (typeof value !== "object" || value === null) return value;
    if (isList(value)) return value.map((it) => this.free(it));
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, this.free(it)]));
  }
}

/**
 * What is wanted, in the words in which it is there already: another way to write the same link, the number in quotes as
 * REST answers have it, the place as a link.
 */
export function inWordsOf(present: Json | undefined, wanted: Json): Json {
  if (typeof present === "string" && typeof wanted === "string") {
    if (sameLink(present, wanted)) return present;
    const place = /^(?:.*\/)?(?:regions|zones)\//.test(present) || /^(?:.*\/)?(?:regions|zones)\//.test(wanted);
    return place && lastPart(present) === lastPart(wanted) ? present : wanted;
  }
  if (typeof present === "string" && typeof wanted === "number" && /^-?\d+(?:\.\d+)?$/.test(present))
    return Number(present) === wanted ? present : String(wanted);
  if (typeof present === "number" && typeof wanted === "string" && String(present) === wanted) return present;
  if (isList(present) && isList(wanted)) return wanted.map((it, at) => inWordsOf(present[at], it));
  if (isObject(present) && isObject(wanted))
    return Object.fromEntries(
      Object.entries(wanted).map(([key, it]) => [
        key,
        inWordsOf(Object.hasOwn(present, key) ? present[key] : undefined, it),
      ]),
    );
  return wanted;
}

/** The id in a value that is a reference, `{"ref": id}`; undefined for any other value. */
export function referenceId(value: ChangeValue): string | undefined {
  if (typeof value !== "object" || value === null || isList(value)) return undefined;
  const entries = Object.entries(value);
  const [only] = entries;
  return entries.length === 1 && only?.[0] === "ref" && typeof only[1] === "string" ? only[1] : undefined;
}

/** What is at a path of plain JSON. */
export function valueIn(root: Json | undefined, path: Path): Json | undefined {
  let at = root;
  for (const step of path) {
    if (isList(at)) at = typeof step === "number" ? at[step] : undefined;
    else at = isObject(at) && typeof step === "string" && Object.hasOwn(at, step) ? at[step] : undefined;
  }
  return at;
}

/** The items of a list of the API that are those of a field: all, or those of its collection. */
export function itemsOfField(
  field: FieldSpec,
  siblings: readonly FieldSpec[],
  list: Json | undefined,
): readonly number[] {
  if (!isList(list)) return [];
  const key = (field.api?.path ?? [field.name]).join(".");
  const others = siblings.filter((it) => it !== field && (it.api?.path ?? [it.name]).join(".") === key);
  if (others.length === 0) return list.map((_, index) => index);
  const taken = others.flatMap((it) => it.api?.collection ?? []);
  const own = field.api?.collection;
  return list.flatMap((it, index) => {
    const collection = typeof it === "string" ? (linkIn(it)?.collection ?? "") : "";
    return (own === undefined ? !taken.includes(collection) : collection === own) ? [index] : [];
  });
}

/** Two lists of the tables can be one list of the API: an index of one is another there; the next one appends. */
function sharedIndex(field: FieldSpec, siblings: readonly FieldSpec[], index: number, list: Json | undefined): number {
  const own = itemsOfField(field, siblings, list);
  const length = isList(list) ? list.length : 0;
  return own[index] ?? length + (index - own.length);
}

type Nested = Map<string, Json | Nested>;

function nest(into: Nested, path: readonly string[], value: Json): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const present = into.get(key);
  if (rest.length === 0) {
    // Two lists of the tables that are one of the API.
    into.set(key, isList(present) && isList(value) ? [...present, ...value] : value);
    return;
  }
  const inner: Nested = present instanceof Map ? present : new Map();
  into.set(key, inner);
  nest(inner, rest, value);
}

function unnest(nested: Nested): { readonly [key: string]: Json } {
  return Object.fromEntries([...nested].map(([key, it]) => [key, it instanceof Map ? unnest(it) : it]));
}

function isList<T>(value: unknown | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !isList(value);
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf("/") + 1);
}
