/** What a comparison of two topologies tells. */
import type { Fix, Related, Severity } from "../model/finding";
import type { SourceRange } from "../model/range";
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import type { Edge, Topology } from "../topology/topology";

/** Which of the two topologies something is of: `base` is before, `head` after. */
export type Side = "base" | "head";

/** One field that is not the same on both sides; absent on the side that does not have it. */
export interface FieldChange {
  /** The field as the side that has it counts its items; as `head` does where both have it. */
  readonly field: string;
  readonly before?: Value;
  readonly after?: Value;
  /** The values for people. */
  readonly beforeText?: string;
  readonly afterText?: string;
  /** Whether the values certainly differ: the texts of what is unknown may differ and mean the same. */
  readonly certain: boolean;
}

/** Why and how applying replaces an object. */
export interface Replacement {
  /** Whether it certainly does. */
  readonly certain: boolean;
  /** Which object is there first: the new one with Terraform's `create_before_destroy`. */
  readonly order: "destroyFirst" | "createFirst";
  /** The fields whose change forces it, as `head` names them. */
  readonly fields: readonly string[];
  /** What is replaced and takes this one with it, where no field of its own forces it. */
  readonly follows?: Resource;
  /** It is the same object at another address, of which no `moved` block tells. */
  readonly readdressed?: boolean;
}

/** An object on both sides. */
export interface Pair {
  readonly before: Resource;
  readonly after: Resource;
  /** Whether the two have another address, and no `moved` block that says so. */
  readonly readdressed: boolean;
  readonly fields: readonly FieldChange[];
  readonly replacement?: Replacement;
}

export interface Review {
  readonly base: Topology;
  readonly head: Topology;
  readonly added: readonly Resource[];
  readonly removed: readonly Resource[];
  /** Every object that is on both sides, by its resource in `head`. */
  readonly pairs: ReadonlyMap<Resource, Pair>;
  /** Those of which a field or the address changed, or that are replaced, in text order. */
  readonly changed: readonly Pair[];
  readonly edges: { readonly added: readonly Edge[]; readonly removed: readonly Edge[] };
  /** The resource of the other side that is the same object. */
  partner(resource: Resource): Resource | undefined;
}

/** Something that may go wrong when the change is applied. */
export interface Hazard {
  /** Stable while the same is wrong: hazard, resource and field. */
  readonly id: string;
  readonly hazard: string;
  readonly severity: Severity;
  readonly message: string;
  /** The id in `head`; in `base` for what is removed. */
  readonly resource: string;
  readonly side: Side;
  readonly field?: string;
  /** In the text of its side. */
  readonly range: SourceRange;
  readonly related: readonly (Related & { readonly side: Side })[];
  /** Changes to `head` after which the hazard is gone. */
  readonly fixes: readonly Fix[];
  /** What to do by hand, in order, where no change of the text alone will do. */
  readonly steps: readonly string[];
}
