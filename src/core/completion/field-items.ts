/** Fields that can be written at the caret: those that must be there first, those that cannot be there last. */

import { connectorTypesOf } from "../formats/config-connector/references";
import { referenceKey } from "../kinds/connector-names";
import type { FieldSpec } from "../kinds/kind";
import { isRequired } from "../kinds/required";
import { isTerraformBlock } from "../kinds/terraform-names";
import { weight } from "../queries/judged-values";
import type { CompletionItem } from "./item";
import { type Candidate, judgedFields } from "./judge-fields";
import type { NamedField } from "./named-fields";
import { isReference, type Spot } from "./spot";
import type { Judging } from "./value-items";
import { writeField } from "./write-field";

/** Fields of the level at the caret that are not set yet. `following` is the text behind the word at the caret. */
export function fieldItems(spot: Spot, judging: Judging, following: string): readonly CompletionItem[] {
  if (spot.inside) return referenceKeys(spot, following);
  const { cursor, level, path, spec } = spot;
  const free = level.filter((it) => isFree(it, spot) && isWritable(it, spot));
  const pathOf = (field: FieldSpec) => (path === "" ? field.name : `${path}.${field.name}`);
  const candidates = free.flatMap(({ field }): Candidate[] => (field ? [{ path: pathOf(field), field }] : []));
  const objections = judgedFields(judging.snapshot, judging.resources, candidates, judging.goOn);
  const items = free.map((named) => {
    const { key, field } = named;
    const objection = field && objections.get(pathOf(field));
    const required = field !== undefined && isRequired(spec.kind, pathOf(field));
    const written = writeField(cursor, named, following);
    const item: CompletionItem = {
      label: key,
      kind: field && isTerraformBlock(field) ? "block" : "field",
      detail: objection?.message ?? `${required ? "required, " : ""}${typeText(named)}`,
      ...(field?.doc === undefined ? {} : { doc: field.doc }),
      ...(field ? { about: { kind: spec.kind, path: pathOf(field) } } : {}),
      ...(objection ? { objection } : {}),
      filter: cursor.quoted || cursor.language === "json" ? `"${key}"` : key,
      range: quotedRange(spot),
      ...written,
      again: hasChoice(named),
    };
    return { item, rank: objection ? 1 + weight(objection) : required ? 0 : 1 };
  });
  return items.sort((a, b) => a.rank - b.rank).map((it) => it.item);
}

/** Terraform repeats blocks; everything else is written once. */
function isFree({ key, others, field }: NamedField, { cursor, spelling }: Spot): boolean {
  const repeats =
    spelling.format === "terraform" && cursor.language === "hcl" && field?.type === "list" && isTerraformBlock(field);
  return repeats || ![key, ...others].some((it) => cursor.keys.includes(it));
}

/** A manifest has name and labels in its metadata, and one field for its place. */
function isWritable({ field }: NamedField, { spelling, path }: Spot): boolean {
  if (spelling.format !== "config-connector" || path !== "" || !field) return true;
  return !["name", "labels", "region", "zone"].includes(field.name) || spelling.type.place === field.name;
}

/** A word in HCL's quotes is completed with them. */
function quotedRange({ cursor }: Spot): CompletionItem["range"] {
  const { range, quoted, language } = cursor;
  return quoted && language === "hcl" ? { start: range.start - 1, end: range.end } : range;
}

/** What stands below a reference field of a manifest: the kind that it points at, then its name. */
function referenceKeys(spot: Spot, following: string): readonly CompletionItem[] {
  const { named, inside = [], cursor } = spot;
  const connector = named?.connector;
  if (!connector) return [];
  const types = (connector.field.ref?.kinds ?? []).flatMap(connectorTypesOf);
  const { keyed } = connector;
  const keys =
    connector.reference === "byKind" && inside.length === 0
      ? [
          ...types.filter((it) => !keyed || keyed.includes(it.kind)).map((it) => referenceKey(it.kind)),
          connector.plain ?? "",
        ]
      : ["name", "namespace", "external"];
  const isName = (key: string) => ["name", "namespace", "external", connector.plain].includes(key);
  return [...new Set(keys)]
    .filter((key) => key !== "" && !cursor.keys.includes(key))
    .map((key): CompletionItem => {
      const inset = " ".repeat(cursor.inset);
      const text = cursor.language === "json" ? writeField(cursor, { key, others: [] }, following).before : `${key}:`;
      const before = cursor.language === "json" ? text : isName(key) ? `${text} ` : `${text}\n${inset}  name: `;
      return {
        label: key,
        kind: "field",
        detail: isName(key) ? "text" : "reference",
        filter: cursor.language === "json" ? `"${key}"` : key,
        range: cursor.range,
        before: cursor.hasValue ? key : before,
        after: cursor.language === "json" && !cursor.hasValue ? " }" : "",
        again: key !== "namespace",
      };
    });
}

function typeText({ field, inner }: NamedField): string {
  if (inner || !field) return "object";
  if (isReference(field)) return field.type === "list" ? "references" : "reference";
  if (field.type === "list") return `list of ${field.items ?? "string"}s`;
  return field.type;
}

function hasChoice({ field, inner }: NamedField): boolean {
  return (
    inner !== undefined ||
    field === undefined ||
    field.values !== undefined ||
    field.type === "boolean" ||
    isReference(field) ||
    field.type === "object"
  );
}
