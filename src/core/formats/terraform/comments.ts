/** The comments that belong to a block: people keep things there that the configuration does not say. */
import type { Comment, TerraformFile, TopLevel } from "./syntax";

/** Comments inside a block and those right above it without an empty line between, in text order, with their markers. */
export function commentsOf(file: TerraformFile, top: TopLevel): readonly string[] {
  const inside = top.comments ?? commentsInside(file, top);
  const above = mayHaveCommentAbove(file.text, top.offset) ? commentsAbove(file, top.offset) : [];
  return [...above, ...inside.map((it) => it.text)];
}

function commentsInside({ comments }: TerraformFile, { offset, block }: TopLevel): readonly Comment[] {
  return comments.filter((it) => it.start >= offset && it.start < offset + block.end);
}

function commentsAbove({ comments, text }: TerraformFile, offset: number): readonly string[] {
  const end = firstFrom(comments, offset);
  let first = end;
  for (let below = offset; first > 0; first--) {
    const comment = comments[first - 1];
    if (!comment || !isRightAbove(text.slice(comment.end, below)) || !beginsLine(text, comment.start)) break;
    below = comment.start;
  }
  return comments.slice(first, end).map((it) => it.text);
}

const closingBrace = 125;

/** Most blocks follow another's brace or an empty line; the file's comments need not be gathered for them. */
function mayHaveCommentAbove(text: string, offset: number): boolean {
  let breaks = 0;
  for (let at = offset - 1; at >= 0 && breaks < 2; at--) {
    const code = text.charCodeAt(at);
    if (code === 10) breaks++;
    else if (code === closingBrace) return /[#/]/.test(text.slice(text.lastIndexOf("\n", at) + 1, at));
    else if (code !== 32 && code !== 9 && code !== 13) return true;
  }
  return false;
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
