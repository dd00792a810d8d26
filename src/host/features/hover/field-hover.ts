import type * as vscode from "vscode";
import { originText, textOf } from "../../../core/diagram/text";
import { isAbout } from "../../../core/model/finding";
import type { Resource } from "../../../core/model/resource";
import type { Value } from "../../../core/model/value";
import type { FieldFacts } from "../../../core/queries/field-facts";
import { type FieldPlace, instancesOf } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import { openRuleCommand } from "../rules/link";
import { description, purpose, rulesLine, standing, valuesSection } from "./field-sections";
import { code, commandLink, plain, trustedMarkdown } from "./markdown";
import { replacementHere } from "./replacement";

/**
 * What a field does for the load balancer it is part of, what it can be, its value here and where that comes from.
 * Nothing where there is nothing to say.
 */
export function fieldHover(
  snapshot: Snapshot,
  resource: Resource,
  field: FieldPlace,
  facts: FieldFacts,
): vscode.MarkdownString | undefined {
  const value = valueLine(snapshot, resource, field);
  const sections = [
    purpose(facts),
    valuesSection(facts),
    standing(facts),
    replacementHere(snapshot, resource, facts),
    description(facts),
    rulesLine(facts),
    ...findingLines(snapshot, resource, field),
  ].filter(Boolean);
  if (!value && sections.length === 0) return undefined;
  return trustedMarkdown([`${code(field.path)}${value ? ` ${value}` : ""}`, ...sections]);
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
