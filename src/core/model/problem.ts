import type { Severity } from "./finding";
import type { SourceRange } from "./range";

/** Something that kept a file, or a part of it, from being understood. Everything else is still understood. */
export interface Problem {
  /** "info": nothing is wrong; the text is of a sort that is left to the tool it is for. */
  readonly severity: Severity;
  readonly message: string;
  readonly range: SourceRange;
  /** Stable word for the kind of problem: "syntax", "too-large", "not-text", "duplicate-address", "cycle". */
  readonly code: string;
}

/** A comment in the text that silences rules: `# lb-topology:ignore rule-id reason`. */
export interface Suppression {
  /** Rule ids named; "all" silences every rule. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** The comment itself. */
  readonly range: SourceRange;
  /** The construct it covers: the block or attribute it stands on or above. */
  readonly covers: SourceRange;
}
