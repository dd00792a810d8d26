/** What can be written at a caret: fields, their values and references, by what the rules say of each. */
import type { Resource } from "../model/resource";
import { weight } from "../queries/judged-values";
import type { Snapshot } from "../snapshot";
import { fieldItems } from "./field-items";
import type { CompletionItem } from "./item";
import { spotAt } from "./spot";
import { type Judging, valueItems } from "./value-items";

export interface CompletionOptions {
  /** The last snapshot in which no text was broken: trials are made there while the present text is. */
  readonly lastGood?: Snapshot;
  /** Ends the trials; what is left is offered unjudged. */
  readonly goOn?: () => boolean;
}

/**
 * Items in the order in which to offer them: what must be there, what can be, what brings a warning, what cannot be. Empty
 * outside of what is known here.
 */
export function completionsAt(
  snapshot: Snapshot,
  file: string,
  offset: number,
  { lastGood, goOn }: CompletionOptions = {},
): readonly CompletionItem[] {
  const format = snapshot.formatOf(file);
  const text = snapshot.text(file);
  if (format === undefined || text === undefined) return [];
  const spot = spotAt(snapshot.topology, format, file, text, offset);
  if (!spot || spot.resources.some((it) => it.readOnly !== undefined)) return [];
  const judging: Judging = { ...judgingIn(snapshot, file, lastGood, spot.resources), ...(goOn ? { goOn } : {}) };
  const isItem = spot.cursor.at === "key" && spot.named !== undefined && !spot.inside;
  if (spot.cursor.at === "value" || isItem) return inOrder(valueItems(spot, judging, snapshot, file));
  return fieldItems(spot, judging, text.slice(spot.cursor.range.end, spot.cursor.range.end + 200));
}

/** A text that is broken right now may have lost more than the line that is being written. */
function judgingIn(snapshot: Snapshot, file: string, lastGood: Snapshot | undefined, resources: readonly Resource[]) {
  const broken = snapshot.problems.some((it) => it.range.file === file && it.severity === "error");
  const before = broken && lastGood ? resources.flatMap((it) => lastGood.topology.get(it.id) ?? []) : [];
  if (!lastGood || before.length === 0 || before.length < resources.length) return { snapshot, resources };
  return { snapshot: lastGood, resources: before };
}

function inOrder(items: readonly CompletionItem[]): readonly CompletionItem[] {
  return [...items].sort((a, b) => weight(a.objection) - weight(b.objection));
}
