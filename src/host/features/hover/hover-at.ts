/** The hover at a place. */
import * as vscode from "vscode";
import type { SourceRange } from "../../../core/model/range";
import type { FieldDocs } from "../../../core/queries/field-docs";
import { fieldFacts } from "../../../core/queries/field-facts";
import { type FieldPlace, fieldAt, referenceAt, resourceAt } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import { toRange } from "../../infrastructure/convert";
import { within } from "../../infrastructure/deadline";
import { fieldHover } from "./field-hover";
import { resourceHover } from "./resource-hover";

/** How long values of a field are tried out; what is left is shown unjudged. */
const trialMilliseconds = 250;

/** Of the reference, the head of a resource or the field that stands there; undefined where nothing of ours does. */
export function hoverAt(snapshot: Snapshot, file: string, offset: number, docs: FieldDocs): vscode.Hover | undefined {
  const { topology } = snapshot;
  const edge = referenceAt(topology, file, offset);
  const target = edge && topology.get(edge.to);
  if (target) return new vscode.Hover(resourceHover(snapshot, target), toRange(snapshot, edge.value.range));
  const resource = resourceAt(topology, file, offset);
  if (!resource) return undefined;
  const { headRange } = resource;
  if (headRange.start <= offset && offset <= headRange.end)
    return new vscode.Hover(resourceHover(snapshot, resource), toRange(snapshot, headRange));
  const field = fieldAt(resource, file, offset);
  if (!field || isInside(field, offset)) return undefined;
  const facts = fieldFacts(snapshot, resource, field.path, docs, within(trialMilliseconds));
  const text = fieldHover(snapshot, resource, field, facts);
  return text && new vscode.Hover(text, toRange(snapshot, wordOf(field)));
}

/** Between the braces of a block, or the lines of a list, no field is meant: only where its name stands. */
function isInside({ value }: FieldPlace, offset: number): boolean {
  if (value.type !== "object" && value.type !== "list") return false;
  const { headRange, fieldRange, range } = value;
  if (headRange) return offset < headRange.start || headRange.end < offset;
  return fieldRange === undefined || offset >= range.start;
}

function wordOf({ value, range }: FieldPlace): SourceRange {
  return value.type === "object" || value.type === "list" ? (value.headRange ?? range) : range;
}
