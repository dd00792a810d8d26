/** Every hazard, those that fail an apply first. */
import type { Hazard, Review } from "../model";
import { addressLost } from "./address-lost";
import { addressNotMoved } from "./address-not-moved";
import { certificateReprovisioned } from "./certificate-reprovisioned";
import { destroyPrevented } from "./destroy-prevented";
import type { FoundHazard, HazardMeta, HazardRule } from "./hazard";
import { immutableFieldRefused } from "./immutable-field-refused";
import { internetNegSwapDowntime } from "./internet-neg-swap-downtime";
import { removalInUse } from "./removal-in-use";
import { replacementInUse } from "./replacement-in-use";
import { replacementNameConflict } from "./replacement-name-conflict";
import { resourceReplaced } from "./resource-replaced";
import { schemeChangeRefused } from "./scheme-change-refused";
import { trafficInterrupted } from "./traffic-interrupted";

const rules: readonly HazardRule[] = [
  replacementInUse,
  replacementNameConflict,
  removalInUse,
  addressNotMoved,
  destroyPrevented,
  immutableFieldRefused,
  schemeChangeRefused,
  trafficInterrupted,
  addressLost,
  certificateReprovisioned,
  internetNegSwapDowntime,
  resourceReplaced,
];

export const allHazards: readonly HazardMeta[] = rules.map((it) => it.meta);

/** What may go wrong when the change is applied: the gravest first, then in text order. */
export function findHazards(review: Review): readonly Hazard[] {
  const found = rules.flatMap(({ meta, find }) => [...find(review)].map((it) => hazardOf(meta, it)));
  const told = new Set(found.filter((it) => tellReplacement.has(it.hazard)).map((it) => it.resource));
  return found
    .filter((it) => it.hazard !== resourceReplaced.meta.id || !told.has(it.resource))
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        compareText(a.range.file, b.range.file) ||
        a.range.start - b.range.start,
    );
}

/** Those that say themselves that a resource is replaced, and why. */
const tellReplacement: ReadonlySet<string> = new Set(
  [replacementInUse, replacementNameConflict, destroyPrevented, trafficInterrupted].map((it) => it.meta.id),
);

const severities = ["error", "warning", "info"];

function hazardOf({ id, severity }: HazardMeta, { resource, ...found }: FoundHazard): Hazard {
  return {
    related: [],
    fixes: [],
    steps: [],
    severity,
    range: resource.headRange,
    ...found,
    id: `${id}:${resource.id}:${found.field ?? ""}`,
    hazard: id,
    resource: resource.id,
  };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
