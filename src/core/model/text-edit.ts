/** Replacements in texts. */

/** One replacement in one file. Edits of a plan never overlap and refer to the text before any of them. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The text after edits, which must not overlap. */
export function applyTextEdits(text: string, edits: readonly Omit<TextEdit, "file">[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, edit.start) + edit.newText + result.slice(edit.end);
  return result;
}
