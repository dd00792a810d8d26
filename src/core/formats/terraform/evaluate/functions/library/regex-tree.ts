/** What a regular expression says, whatever its spelling. */

/** Does the class hold this code point? */
export type CharacterTest = (code: number) => boolean;

export type Assertion = "textStart" | "textEnd" | "lineStart" | "lineEnd" | "word" | "notWord";

export type RegexNode =
  | { readonly kind: "character"; readonly test: CharacterTest }
  | { readonly kind: "assertion"; readonly assertion: Assertion }
  | { readonly kind: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly kind: "choice"; readonly items: readonly RegexNode[] }
  | {
      readonly kind: "repeat";
      readonly item: RegexNode;
      readonly least: number;
      readonly most: number;
      readonly greedy: boolean;
    }
  /** A capture group, counted from 1. */
  | { readonly kind: "group"; readonly index: number; readonly item: RegexNode };

export interface Regex {
  readonly root: RegexNode;
  /** The capture groups in order: their names, undefined where they have none. */
  readonly groups: readonly (string | undefined)[];
}
