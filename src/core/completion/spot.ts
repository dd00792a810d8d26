/** From the caret's words to the resource and the fields that are meant. */
import type { Cursor } from "../formats/cursor";
import { jsonCursor } from "../formats/document/json-cursor";
import { yamlCursor } from "../formats/document/yaml-cursor";
import { cursorIn } from "../formats/terraform/cursor";
import type { FieldSpec, KindSpec } from "../kinds/kind";
import { kindOfConnectorKind, kindOfTerraformType, kindSpec } from "../kinds/registry";
import type { FormatId, Resource } from "../model/resource";
import { formatPath } from "../model/value";
import { instancesOf, resourcesIn } from "../queries/places";
import type { Topology } from "../topology/topology";
import { type NamedField, namedFields, type Spelling } from "./named-fields";

export interface Spot {
  readonly cursor: Cursor;
  readonly spec: KindSpec;
  readonly spelling: Spelling;
  /** All resources that the text makes; empty while it makes none. */
  readonly resources: readonly Resource[];
  /** The API path of the object that the caret is in, or of the field whose value is written; "" for the resource. */
  readonly path: string;
  /** key: the fields of that level. value: those beside it. */
  readonly level: readonly NamedField[];
  /** The field whose value, or whose item, is written. */
  readonly named?: NamedField;
  /** Config Connector: the keys below a reference field that lead to the caret. */
  readonly inside?: readonly string[];
}

/** Where the caret is; undefined outside of fields of resources that are known here. */
export function spotAt(
  topology: Topology,
  format: FormatId,
  file: string,
  text: string,
  offset: number,
): Spot | undefined {
  const cursor = cursorOf(format, file, text, offset);
  return cursor && located(topology, format, file, text, cursor);
}

function cursorOf(format: FormatId, file: string, text: string, offset: number): Cursor | undefined {
  if (format === "terraform-plan") return undefined;
  if (/\.(?:json|jsonl|ndjson)$/i.test(file)) return jsonCursor(file, text, offset);
  if (format === "terraform") return file.endsWith(".tf") ? cursorIn(text, offset) : undefined;
  return /^\s*[{[]/.test(text) ? jsonCursor(file, text, offset) : yamlCursor(text, offset);
}

function located(topology: Topology, format: FormatId, file: string, text: string, cursor: Cursor): Spot | undefined {
  if (format === "terraform" && cursor.language === "json") return inTerraformJson(topology, file, cursor);
  const depth = cursor.starts.findIndex((start) => start !== undefined && resourceFrom(topology, file, start));
  const resource = depth < 0 ? undefined : resourceFrom(topology, file, cursor.starts[depth]);
  if (format === "terraform") {
    const known = cursor.type === undefined ? undefined : kindOfTerraformType(cursor.type);
    if (!known || cursor.type === undefined) return undefined;
    return walk(topology, cursor, known.spec, { format, type: cursor.type }, resource, cursor.steps);
  }
  if (format === "config-connector") {
    const type = resource?.typeName ?? (cursor.language === "yaml" ? manifestKind(text, cursor) : undefined);
    const known = type === undefined ? undefined : kindOfConnectorKind(type);
    const [first, ...steps] = cursor.steps.slice(Math.max(depth, 0));
    if (!known || first !== "spec") return undefined;
    return walk(topology, cursor, known.spec, { format, type: known.connector }, resource, steps);
  }
  if (!resource) return undefined;
  return walk(topology, cursor, kindSpec(resource.kind), { format: "api" }, resource, cursor.steps.slice(depth));
}

/** `resource.<type>.<name>`, with lists anywhere in between. */
function inTerraformJson(topology: Topology, file: string, cursor: Cursor): Spot | undefined {
  const words = cursor.steps.map((step, index) => ({ step, index })).filter((it) => typeof it.step === "string");
  const [root, type, name] = words;
  if (root?.step !== "resource" || typeof type?.step !== "string" || !name) return undefined;
  const known = kindOfTerraformType(type.step);
  if (!known) return undefined;
  let at = name.index + 1;
  while (typeof cursor.steps[at] === "number") at++;
  const steps = cursor.steps.slice(at);
  if (cursor.at === "value" && steps.length === 0) return undefined;
  const start = cursor.starts[at];
  const address = `${type.step}.${String(name.step)}`;
  const resource =
    (start === undefined ? undefined : resourceFrom(topology, file, start)) ??
    resourcesIn(topology, file).find((it) => it.address === address || it.address.endsWith(`.${address}`));
  const spelling = { format: "terraform", type: type.step } as const;
  const plain = steps.filter((it) => it !== "content" && it !== "dynamic");
  return walk(topology, cursor, known.spec, spelling, resource, plain);
}

function resourceFrom(topology: Topology, file: string, start: number | undefined): Resource | undefined {
  return start === undefined ? undefined : resourcesIn(topology, file).find((it) => it.range.start === start);
}

/** The kind that the manifest around the caret says, while it has no name yet. */
function manifestKind(text: string, { starts }: Cursor): string | undefined {
  const [start] = starts;
  if (start === undefined) return undefined;
  const document = text.slice(start).split(/^---(?:\s|$)/m)[0] ?? "";
  return /^kind:\s*["']?(\w+)/m.exec(document)?.[1];
}

function walk(
  topology: Topology,
  cursor: Cursor,
  spec: KindSpec,
  spelling: Spelling,
  resource: Resource | undefined,
  steps: readonly (string | number)[],
): Spot | undefined {
  const path: (string | number)[] = [];
  let level: readonly NamedField[] = [...placeField(spec, spelling), ...namedFields(spec.fields, spelling)];
  let named: NamedField | undefined;
  let inside: string[] | undefined;
  for (const step of steps) {
    if (typeof step === "number") {
      if (named?.field?.type === "list" && typeof path.at(-1) === "string") path.push(step);
      continue;
    }
    if (named && isReference(named.field)) {
      inside = [...(inside ?? []), step];
      continue;
    }
    if (named) {
      const deeper = levelOf(named, spelling);
      if (!deeper) return undefined;
      level = deeper;
      // A block that stands alone is the first of its list.
      if (named.field?.type === "list" && typeof path.at(-1) === "string") path.push(0);
    }
    named = level.find((it) => it.key === step || it.others.includes(step));
    if (!named) return undefined;
    if (named.field) path.push(named.field.name);
  }
  const common = {
    cursor,
    spec,
    spelling,
    resources: resource ? instancesOf(topology, resource) : [],
    path: formatPath(path),
  };
  if (cursor.at === "value") return named && { ...common, level, named, ...(inside ? { inside } : {}) };
  if (!named) return { ...common, level };
  if (isReference(named.field) && named.connector && named.connector.reference !== "text")
    return { ...common, level: [], named, inside: inside ?? [] };
  const deeper = levelOf(named, spelling);
  if (deeper) {
    if (named.field?.type === "list" && typeof path.at(-1) === "string") path.push(0);
    return { ...common, path: formatPath(path), level: deeper };
  }
  // The item of a list of plain values: nothing but its value can stand there.
  return cursor.item ? { ...common, level: [], named } : undefined;
}

/** A manifest says in one field where an object lives, whatever the API calls that. */
function placeField({ fields }: KindSpec, spelling: Spelling): readonly NamedField[] {
  if (spelling.format !== "config-connector" || spelling.type.place !== "location") return [];
  if (fields.some((it) => it.name === "location")) return [];
  const doc = "Where it lives: global, or the name of a region or zone.";
  return [{ key: "location", others: [], field: { name: "location", type: "string", doc } }];
}

/** The level below a field; undefined below one that holds no fields. */
function levelOf({ field, inner }: NamedField, spelling: Spelling): readonly NamedField[] | undefined {
  if (inner) return inner;
  return field?.fields ? namedFields(field.fields, spelling) : undefined;
}

export function isReference(field: FieldSpec | undefined): boolean {
  return field?.type === "reference" || (field?.type === "list" && field.items === "reference");
}
