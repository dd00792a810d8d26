/** Declared versus exported as a Markdown page: one table an object, every value a link to its place. */
import { type FieldDrift, findDrift, type ObjectDrift } from "../../../core/drift/drift";
import { kindSpec } from "../../../core/kinds/registry";
import type { SourceRange } from "../../../core/model/range";
import type { Resource } from "../../../core/model/resource";
import type { Snapshot } from "../../../core/snapshot";
import { displayPath, toRange } from "../../infrastructure/convert";

export function driftPage(snapshot: Snapshot): string {
  const { objects, onlyDeclared, onlyExported } = findDrift(snapshot.topology);
  const drifted = objects.filter((it) => it.differences.length > 0);
  return `${[
    "# Declared versus exported",
    summary(objects.length, drifted.length),
    ...drifted.map((it) => section(snapshot, it)),
    ...list(
      snapshot,
      "The same on both sides",
      objects.filter((it) => it.differences.length === 0).map((it) => it.declared),
    ),
    ...(objects.length === 0
      ? []
      : [
          ...list(snapshot, "Declared, and in no export", onlyDeclared),
          ...list(snapshot, "Exported, and declared nowhere", onlyExported),
        ]),
  ].join("\n\n")}\n`;
}

function summary(compared: number, drifted: number): string {
  if (compared === 0)
    return "Nothing in this workspace is both declared (Terraform, Config Connector) and exported (gcloud, REST API, plan or state). Put an export into the folder, such as the output of `gcloud compute url-maps describe`, and look again.";
  const objects = compared === 1 ? "1 object is" : `${compared} objects are`;
  const differ = drifted === 0 ? "none differs" : drifted === 1 ? "1 differs" : `${drifted} differ`;
  return `${objects} both declared and exported; ${differ}. Values that are not known, defaults and what the server fills in are not compared.`;
}

function section(snapshot: Snapshot, { declared, exported, differences }: ObjectDrift): string {
  return [
    `## ${kindSpec(declared.kind).label} ${asText(declared.name)}`,
    "",
    `Declared in ${place(snapshot, declared.headRange)}, exported in ${place(snapshot, exported.headRange)}.`,
    "",
    "| Field | Declared | Exported |",
    "| --- | --- | --- |",
    ...differences.map(
      (it) => `| \`${it.field}\` | ${cell(snapshot, it, "declared")} | ${cell(snapshot, it, "exported")} |`,
    ),
  ].join("\n");
}

function cell(snapshot: Snapshot, difference: FieldDrift, side: "declared" | "exported"): string {
  const value = difference[side];
  const text = difference[`${side}Text`];
  if (!value || text === undefined) return side === "declared" ? "*not declared*" : "*not there*";
  return `${asText(shorten(text))} (${place(snapshot, value.range)})`;
}

function list(snapshot: Snapshot, title: string, resources: readonly Resource[]): string[] {
  const shown = resources.filter((it) => kindSpec(it.kind).column !== "none");
  if (shown.length === 0) return [];
  const lines = shown.map((it) => `- ${kindSpec(it.kind).label} ${asText(it.name)} (${place(snapshot, it.headRange)})`);
  return [`## ${title}`, lines.join("\n")];
}

function place(snapshot: Snapshot, range: SourceRange): string {
  const line = toRange(snapshot, range).start.line + 1;
  return `[${asText(displayPath(range.file))}:${line}](<${range.file}#L${line}>)`;
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** Values are anybody's text: none of it is to be taken for Markdown or HTML. */
function asText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|&~-]/g, "\\$&").replace(/\r?\n/g, " ");
}
