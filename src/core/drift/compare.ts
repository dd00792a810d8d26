/** The fields of one object in two texts. */
import { defaultsOf } from "../kinds/defaults";
import type { FieldSpec } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import type { Resource } from "../model/resource";
import { formatPath, isFullyKnown, type ListValue, type ObjectValue, scalarOf, type Value } from "../model/value";
import type { Topology } from "../topology/topology";
import type { FieldDrift } from "./drift";
import { pairItems } from "./pair-items";
import { isAddedItem, isFilledIn, isWriteOnly, shownByDefault } from "./server-fields";
import { certainlyDiffer, targetOf, targetText } from "./targets";
import { isList, isObject, isSet, sameScalar, text } from "./values";

/** What differs for certain. The exported side may be in a topology of its own. */
export function compareFields(
  topology: Topology,
  declared: Resource,
  exported: Resource,
  exportedIn: Topology = topology,
): FieldDrift[] {
  const comparison = new Comparison(topology, declared, exported, exportedIn);
  comparison.objects(kindSpec(declared.kind).fields, declared.fields, exported.fields, "", "");
  return comparison.found;
}

/** Where the two values stand: list items may have other numbers on the other side. */
interface Place {
  readonly here: string;
  readonly there: string;
}

class Comparison {
  readonly found: FieldDrift[] = [];

  constructor(
    private readonly topology: Topology,
    private readonly declared: Resource,
    private readonly exported: Resource,
    private readonly exportedIn: Topology,
  ) {}

  objects(
    specs: readonly FieldSpec[],
    one: ObjectValue | undefined,
    other: ObjectValue | undefined,
    here: string,
    there: string,
  ): void {
    for (const spec of specs) {
      const value = one?.fields[spec.name];
      const shown = other?.fields[spec.name];
      // What an open object does not list may be there all the same.
      if (value === undefined && one?.open !== undefined) continue;
      if (shown === undefined && other?.open !== undefined) continue;
      this.field(spec, value, shown, { here: below(here, spec.name), there: below(there, spec.name) });
    }
  }

  private field(spec: FieldSpec, value: Value | undefined, shown: Value | undefined, at: Place): void {
    if (value === undefined && shown === undefined) return;
    if (value?.type === "unknown" || shown?.type === "unknown") return;
    const path = at.here.replace(/\[\d+\]/g, "");
    if (value === undefined && isFilledIn(this.declared.kind, path)) return;
    if (isIdentity(path) || isWriteOnly(this.declared.kind, path)) return;
    if (spec.type === "object" || spec.type === "map") this.nested(spec, value, shown, at);
    else if (spec.type === "list") this.lists(spec, value, shown, at);
    else if (spec.type === "reference") this.references(value, shown, at);
    else this.scalars(value, shown, at);
  }

  private nested(spec: FieldSpec, value: Value | undefined, shown: Value | undefined, at: Place): void {
    if (!isObject(value) || !isObject(shown)) return;
    const fields =
      spec.fields ??
      keysOf(value, shown)
        .filter((it) => !toolLabel.test(it))
        .map(plainField);
    this.objects(fields, value, shown, at.here, at.there);
  }

  private lists(spec: FieldSpec, value: Value | undefined, shown: Value | undefined, at: Place): void {
    if (!isList(value) || !isList(shown)) return;
    if (spec.items === "object") this.objectLists(spec, value, shown, at);
    else this.plainLists(spec, value, shown, at);
  }

  private objectLists(spec: FieldSpec, value: ListValue | undefined, shown: ListValue | undefined, at: Place): void {
    const items = value?.items ?? [];
    const others = shown?.items ?? [];
    const item = (object: Value, index: number, side: "here" | "there") =>
      this.keyOf(spec, object, `${at[side]}[${index}]`, side === "here" ? this.declared : this.exported);
    const otherKeys = others.map((it, index) => item(it, index, "there"));
    const pairs = pairItems(
      items.map((it, index) => item(it, index, "here")),
      otherKeys,
    );
    if (!pairs) return;
    const path = at.here.replace(/\[\d+\]/g, "");
    for (const [one, other] of pairs) {
      const place = { here: `${at.here}[${one ?? other}]`, there: `${at.there}[${other ?? one}]` };
      const here = one === undefined ? undefined : items[one];
      const there = other === undefined ? undefined : others[other];
      if (here?.type === "object" && there?.type === "object")
        this.objects(spec.fields ?? [], here, there, place.here, place.there);
      else if (here === undefined && there && value?.open === undefined) {
        if (!isAddedItem(this.declared.kind, path, otherKeys[other ?? 0])) this.extra(there, place);
      } else if (there === undefined && here && shown?.open === undefined) this.missing(here, place);
    }
  }

  /** What items of two lists are told apart by; undefined when it is not known. */
  private keyOf(spec: FieldSpec, item: Value, path: string, owner: Resource): string | undefined {
    if (item.type !== "object") return undefined;
    const key = keys.find((it) => spec.fields?.some((field) => field.name === it));
    const value = key === undefined ? undefined : item.fields[key];
    if (key === undefined || value === undefined) return undefined;
    if (value.type === "list")
      return isFullyKnown(value) ? JSON.stringify(value.items.map((it) => scalarOf(it)).sort()) : undefined;
    const scalar = spec.fields?.find((it) => it.name === key)?.type === "reference" ? undefined : scalarOf(value);
    if (scalar !== undefined) return String(scalar);
    return targetOf(this.topologyOf(owner), owner, `${path}.${key}`, value)?.name;
  }

  /** The order of plain items means nothing to the API. */
  private plainLists(spec: FieldSpec, value: ListValue | undefined, shown: ListValue | undefined, at: Place): void {
    const items = value?.items ?? [];
    const others = shown?.items ?? [];
    if (items.length === 0 && others.length === 0) return;
    if (value?.open !== undefined || shown?.open !== undefined) return;
    const one = this.texts(spec, items, at.here, this.declared);
    const other = this.texts(spec, others, at.there, this.exported);
    if (!one || !other) return;
    if (items.length === 0 && shown) this.extra(shown, at);
    else if (others.length === 0 && value) this.missing(value, at);
    else if (JSON.stringify([...one].sort()) !== JSON.stringify([...other].sort()) && value && shown)
      this.different(value, shown, at, one.join(", "), other.join(", "));
  }

  /** The items as texts that are equal when the items are; undefined when one is not known. */
  private texts(spec: FieldSpec, items: readonly Value[], path: string, owner: Resource): string[] | undefined {
    const texts: string[] = [];
    for (const [index, item] of items.entries()) {
      const text =
        spec.items === "reference"
          ? targetOf(this.topologyOf(owner), owner, `${path}[${index}]`, item)?.name
          : scalarOf(item)?.toString();
      if (text === undefined) return undefined;
      texts.push(text);
    }
    return texts;
  }

  private references(value: Value | undefined, shown: Value | undefined, at: Place): void {
    const one = value && targetOf(this.topology, this.declared, at.here, value);
    const other = shown && targetOf(this.exportedIn, this.exported, at.there, shown);
    if (value && !shown && one) this.missing(value, at, targetText(one));
    else if (shown && !value && other) this.extra(shown, at, targetText(other));
    else if (value && shown && one && other && certainlyDiffer(this.topology, one, other))
      this.different(value, shown, at, targetText(one), targetText(other));
  }

  private topologyOf(owner: Resource): Topology {
    return owner === this.exported ? this.exportedIn : this.topology;
  }

  private scalars(value: Value | undefined, shown: Value | undefined, at: Place): void {
    const one = scalarOf(value);
    const other = scalarOf(shown);
    if (value && shown) {
      if (one !== undefined && other !== undefined && !sameScalar(one, other))
        this.different(value, shown, at, text(value), text(shown));
      return;
    }
    const set = one ?? other;
    if (set === undefined || set === "" || set === false || set === 0 || set === "0") return;
    const path = at.here.replace(/\[\d+\]/g, "");
    const usual = [...defaultsOf(this.declared, path), ...shownByDefault(this.declared.kind, path)];
    if (usual.some((it) => sameScalar(it, set))) return;
    if (value) this.missing(value, at);
    else if (shown) this.extra(shown, at);
  }

  private missing(value: Value, { here }: Place, declaredText = text(value)): void {
    if (isSet(value)) this.found.push({ field: here, type: "missing", declared: value, declaredText });
  }

  private extra(shown: Value, { there }: Place, exportedText = text(shown)): void {
    if (isSet(shown)) this.found.push({ field: there, type: "extra", exported: shown, exportedText });
  }

  private different(value: Value, shown: Value, at: Place, declaredText: string, exportedText: string): void {
    this.found.push({
      field: at.here,
      type: "different",
      declared: value,
      exported: shown,
      declaredText,
      exportedText,
    });
  }
}

/** Fields that tell items of a list apart, the most telling first. */
const keys = [
  "name",
  "priority",
  "group",
  "backendService",
  "hosts",
  "paths",
  "code",
  "headerName",
  "host",
  "port",
  "networkUrl",
];

/** Labels that Terraform and the API put on by themselves. */
const toolLabel = /^goog-/;

function isIdentity(path: string): boolean {
  return ["name", "project", "region", "zone"].includes(path);
}

function below(path: string, name: string): string {
  const own = formatPath([name]);
  return path === "" || own.startsWith("[") ? `${path}${own}` : `${path}.${own}`;
}

function keysOf(...objects: readonly (ObjectValue | undefined)[]): string[] {
  return [...new Set(objects.flatMap((it) => Object.keys(it?.fields ?? {})))];
}

function plainField(name: string): FieldSpec {
  return { name, type: "string" };
}
