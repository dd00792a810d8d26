/**
 * The form of a resource, made of the tables: every field of its kind, those that the text sets first, each with its value,
 * where that comes from, what it may be and what is found about it.
 */
import { judgedFields } from "../completion/judge-fields";
import { type NamedField, namedFields, type Spelling } from "../completion/named-fields";
import { textOf } from "../diagram/text";
import type { FieldSpec } from "../kinds/kind";
import { kindOfConnectorKind, kindSpec } from "../kinds/registry";
import { isRequired } from "../kinds/required";
import { isAbout } from "../model/finding";
import type { Resource } from "../model/resource";
import { formatPath, type ObjectValue, stepsOf, type Value } from "../model/value";
import { instancesOf } from "../queries/places";
import type { Snapshot } from "../snapshot";
import { blankField, type Describing, fieldOf, isContainer } from "./form-field";
import type { Form, FormField } from "./form-model";
import { readOnlyText } from "./read-only";

export interface FormOptions {
  /** Parts that are opened (true) or closed (false) by hand, by path; small ones are open by themselves. */
  readonly toggled?: Readonly<Record<string, boolean>>;
  /** Levels ("" for the resource itself) whose fields that are not set are judged: it takes trials, so only what is looked at. */
  readonly judged?: readonly string[];
  /** Ends the judging of fields that are not set; those that are left count as fine. */
  readonly goOn?: () => boolean;
}

/** More values than this are too many to open all of them without being asked. */
const manyValues = 40;

/** The form of a resource; null where there is none of that id. */
export function formOf(
  snapshot: Snapshot,
  id: string,
  { toggled = {}, judged = [], goOn }: FormOptions = {},
): Form | null {
  const resource = snapshot.topology.get(id);
  if (!resource) return null;
  const readOnly = readOnlyText(resource);
  const instances = instancesOf(snapshot.topology, resource);
  const small = countValues(resource.fields) <= manyValues;
  const form = new FormBuilder(snapshot, resource, instances, (path) => toggled[path] ?? small, new Set(judged), goOn);
  const { fields, more } = form.level(resource.fields, kindSpec(resource.kind).fields, "");
  return {
    id,
    ...(readOnly === undefined ? {} : { readOnly }),
    instances: instances.length,
    fields,
    more,
  };
}

class FormBuilder {
  private readonly describing: Describing;
  /** Findings that no field has shown yet: what is innermost takes them. */
  private readonly left: Map<string, string>;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly resource: Resource,
    private readonly instances: readonly Resource[],
    private readonly isOpen: (path: string) => boolean,
    private readonly judgedLevels: ReadonlySet<string>,
    private readonly goOn: (() => boolean) | undefined,
  ) {
    const about = snapshot.findings.filter((it) => !it.quiet && isAbout(it, resource.id));
    this.left = new Map(about.flatMap((it) => (it.field === undefined ? [] : [[it.id, it.field] as const])));
    const edges = new Map(snapshot.topology.out(resource.id).map((it) => [it.field, it.to]));
    this.describing = { snapshot, resource, edges };
  }

  /** Fields of one level: what is set, what must be and what something is found about; then the rest. */
  level(object: ObjectValue, specs: readonly FieldSpec[], path: string): { fields: FormField[]; more: FormField[] } {
    const at = (name: string) => (path === "" ? name : `${path}.${name}`);
    const known = new Set(specs.map((it) => it.name));
    const fields = specs.flatMap((spec) => {
      const value = object.fields[spec.name];
      const here = at(spec.name);
      const wanted = value || isRequired(this.resource.kind, here) || this.hasFinding(here);
      return wanted ? [this.field(spec, here, value)] : [];
    });
    for (const [name, value] of Object.entries(object.fields))
      if (!known.has(name)) fields.push(this.field({ name, type: "string" }, at(name), value, true));
    const shown = new Set(fields.map((it) => it.path));
    const rest = writable(this.resource, specs).filter((it) => !shown.has(at(it.name)));
    const objections = this.judgedLevels.has(path) ? this.judged(rest, at) : undefined;
    const more = rest.map((spec): FormField => {
      const objection = objections?.get(at(spec.name));
      return { ...this.field(spec, at(spec.name), undefined), ...(objection ? { objection } : {}) };
    });
    return { fields, more };
  }

  private judged(specs: readonly FieldSpec[], at: (name: string) => string) {
    if (this.resource.readOnly !== undefined || (this.goOn && !this.goOn())) return new Map<string, never>();
    const candidates = specs.map((field) => ({ path: at(field.name), field }));
    return judgedFields(this.snapshot, this.instances, candidates, this.goOn);
  }

  private field(spec: FieldSpec, path: string, value: Value | undefined, unlisted = false): FormField {
    const own = fieldOf(this.describing, spec, path, value, unlisted);
    const inside = value && isContainer(own) ? this.inside(spec, path, value) : undefined;
    const needs = this.needs(spec, path, value);
    return { ...own, ...inside, ...(needs ? { needs } : {}), findings: this.take(path) };
  }

  private inside(spec: FieldSpec, path: string, value: Value): Partial<FormField> {
    const count = value.type === "list" ? { count: value.items.length } : {};
    if (!this.isOpen(path)) return { ...count, open: false };
    if (value.type === "object" && spec.type === "map") {
      const entries = Object.entries(value.fields).map(([name, it]) =>
        this.field({ name, type: "string" }, formatPath([...stepsOf(path), name]), it),
      );
      return { count: entries.length, open: true, fields: entries };
    }
    if (value.type === "object") return { open: true, ...this.level(value, spec.fields ?? [], path) };
    if (value.type !== "list") return {};
    const item: FieldSpec = { ...spec, type: spec.items ?? "string" };
    const fields = value.items.map((it, index) => ({
      ...this.field(item, `${path}[${index}]`, it),
      label: String(index + 1),
      ...(it.type === "object" ? { identity: identityOf(it) } : {}),
    }));
    return { ...count, open: true, fields };
  }

  /** What a new item, or an object that is not there yet, has to have from the beginning. */
  private needs(spec: FieldSpec, path: string, value: Value | undefined): FormField[] | undefined {
    const isNew = spec.type === "list" && spec.items === "object" ? true : spec.type === "object" && !value;
    if (!isNew) return undefined;
    const to = spec.type === "list" ? `${path}[${value?.type === "list" ? value.items.length : 0}]` : path;
    return writable(this.resource, spec.fields ?? [])
      .filter((it) => isRequired(this.resource.kind, `${to}.${it.name}`))
      .map((it) => blankField(this.describing, it, `${to}.${it.name}`));
  }

  private hasFinding(path: string): boolean {
    return [...this.left.values()].some((it) => isWithin(it, path));
  }

  private take(path: string): string[] {
    const taken = [...this.left].filter(([, field]) => isWithin(field, path)).map(([id]) => id);
    for (const id of taken) this.left.delete(id);
    return taken;
  }
}

/** Whether a path is another one or lies in it. */
function isWithin(field: string, path: string): boolean {
  return field.startsWith(path) && /^(?:$|[.[])/.test(field.slice(path.length));
}

/** The fields of a level that the text's format can write. */
function writable(resource: Resource, specs: readonly FieldSpec[]): readonly FieldSpec[] {
  const { level } = resource.scope;
  const placed = specs.filter(
    ({ name }) =>
      !(name === "zone" && (level === "global" || level === "region")) && !(name === "region" && level === "global"),
  );
  const spelling = spellingOf(resource);
  if (!spelling) return placed;
  const found = new Set(namedFields(placed, spelling).flatMap(listed));
  return placed.filter((it) => found.has(it));
}

function listed({ field, inner }: NamedField): readonly FieldSpec[] {
  return field ? [field] : (inner ?? []).flatMap(listed);
}

function spellingOf({ format, typeName }: Resource): Spelling | undefined {
  if (format === "terraform") return { format, type: typeName };
  const connector = format === "config-connector" ? kindOfConnectorKind(typeName)?.connector : undefined;
  return connector && { format: "config-connector", type: connector };
}

function countValues(value: Value): number {
  if (value.type === "object") return Object.values(value.fields).reduce((sum, it) => sum + countValues(it), 0);
  return value.type === "list" ? value.items.reduce((sum, it) => sum + countValues(it), 0) : 1;
}

/** What tells an item from the others: its name, what it refers to, or what it is for. */
function identityOf({ fields }: ObjectValue): string {
  const found = identifying.find((it) => fields[it] !== undefined);
  return found === undefined ? "" : textOf(fields[found]);
}

const identifying = [
  ...["name", "group", "backendService", "service", "hosts", "paths", "priority", "headerName"],
  ...["fqdn", "ipAddress", "host"],
];
