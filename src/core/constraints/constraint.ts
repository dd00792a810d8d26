/**
 * The shape of a rule: metadata as plain data and one pure generator over the topology. It speaks API terms only, so
 * every rule and every fix works in every format. Unknown is never wrong: a rule reports only what known values prove.
 */
import type { Kind } from "../kinds/kind";
import type { Fix, Related, Severity } from "../model/finding";
import type { SourceRange } from "../model/range";
import type { ProductId, Topology } from "../topology/topology";

export interface ConstraintMeta {
  /** Also the file name; ids are never reused. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** Kinds on which findings land. */
  readonly appliesTo: readonly Kind[];
  /** Every kind whose fields it reads, those of appliesTo included; findings change only when one of these does. */
  readonly reads: readonly Kind[];
  readonly products: readonly ProductId[] | "all";
  /**
   * Its findings on a resource depend only on the resource's island (see islands.ts) and on what that refers to: an edit
   * elsewhere cannot change them, so they are not worked out again. A rule that compares all resources of a kind is not.
   */
  readonly local?: true;
  /** What it reports (and where it stays silent) and why that matters, in Markdown, for the rule's page. */
  readonly docs: string;
  /** How to make it right, and what that does to what is deployed, in Markdown, for the rule's page. */
  readonly repair: string;
  /** Documentation pages, seed documents or API field texts that state the rule. */
  readonly sources: readonly string[];
  readonly fixable: boolean;
  /** Message templates; `{name}` is replaced by the datum of that name. What is wrong, why it matters, what to do. */
  readonly messages: Readonly<Record<string, string>>;
  /** Minimal Terraform that violates the rule, and the same made right: for the page and the tests. */
  readonly examples?: { readonly bad: string; readonly good: string };
}

/** What a rule yields; the engine makes a Finding of it. */
export interface Report {
  /** Key of meta.messages. */
  readonly message: string;
  readonly data?: Readonly<Record<string, string | number>>;
  /** Id of the resource whose text must change. */
  readonly resource: string;
  /** The field it is about: gives the range when `range` is not set. A missing field falls back to its nearest parent. */
  readonly field?: string;
  readonly range?: SourceRange;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly unnecessary?: boolean;
  /** Worth knowing where it stands, but nothing to do: shown on hover and in reports, not in the list of problems. */
  readonly quiet?: boolean;
}

export interface Constraint {
  readonly meta: ConstraintMeta;
  find(topology: Topology): Iterable<Report>;
  /**
   * For a local rule that looks further than its island in one respect, such as which names are taken: that respect as a
   * text. While it stays the same, findings that are remembered still hold.
   */
  context?(topology: Topology): string;
}

/** Declares a rule. Keeps the literal types of its messages. */
export function defineConstraint(constraint: Constraint): Constraint {
  return constraint;
}
