/** The fields of one object in two declarations. */
import { pairItems } from "../drift/pair-items";
import { isSet, sameScalar, text } from "../drift/values";
import type { FieldSpec } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import type { Resource } from "../model/resource";
import { formatPath, type ListValue, type ObjectValue, scalarOf, type Value } from "../model/value";
import type { Topology } from "../topology/topology";
import type { FieldChange } from "./model";

/** The two topologies, and which resource of one is which of the other. */
export interface Sides {
  readonly base: Topology;
  readonly head: Topology;
  partner(resource: Resource): Resource | undefined;
}

/** Every field that differs, in the order of `head`. An unknown value differs where its expression reads differently. */
export function changedFields(sides: Sides, before: Resource, after: Resource): FieldChange[] {
  const comparison = new Comparison(sides, before, after);
  comparison.objects(kindSpec(after.kind).fields, before.fields, after.fields, "", "");
  comparison.places();
  return comparison.found;
}

class Comparison {
  readonly found: FieldChange[] = [];
  private readonly targets = new Map<Resource, ReadonlyMap<string, string>>();

  constructor(
    private readonly sides: Sides,
    private readonly before: Resource,
    private readonly after: Resource,
  ) {}

  objects(
    specs: readonly FieldSpec[],
    before: ObjectValue | undefined,
    after: ObjectValue | undefined,
    was: string,
    now: string,
  ): void {
    const names = new Set([...Object.keys(after?.fields ?? {}), ...Object.keys(before?.fields ?? {})]);
    for (const name of names) {
      const spec = specs.find((it) => it.name === name);
      this.values(spec, before?.fields[name], after?.fields[name], below(was, name), below(now, name));
    }
  }

  /** Region, zone and project come from the provider where the text does not set them. */
  places(): void {
    const { before, after, found } = this;
    const tell = (field: string, was: string | undefined, now: string | undefined) => {
      if (was === undefined || now === undefined || was === now || found.some((it) => it.field === field)) return;
      found.push({ field, beforeText: JSON.stringify(was), afterText: JSON.stringify(now), certain: true });
    };
    // Numbers and ids of projects cannot be told apart.
    if (/^\d+$/.test(before.project ?? "") === /^\d+$/.test(after.project ?? ""))
      tell("project", before.project, after.project);
    if (before.scope.level === after.scope.level && before.scope.level !== "global")
      tell(after.scope.level, before.scope.name, after.scope.name);
  }

  private values(
    spec: FieldSpec | undefined,
    before: Value | undefined,
    after: Value | undefined,
    was: string,
    now: string,
  ): void {
    if (before === undefined || after === undefined) this.oneSided(before, after, was, now);
    else if (before.type === "object" && after.type === "object")
      this.objects(spec?.fields ?? [], before, after, was, now);
    else if (before.type === "list" && after.type === "list") this.lists(spec, before, after, was, now);
    else this.leaves(before, after, was, now);
  }

  private oneSided(before: Value | undefined, after: Value | undefined, was: string, now: string): void {
    const value = before ?? after;
    if (!value || (value.type !== "unknown" && !isSet(value))) return;
    const certain = value.type !== "unknown";
    if (after) this.found.push({ field: now, after, afterText: text(after), certain });
    else if (before) this.found.push({ field: was, before, beforeText: text(before), certain });
  }

  private lists(spec: FieldSpec | undefined, before: ListValue, after: ListValue, was: string, now: string): void {
    if (spec?.items !== "object") {
      this.plainLists(before, after, was, now);
      return;
    }
    const pairs =
      pairItems(
        before.items.map((it, index) => this.keyOf(spec, it, this.sides.base, this.before, `${was}[${index}]`)),
        after.items.map((it, index) => this.keyOf(spec, it, this.sides.head, this.after, `${now}[${index}]`)),
      ) ?? byPlace(before.items.length, after.items.length);
    for (const [one, other] of pairs)
      this.values(
        { ...spec, type: "object" },
        one === undefined ? undefined : before.items[one],
        other === undefined ? undefined : after.items[other],
        `${was}[${one ?? other}]`,
        `${now}[${other ?? one}]`,
      );
  }

  private plainLists(before: ListValue, after: ListValue, was: string, now: string): void {
    const one = before.items.map((it, index) => this.meaning(this.sides.base, this.before, `${was}[${index}]`, it));
    const other = after.items.map((it, index) => this.meaning(this.sides.head, this.after, `${now}[${index}]`, it));
    if (one.join("\n") === other.join("\n") && before.open === after.open) return;
    const certain = before.open === undefined && after.open === undefined && ![...one, ...other].some(isUncertain);
    if (one.length === 0 && other.length === 0 && certain) return;
    this.found.push({ field: now, before, after, beforeText: text(before), afterText: text(after), certain });
  }

  private leaves(before: Value, after: Value, was: string, now: string): void {
    const one = this.meaning(this.sides.base, this.before, was, before);
    const other = this.meaning(this.sides.head, this.after, now, after);
    const scalars = [scalarOf(before), scalarOf(after)] as const;
    if (one === other) return;
    if (scalars[0] !== undefined && scalars[1] !== undefined && sameScalar(scalars[0], scalars[1])) return;
    const certain = !isUncertain(one) && !isUncertain(other) && kindOf(one) === kindOf(other);
    this.found.push({ field: now, before, after, beforeText: text(before), afterText: text(after), certain });
  }

  /** Where the references of either resource lead, by field: a URL map may have thousands. */
  private targetsOf(topology: Topology, owner: Resource): ReadonlyMap<string, string> {
    let targets = this.targets.get(owner);
    if (!targets) {
      targets = new Map(topology.out(owner.id).map((it) => [it.field, it.to]));
      this.targets.set(owner, targets);
    }
    return targets;
  }

  /** A text that is the same for values that mean the same. Those of unknown meaning begin with "?". */
  private meaning(topology: Topology, owner: Resource, field: string, value: Value): string {
    const to = this.targetsOf(topology, owner).get(field);
    const target = to === undefined ? undefined : topology.get(to);
    if (target)
      return `object ${(topology === this.sides.base ? this.sides.partner(target) : target)?.id ?? `-${target.id}`}`;
    if (value.type === "unknown") return `?${value.expression}`;
    if (value.type === "reference" && value.value === undefined) {
      const { target: meant } = value;
      if (meant.by === "link") return `link ${meant.link}`;
      return `?${meant.by === "outside" ? meant.name : meant.address}.${value.attribute}`;
    }
    return `value ${text(value)}`;
  }

  /** What items of a list are told apart by; undefined when it is not known. */
  private keyOf(spec: FieldSpec, item: Value, topology: Topology, owner: Resource, path: string): string | undefined {
    if (item.type !== "object") return undefined;
    const key = keys.find((it) => spec.fields?.some((field) => field.name === it));
    const value = key === undefined ? undefined : item.fields[key];
    if (key === undefined || value === undefined) return undefined;
    const meaning = this.meaning(topology, owner, `${path}.${key}`, value);
    return isUncertain(meaning) ? undefined : meaning;
  }
}

/** Fields that tell items of a list apart, the most telling first. */
const keys = ["name", "priority", "group", "hosts", "paths", "code", "headerName", "networkUrl"];

function isUncertain(meaning: string): boolean {
  return meaning.startsWith("?");
}

/** Whether a text and a link to something here mean the same is not known. */
function kindOf(meaning: string): string {
  return meaning.slice(0, meaning.indexOf(" "));
}

function byPlace(one: number, other: number): readonly (readonly [number | undefined, number | undefined])[] {
  return Array.from({ length: Math.max(one, other) }, (_, index) => [
    index < one ? index : undefined,
    index < other ? index : undefined,
  ]);
}

function below(path: string, name: string): string {
  const own = formatPath([name]);
  return path === "" || own.startsWith("[") ? `${path}${own}` : `${path}.${own}`;
}
