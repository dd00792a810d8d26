/** The comments that belong to a block: people keep things there that the configuration does not say. */
import type { TerraformFile, TopLevel } from "./syntax";

/** Comments inside a block and those right above it without an empty line between, in text order, with their markers. */
export function commentsOf(file: TerraformFile, { offset, block }: TopLevel): readonly string[] {
  const { comments, text } = file;
  const inside = firstFrom(comments, offset);
  let first = inside;
  for (let below = offset; first > 0; first--) {
    const comment = comments[first - 1];
    if (!comment || !isRightAbove(text.slice(comment.end, below)) || !beginsLine(text, comment.start)) break;
    below = comment.start;
  }
  let last = inside;
  for (let comment = comments[last]; comment && comment.start < offset + block.end; comment = comments[last]) last++;
  return comments.slice(first, last).map((it) => it.text);
}

/** Nothing but white space and one line break: a line comment may hold its line break itself. */
function isRightAbove(between: string): boolean {
  return between.trim() === "" && between.split("\n").length <= 2;
}

/** A comment after other text belongs to that. */
function beginsLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

/** Index of the first comment that begins at an offset or after it. */
function firstFrom(comments: TerraformFile["comments"], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
