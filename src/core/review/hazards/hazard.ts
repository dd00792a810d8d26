/** What a hazard is made of: metadata as plain data, and one pure function over a comparison. */
import type { Fix, Severity } from "../../model/finding";
import type { SourceRange } from "../../model/range";
import type { Resource } from "../../model/resource";
import type { Hazard, Review, Side } from "../model";

export interface HazardMeta {
  readonly id: string;
  /** The gravest that it is reported with: an error fails the apply. */
  readonly severity: Severity;
  readonly title: string;
  /** What happens and why, in a few sentences. */
  readonly docs: string;
  readonly sources: readonly string[];
  /** Whether it comes with a repair of the text, where the text allows one. */
  readonly fixable?: boolean;
}

/** What a hazard tells of one resource. */
export interface FoundHazard {
  readonly resource: Resource;
  readonly side: Side;
  /** Where it is not the hazard's own. */
  readonly severity?: Severity;
  readonly message: string;
  readonly field?: string;
  /** Where it is not the resource's head. */
  readonly range?: SourceRange;
  readonly related?: Hazard["related"];
  readonly fixes?: readonly Fix[];
  readonly steps?: readonly string[];
}

export interface HazardRule {
  readonly meta: HazardMeta;
  find(review: Review): Iterable<FoundHazard>;
}

export function defineHazard(meta: HazardMeta, find: HazardRule["find"]): HazardRule {
  return { meta, find };
}
