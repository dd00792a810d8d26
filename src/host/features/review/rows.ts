/** The list: what may go wrong first, then what changes. */
import * as vscode from "vscode";
import { kindSpec } from "../../../core/kinds/registry";
import type { Severity } from "../../../core/model/finding";
import type { Resource } from "../../../core/model/resource";
import { allHazards } from "../../../core/review/hazards/all";
import type { FieldChange, Hazard, Pair, Side } from "../../../core/review/model";
import { plain } from "../hover/markdown";
import type { Shown } from "./version";

/** One line of the list. */
export interface Row {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string | vscode.MarkdownString;
  readonly icon?: vscode.ThemeIcon;
  readonly location?: vscode.Location;
  readonly hazard?: Hazard;
  readonly children: readonly Row[];
  readonly expanded?: boolean;
}

/** Every line of a review. */
export function rowsOf(shown: Shown): readonly Row[] {
  const { review, hazards } = shown;
  const isShown = (it: Resource) => kindSpec(it.kind).column !== "none";
  const changed = review.changed.filter((it) => isShown(it.after));
  const added = review.added.filter(isShown);
  const removed = review.removed.filter(isShown);
  return [
    ...group(
      "When this is applied",
      hazards.map((it) => hazardRow(shown, it)),
    ),
    ...group(
      "Changed",
      changed.map((it) => changedRow(shown, it)),
    ),
    ...group(
      "Added",
      added.map((it) => resourceRow(shown, it, "head", "diff-added")),
    ),
    ...group(
      "Removed",
      removed.map((it) => resourceRow(shown, it, "base", "diff-removed")),
    ),
  ];
}

function group(label: string, children: readonly Row[]): Row[] {
  return children.length === 0 ? [] : [{ label, description: String(children.length), children, expanded: true }];
}

function hazardRow(shown: Shown, hazard: Hazard): Row {
  const { title = hazard.hazard, sources = [], docs = "" } = allHazards.find((it) => it.id === hazard.hazard) ?? {};
  const tooltip = new vscode.MarkdownString(
    [
      plain(hazard.message),
      ...hazard.steps.map((it, index) => `${index + 1}. ${plain(it)}`),
      plain(docs),
      sources.map((it) => `<${it.split(" ")[0]}>`).join("  \n"),
    ].join("\n\n"),
  );
  return {
    label: hazard.message,
    description: title,
    tooltip,
    icon: severityIcon(hazard.severity),
    location: shown.location(hazard.side, hazard.range, hazard.resource),
    hazard,
    children: [
      ...hazard.steps.map((it, index) => ({ label: `${index + 1}. ${it}`, tooltip: it, children: [] })),
      ...hazard.related.map((it) => ({
        label: it.message,
        icon: new vscode.ThemeIcon("references"),
        location: shown.location(it.side, it.range, it.resource),
        children: [],
      })),
    ],
  };
}

function changedRow(shown: Shown, pair: Pair): Row {
  const { after, fields, replacement } = pair;
  const how = replacement ? (replacement.certain ? "replaced" : "perhaps replaced") : "";
  return {
    ...resourceRow(shown, after, "head", replacement ? "refresh" : "diff-modified"),
    description: [kindSpec(after.kind).label, how].filter(Boolean).join(" · "),
    children: fields.map((it) => fieldRow(shown, pair, it)),
  };
}

function fieldRow(shown: Shown, { after, before }: Pair, change: FieldChange): Row {
  const { field, after: value, before: was, beforeText = "not set", afterText = "not set", certain } = change;
  const range = value?.range ?? was?.range ?? after.headRange;
  const text = `${shorten(beforeText)} → ${shorten(afterText)}${certain ? "" : " (may be the same)"}`;
  return {
    label: field,
    description: text,
    tooltip: `${field}: ${beforeText} → ${afterText}`,
    location: shown.location(value || !was ? "head" : "base", range, (value ? after : before).id),
    children: [],
  };
}

function resourceRow(shown: Shown, resource: Resource, side: Side, icon: string): Row {
  return {
    label: resource.name,
    description: kindSpec(resource.kind).label,
    tooltip: resource.id,
    icon: new vscode.ThemeIcon(icon),
    location: shown.location(side, resource.headRange, resource.id),
    children: [],
  };
}

function severityIcon(severity: Severity): vscode.ThemeIcon {
  const color =
    severity === "error" ? "list.errorForeground" : severity === "warning" ? "list.warningForeground" : undefined;
  return new vscode.ThemeIcon(severity, color === undefined ? undefined : new vscode.ThemeColor(color));
}

function shorten(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
