/** How Config Connector manifests spell API field names and references. */
import type { ConnectorSpelling, ConnectorType, FieldSpec, Kind, KindSpec } from "./kind";
import { terraformName } from "./terraform-names";

/** A field as a Config Connector kind spells it. */
export interface ConnectorField extends Omit<ConnectorSpelling, "name" | "absent"> {
  readonly field: FieldSpec;
  /** The key of the manifest: `enableCdn`, `urlMapRef`. */
  readonly key: string;
}

/**
 * The spelling of a field in a Config Connector kind: Terraform's name in camel case, unless the tables say otherwise.
 * undefined where the kind has no such field.
 */
export function connectorField(field: FieldSpec, type: ConnectorType): ConnectorField | undefined {
  const { byKind, ...common } = field.connector ?? {};
  const { name: ownName, absent, ...rest } = { ...common, ...byKind?.[type.kind] };
  if (absent) return undefined;
  const terraform = terraformName(field, type.terraform);
  const name = ownName ?? (terraform === undefined ? undefined : camelCase(terraform));
  if (name === undefined) return undefined;
  const reference = rest.reference ?? defaultReference(field);
  const key = reference === "ref" ? `${name}Ref` : name;
  return { ...rest, ...(reference ? { reference } : {}), field, key };
}

/**
 * Fields of one level by the keys under which they may stand: their own first, then the other ways in which versions
 * of Config Connector write them (`securityPolicy` and `securityPolicyRef`), then the API's name.
 */
export function connectorFields(
  fields: readonly FieldSpec[],
  type: ConnectorType,
): ReadonlyMap<string, ConnectorField> {
  let byType = cache.get(fields);
  if (!byType) {
    byType = new Map();
    cache.set(fields, byType);
  }
  let byKey = byType.get(type.kind);
  if (!byKey) {
    byKey = collect(fields, type);
    byType.set(type.kind, byKey);
  }
  return byKey;
}

/** All keys under which a field may stand, the one to write first. */
export function connectorKeys(spelled: ConnectorField): readonly string[] {
  const { key, reference, field } = spelled;
  const keys = [key];
  if (reference === "ref") keys.push(key.slice(0, -"Ref".length));
  else if (reference && reference !== "items" && field.type !== "list") keys.push(`${key}Ref`);
  else if (field.type === "string") keys.push(`${key}Ref`);
  if (!keys.includes(field.name)) keys.push(field.name);
  return keys;
}

const cache = new WeakMap<readonly FieldSpec[], Map<string, ReadonlyMap<string, ConnectorField>>>();

function collect(fields: readonly FieldSpec[], type: ConnectorType): ReadonlyMap<string, ConnectorField> {
  const spelled = fields.flatMap((it) => connectorField(it, type) ?? []);
  const byKey = new Map(spelled.map((it) => [it.key, it]));
  for (const it of spelled) for (const key of connectorKeys(it)) if (!byKey.has(key)) byKey.set(key, it);
  return byKey;
}

function defaultReference(field: FieldSpec): ConnectorSpelling["reference"] {
  if (field.type === "reference") return "ref";
  return field.type === "list" && field.items === "reference" ? "items" : undefined;
}

/** The key that refers to a Config Connector kind: `ComputeURLMap` to `urlMapRef`, `ComputeTargetHTTPProxy` to `targetHTTPProxyRef`. */
export function referenceKey(kind: string): string {
  const name = kind.replace(/^Compute(?=[A-Z])/, "");
  return `${name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (it) => it.toLowerCase())}Ref`;
}

/** The Config Connector kind that a reference under `key` points at, by the kinds that the field takes. */
export function referencedKind(
  { target, field }: ConnectorField,
  key: string,
  typesOf: (kind: Kind) => readonly ConnectorType[],
): string | undefined {
  const types = (field.ref?.kinds ?? []).flatMap(typesOf);
  return types.find((it) => referenceKey(it.kind) === key)?.kind ?? target ?? types[0]?.kind;
}

/** The Config Connector kind that makes a kind at a scope level; undefined where there is none. */
export function connectorTypeFor(spec: KindSpec, level: "global" | "region" | "zone"): ConnectorType | undefined {
  return spec.connector?.find((it) => it.levels.includes(level));
}

/** `max_rate_per_instance` to `maxRatePerInstance`. */
function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
