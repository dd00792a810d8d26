import type { Kind } from "../kinds/kind";
import type { TextRange } from "../model/range";
import type { Objection } from "../queries/judged-values";

/** One thing that can be put in at the caret. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: "field" | "block" | "value" | "reference";
  /** What it is, in a few words; the reason first where something speaks against it. */
  readonly detail: string;
  /** What it does. */
  readonly doc?: string;
  /** The field that it is or is a value of, for more to tell about it. */
  readonly about?: { readonly kind: Kind; readonly path: string };
  readonly objection?: Objection;
  /** What the word at the caret is compared with: the text as it will stand, so that quotes count. */
  readonly filter: string;
  readonly range: TextRange;
  /** Text up to where the caret goes, and from there on. Lines after the first are indented from the line's own indent. */
  readonly before: string;
  readonly after: string;
  /** There is more to choose right where the caret goes. */
  readonly again: boolean;
}
