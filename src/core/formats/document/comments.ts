/** Which comments belong to a part of a text. */
import type { TextRange } from "../../model/range";
import type { Comment, TreeFile } from "./tree";

/** Comments right above a part without an empty line between, in it, and behind it on its last line; in text order. */
export function commentsOf(file: TreeFile, part: TextRange): readonly Comment[] {
  const { comments, text } = file;
  const lineEnd = text.indexOf("\n", part.end);
  const from = firstFrom(comments, part.start);
  const behind = firstFrom(comments, lineEnd < 0 ? text.length : lineEnd);
  return [...commentsAbove(file, part.start), ...comments.slice(from, behind)];
}

/** The comments on lines of their own that stand right above an offset, top one first. */
export function commentsAbove({ comments, text }: TreeFile, offset: number): readonly Comment[] {
  const end = firstFrom(comments, lineStart(text, offset));
  let first = end;
  for (let below = lineStart(text, offset); first > 0; first--) {
    const comment = comments[first - 1];
    if (!comment || !isAlone(text, comment) || text.slice(comment.end, below).split("\n").length !== 2) break;
    below = lineStart(text, comment.start);
  }
  return comments.slice(first, end);
}

/** Whether nothing but white space stands before a comment on its line. */
function isAlone(text: string, comment: Comment): boolean {
  return text.slice(lineStart(text, comment.start), comment.start).replace("\ufeff", "").trim() === "";
}

export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Index of the first comment that begins at an offset or after it. */
function firstFrom(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
