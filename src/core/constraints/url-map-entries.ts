/** Texts that the rules of a URL map list, hosts and paths, and what to do about those that are listed twice. */
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import { removing } from "./changes";
import { type Part, textsIn } from "./url-maps";

export interface Entry {
  readonly text: string;
  readonly path: string;
  /** The host rule or path rule that lists it, and which one it is, counted from one. */
  readonly rule: Part;
  readonly number: number;
  /** Whether the rule lists nothing else. */
  readonly alone: boolean;
}

/** The known texts that rules list in a field. */
export function entriesOf(rules: readonly Part[], field: string): readonly Entry[] {
  return rules.flatMap((rule, index) => {
    const { list, complete } = textsIn(rule, field);
    const alone = list.length === 1 && complete;
    return list.map((it) => ({ ...it, rule, number: index + 1, alone }));
  });
}

/**
 * Entries that repeat an earlier one, each with that one. Terraform's lists of hosts and paths are sets: a text that one
 * of them repeats is there once.
 */
export function repeats(
  urlMap: Resource,
  entries: readonly Entry[],
  key: (entry: Entry) => string,
): readonly (readonly [Entry, Entry])[] {
  const sets = urlMap.format === "terraform" || urlMap.format === "terraform-plan";
  const firsts = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const first = firsts.get(key(entry));
    if (!first) firsts.set(key(entry), entry);
    if (!first || (sets && first.rule === entry.rule && first.text === entry.text)) return [];
    return [[first, entry] as const];
  });
}

/** Fixes that leave one of two equal entries: a rule that lists nothing else goes with its entry. */
export function repeatFixes(urlMap: Resource, first: Entry, again: Entry, rule: string): readonly Fix[] {
  const remove = (entry: Entry, other: Entry) =>
    removing(
      first.rule === again.rule
        ? `Remove the second "${entry.text}"`
        : `Leave "${other.text}" to ${rule} ${other.number}${entry.alone ? `, and remove ${rule} ${entry.number}` : ""}`,
      urlMap,
      entry.alone ? entry.rule.path : entry.path,
    );
  return first.rule === again.rule ? [remove(again, first)] : [remove(again, first), remove(first, again)];
}
