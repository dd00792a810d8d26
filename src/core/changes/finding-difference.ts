/** Which findings a change brings, and which it mends. */
import type { Finding } from "../model/finding";

export interface FindingDifference {
  /** Errors and warnings that are not there before. */
  readonly brings: readonly Finding[];
  /** Findings that are there no more. */
  readonly mends: readonly Finding[];
}

/**
 * Compares findings before and after by the mistakes that they speak of; most are the very same objects. `renamed`: ids
 * of resources that go by other ones afterwards.
 */
export function differenceOf(
  before: readonly Finding[],
  after: readonly Finding[],
  renamed: ReadonlyMap<string, string> = new Map(),
): FindingDifference {
  const idOf = (it: Finding) => renamed.get(it.resource) ?? it.resource;
  const formerly = (it: Finding) => mistake(it, renamed.get(it.resource));
  const had = new Set(before);
  const has = new Set(after);
  const fresh = after.filter((it) => !had.has(it));
  const gone = before.filter((it) => !has.has(it));
  // Only findings on the same resources can speak of the same.
  const concerned = new Set([...fresh.map((it) => it.resource), ...gone.map(idOf)]);
  const now = new Set(before.filter((it) => concerned.has(idOf(it))).map(formerly));
  const then = new Set(after.filter((it) => concerned.has(it.resource)).map((it) => mistake(it)));
  return {
    brings: fresh.filter((it) => it.severity !== "info" && !it.quiet && !now.has(mistake(it))),
    mends: gone.filter((it) => !then.has(formerly(it))),
  };
}

const mistakes = new WeakMap<Finding, string>();

/** Fields move in their lists and messages name other values: what counts is which rule speaks of which field of what. */
function mistake(finding: Finding, resource?: string): string {
  if (resource !== undefined) return textOf({ ...finding, resource });
  let text = mistakes.get(finding);
  if (text === undefined) {
    text = textOf(finding);
    mistakes.set(finding, text);
  }
  return text;
}

function textOf({ rule, resource, template, field }: Finding): string {
  return JSON.stringify([rule, resource, template, field?.replace(/\[\d+\]/g, "[]")]);
}
