/** The fields of one level by the names under which a format writes them. */
import { type ConnectorField, connectorField, connectorKeys } from "../kinds/connector-names";
import type { ConnectorType, FieldSpec } from "../kinds/kind";
import { terraformFields } from "../kinds/terraform-names";

export interface NamedField {
  /** The key to write. */
  readonly key: string;
  /** Other keys under which it may stand. */
  readonly others: readonly string[];
  /** undefined for an object that only the API has around fields of the tables. */
  readonly field?: FieldSpec;
  /** Config Connector: how references are written. */
  readonly connector?: ConnectorField;
  /** The fields of an object that only the API has. */
  readonly inner?: readonly NamedField[];
}

/** How a resource spells its fields. */
export type Spelling =
  | { readonly format: "terraform"; readonly type: string }
  | { readonly format: "config-connector"; readonly type: ConnectorType }
  | { readonly format: "api" };

/** Every field of a level that the format can write. */
export function namedFields(fields: readonly FieldSpec[], spelling: Spelling): readonly NamedField[] {
  switch (spelling.format) {
    case "terraform":
      return [...terraformFields(fields, spelling.type)].map(([key, field]) => ({ key, others: [], field }));
    case "config-connector":
      return fields.flatMap((field) => {
        const connector = connectorField(field, spelling.type);
        if (!connector) return [];
        return [{ key: connector.key, others: connectorKeys(connector), field, connector }];
      });
    case "api":
      return apiFields(fields.map((field) => ({ field, path: field.api?.path ?? [field.name] })));
  }
}

interface Placed {
  readonly field: FieldSpec;
  readonly path: readonly string[];
}

/** Fields that lie deeper in the API than in the tables come together under the key that leads to them. */
function apiFields(fields: readonly Placed[]): readonly NamedField[] {
  const named: NamedField[] = [];
  const deeper = new Map<string, Placed[]>();
  for (const { field, path } of fields) {
    const [key, ...rest] = path;
    // One of two fields that the API keeps in one list stands for both.
    if (key === undefined || field.api?.absent || (field.api?.collection !== undefined && rest.length === 0)) continue;
    if (rest.length === 0) named.push({ key, others: [], field });
    else deeper.set(key, [...(deeper.get(key) ?? []), { field, path: rest }]);
  }
  for (const [key, inner] of deeper)
    if (!named.some((it) => it.key === key)) named.push({ key, others: [], inner: apiFields(inner) });
  return named;
}
