/** The blocks of a file as the parser keeps them, and the file made of them. */
import type { Comment, SyntaxProblem, TerraformFile, TopLevel } from "../syntax";
import { Reader } from "./reader";

/** A top-level block, its comments (relative to it), and whether its text is free of errors. */
export interface Entry extends TopLevel {
  readonly comments: readonly Comment[];
  readonly clean: boolean;
}

/** `text` is the file's, `source` the same with a byte order mark blanked out. */
export function makeFile(
  path: string,
  text: string,
  source: string,
  entries: readonly Entry[],
  errors: readonly SyntaxProblem[],
): TerraformFile {
  let comments: readonly Comment[] | undefined;
  return {
    path,
    text,
    blocks: entries,
    errors: [...errors].sort((a, b) => a.start - b.start),
    /** Gathered when asked for: an edit does not pay for it. */
    get comments() {
      comments ??= collectComments(source, entries);
      return comments;
    },
  };
}

function collectComments(text: string, entries: readonly Entry[]): Comment[] {
  const result: Comment[] = [];
  let at = 0;
  for (const { offset, block, comments } of entries) {
    between(text, at, offset, result);
    for (const it of comments) result.push({ start: it.start + offset, end: it.end + offset, text: it.text });
    at = offset + block.end;
  }
  between(text, at, text.length, result);
  return result;
}

/** Comments between blocks; what else stands there (text with errors) is passed over. */
function between(text: string, start: number, end: number, result: Comment[]): void {
  const reader = new Reader(text, start, end);
  reader.base = 0;
  for (; reader.at < end; reader.at++) reader.space(true);
  result.push(...reader.comments);
}
