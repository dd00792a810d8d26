/**
 * What is known about a field from elsewhere: the API's own description of it, and the rules that are about it. Both are
 * data made when the product is built (scripts/lib/field-docs.mjs) and handed in as text.
 */

import type { FieldSpec, Kind } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import { stepsOf } from "../model/value";
import { z } from "../model/zod";

const Data = z.object({
  /** The package that the descriptions come from. */
  source: z.string(),
  /** Fields by schema and name: the description, and the schema of what it holds. */
  schemas: z.record(z.string(), z.record(z.string(), z.tuple([z.string()]).rest(z.string()))),
  /** Ids of rules by `Kind.path` without indexes. */
  rules: z.record(z.string(), z.array(z.string())),
});

type Schema = z.infer<typeof Data>["schemas"][string];

export interface FieldDocs {
  /** The API's description of a field at an API path, paragraphs apart; undefined where the API has none. */
  describe(kind: Kind, path: string): string | undefined;
  /** Ids of the rules that are about a field. */
  rulesOn(kind: Kind, path: string): readonly string[];
}

/** Knows nothing: where the data is missing, everything else still works. */
export const noFieldDocs: FieldDocs = { describe: () => undefined, rulesOn: () => [] };

/** The data as the build wrote it. Throws when the text is something else. */
export function readFieldDocs(text: string): FieldDocs {
  const { schemas, rules } = Data.parse(JSON.parse(text));
  return {
    describe(kind, path) {
      let schema: string | undefined = kind;
      let found: string | undefined;
      for (const step of apiSteps(kind, path)) {
        const entry: readonly string[] | undefined = schema === undefined ? undefined : entryOf(schemas[schema], step);
        if (!entry) return undefined;
        [found, schema] = entry;
      }
      return found || undefined;
    },
    rulesOn: (kind, path) => rules[`${kind}.${path.replace(/\[\d+\]/g, "")}`] ?? [],
  };
}

/**
 * A field by its name. One that the tables do not list has the name that a format gave it: without the API's capitals
 * (`enableCdn`), and in the singular where Terraform repeats a block.
 */
function entryOf(schema: Schema | undefined, name: string): readonly string[] | undefined {
  if (!schema) return undefined;
  if (Object.hasOwn(schema, name)) return schema[name];
  const wanted = name.toLowerCase();
  const found = Object.keys(schema).find((it) => [wanted, `${wanted}s`, `${wanted}es`].includes(it.toLowerCase()));
  return found === undefined ? undefined : schema[found];
}

/** The keys under which the API has a field: those of the path, but where the tables say that it is elsewhere. */
function apiSteps(kind: Kind, path: string): readonly string[] {
  const steps: string[] = [];
  let fields: readonly FieldSpec[] | undefined = kindSpec(kind).fields;
  for (const step of stepsOf(path)) {
    if (typeof step === "number") continue;
    const spec: FieldSpec | undefined = fields?.find((it) => it.name === step);
    steps.push(...(spec?.api?.path ?? [step]));
    fields = spec?.fields;
  }
  return steps;
}
