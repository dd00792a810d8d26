import type * as vscode from "vscode";
import { originText, textOf } from "../../../core/diagram/text";
import { fieldSpec } from "../../../core/kinds/registry";
import { isAbout } from "../../../core/model/finding";
import type { Resource } from "../../../core/model/resource";
import type { Value } from "../../../core/model/value";
import { type FieldPlace, instancesOf } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import { openRuleCommand } from "../rules/link";
import { code, commandLink, plain, trustedMarkdown } from "./markdown";

/** What a field is in the API, its value and where that comes from. Nothing for a literal that needs no explanation. */
export function fieldHover(
  snapshot: Snapshot,
  resource: Resource,
  field: FieldPlace,
): vscode.MarkdownString | undefined {
  const doc = fieldSpec(resource.kind, field.path)?.doc;
  const value = valueLine(snapshot, resource, field);
  const rules = findingLines(snapshot, resource, field);
  if (!doc && !value && rules.length === 0) return undefined;
  return trustedMarkdown([`${code(field.path)}${value ? ` ${value}` : ""}`, doc ?? "", ...rules]);
}

/** Only where the text does not say the value itself; where it makes several resources, of one of them. */
function valueLine(snapshot: Snapshot, resource: Resource, { value }: FieldPlace): string {
  const line = valueText(value);
  const isOne = line !== "" && instancesOf(snapshot.topology, resource).length > 1;
  return isOne ? `${line} in ${code(resource.id)}` : line;
}

function valueText(value: Value): string {
  if (value.type === "unknown") return `is not known here: ${plain(value.reason)}`;
  const from = originText(value.via);
  if (value.type === "reference" && value.value !== undefined) return `= ${code(String(value.value))}`;
  return from ? `= ${code(textOf(value))} from ${code(from)}` : "";
}

/** The message itself stands in the diagnostic's own hover: here is what its repair does and where to read on. */
function findingLines(snapshot: Snapshot, resource: Resource, field: FieldPlace): string[] {
  return snapshot.findings
    .filter((it) => isAbout(it, resource.id) && it.field === field.path)
    .map((it) => {
      const page = commandLink(it.rule, openRuleCommand, it.rule, "Open the page of the rule");
      const effect = it.fixes.find((fix) => fix.effect)?.effect;
      return `$(lightbulb) ${page}${effect ? `: ${plain(effect)}` : ""}`;
    });
}
