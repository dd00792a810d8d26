/**
 * Which members of a JSON object are nested blocks, how many labels those have, and how strings are meant. JSON does not
 * tell blocks from arguments; Terraform decides by the schema of the block around, and so does this.
 */
import type { FieldSpec } from "../../../kinds/kind";
import { kindOfTerraformType } from "../../../kinds/registry";
import { isTerraformBlock, terraformFields } from "../../../kinds/terraform-names";

/**
 * How strings in an argument are read: as templates, as they stand, as references (`"google.europe"`), or as a whole
 * expression (a type constraint).
 */
export type Reading = "template" | "literal" | "reference" | "expression";

export interface BlockSchema {
  readonly labels: number;
  /** What stands in a block with these labels. */
  body(labels: readonly string[]): BodySchema;
}

export interface BodySchema {
  /** The schema of a nested block of that name; undefined for an argument. */
  block(name: string): BlockSchema | undefined;
  reading(name: string): Reading;
}

/** The schema of a block at the top of a file; undefined for a type that Terraform does not have. */
export function topLevelSchema(type: string): BlockSchema | undefined {
  return own(topLevel, type);
}

type Members = Readonly<Record<string, BlockSchema>>;
type Readings = Readonly<Record<string, Reading>>;

function own<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function schema(labels: number, members: Members = {}, readings: Readings = {}): BlockSchema {
  const body: BodySchema = {
    block: (name) => own(members, name),
    reading: (name) => own(readings, name) ?? "template",
  };
  return { labels, body: () => body };
}

const plain = schema(0);
const checks = { precondition: plain, postcondition: plain };
const lifecycle = schema(0, checks, { ignore_changes: "reference", replace_triggered_by: "reference" });
const provisioner = schema(1, { connection: plain });
const meta: Members = { lifecycle, connection: plain, provisioner, timeouts: plain };
const references: Readings = { depends_on: "reference", provider: "reference" };

/** A resource; the tables of its type say which of its arguments are nested blocks. */
const resource: BlockSchema = {
  labels: 2,
  body: ([type = ""]) => {
    let known = bodies.get(type);
    if (!known) {
      known = inTables(kindOfTerraformType(type)?.spec.fields ?? [], type, meta, references);
      // Texts may name any number of types that are none.
      if (kindOfTerraformType(type)) bodies.set(type, known);
    }
    return known;
  },
};

const bodies = new Map<string, BodySchema>();

function inTables(fields: readonly FieldSpec[], type: string, members: Members, readings: Readings): BodySchema {
  const byName = terraformFields(fields, type);
  const inside = (name: string): BodySchema | undefined => {
    const field = byName.get(name);
    return field && isTerraformBlock(field) ? inTables(field.fields ?? [], type, {}, {}) : undefined;
  };
  const dynamic: BlockSchema = {
    labels: 1,
    body: ([name = ""]) => ({
      block: (it) => (it === "content" ? { labels: 0, body: () => inside(name) ?? plain.body([]) } : undefined),
      reading: (it) => (it === "iterator" ? "reference" : "template"),
    }),
  };
  return {
    block: (name) => {
      const body = inside(name);
      if (body) return { labels: 0, body: () => body };
      return name === "dynamic" ? dynamic : own(members, name);
    },
    reading: (name) => own(readings, name) ?? "template",
  };
}

const topLevel: Members = {
  resource,
  data: resource,
  ephemeral: resource,
  module: schema(1, {}, { ...references, providers: "reference", source: "literal", version: "literal" }),
  variable: schema(1, { validation: plain }, { type: "expression", default: "literal", description: "literal" }),
  output: schema(1, checks, references),
  provider: schema(1, {}, { alias: "literal", version: "literal" }),
  locals: plain,
  terraform: schema(
    0,
    {
      required_providers: plain,
      backend: schema(1),
      cloud: schema(0, { workspaces: plain }),
      provider_meta: schema(1),
    },
    { required_version: "literal" },
  ),
  moved: schema(0, {}, { from: "reference", to: "reference" }),
  import: schema(0, {}, { to: "reference", provider: "reference" }),
  removed: schema(0, { lifecycle, provisioner }, { from: "reference" }),
  check: schema(1, { data: resource, assert: plain }),
};
