/**
 * What stands around a caret, in the words of the text and however unfinished it is: for completion, which is asked for in
 * the middle of a word. Reading the text as a whole is another matter (`parse`).
 */
import type { TextRange } from "../model/range";

export interface Cursor {
  readonly language: "hcl" | "json" | "yaml";
  /** A name is being written, or the value of the last step. */
  readonly at: "key" | "value";
  /** Keys and indexes from the outermost construct inwards; for a value, its own key included. */
  readonly steps: readonly (string | number)[];
  /** Where the construct that each number of steps leads to begins: `starts[0]` is that of the outermost one. */
  readonly starts: readonly (number | undefined)[];
  /** Terraform: the type of the resource block. */
  readonly type?: string;
  /** What a completion takes the place of: the word at the caret, with its quotes. */
  readonly range: TextRange;
  /** Whether the word is in quotes. */
  readonly quoted: boolean;
  /** Keys of the mapping that the caret is in, but the one at the caret. */
  readonly keys: readonly string[];
  /** key: whether a value, or what leads to one, is there already. */
  readonly hasValue: boolean;
  /** value: whether it is all of the value, not a part of an expression. */
  readonly whole: boolean;
  /** yaml: columns from the beginning of the line's text to that of the key: dashes stand between. */
  readonly inset: number;
  /** yaml: a blank is missing in front of the value. */
  readonly gap?: boolean;
  /** yaml: the item of a list begins here, so what stands at the caret may be a value as well as a key. */
  readonly item?: boolean;
}
