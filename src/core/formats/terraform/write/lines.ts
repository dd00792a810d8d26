/**
 * The lines of a block as `terraform fmt` sees them: what stands before `=`, what after it, and the comment at the end.
 * It lines up the `=` of neighbouring one-line assignments, and then the comments of neighbouring lines.
 */
import { type Comment, isBlock, type TerraformFile, type TopLevel } from "../syntax";
import { visitExpressions, visitItems } from "../visit";

export interface Line {
  /** Offset of the line's first character. */
  readonly start: number;
  /** End of the code on the line: before the trailing comment and the blanks before that. */
  readonly codeEnd: number;
  /** Set where the line is an assignment that takes part in lining up. */
  readonly assignment?: { readonly nameStart: number; readonly nameEnd: number; readonly equals: number };
  /** Offset of the comment at the end of a line of code. */
  readonly comment?: number;
}

/** The lines of a top-level block, in absolute offsets of the file's text; a heredoc counts as part of its first line. */
export function linesOf(file: TerraformFile, top: TopLevel): readonly Line[] {
  const { text } = file;
  const end = top.offset + top.block.end;
  const assignments = assignmentsOf(file, top);
  const comments = trailingComments(file, top.offset, end);
  const lines: Line[] = [];
  let start = text.lastIndexOf("\n", top.offset - 1) + 1;
  while (start < end) {
    const first = skipBlanks(text, start);
    const assignment = assignments.get(first);
    const search = assignment?.heredocEnd ?? start;
    const newline = text.indexOf("\n", search);
    const next = newline < 0 ? text.length : newline;
    const comment = comments.get(lineStart(text, search));
    const stop = comment ?? next;
    const codeEnd = start + text.slice(start, stop).trimEnd().length;
    const takesPart =
      assignment &&
      (assignment.heredocEnd !== undefined ||
        (assignment.valueEnd <= codeEnd && isBalanced(text.slice(assignment.valueEnd, codeEnd))));
    lines.push({
      start,
      codeEnd,
      ...(takesPart
        ? { assignment: { nameStart: first, nameEnd: assignment.nameEnd, equals: assignment.equals } }
        : {}),
      ...(comment !== undefined && codeEnd > start ? { comment } : {}),
    });
    start = next + 1;
  }
  return lines;
}

interface Assignment {
  readonly nameEnd: number;
  readonly equals: number;
  readonly valueEnd: number;
  readonly heredocEnd?: number;
}

/** Attributes and object entries written with `=`, by where they start. */
function assignmentsOf(file: TerraformFile, top: TopLevel): ReadonlyMap<number, Assignment> {
  const found = new Map<number, Assignment>();
  const add = (start: number, nameEnd: number, valueStart: number, valueEnd: number, heredoc: boolean) => {
    const gap = file.text.slice(nameEnd + top.offset, valueStart + top.offset);
    const equals = gap.indexOf("=");
    if (equals < 0 || gap.trim() !== "=") return;
    const end = valueEnd + top.offset;
    found.set(start + top.offset, {
      nameEnd: nameEnd + top.offset,
      equals: nameEnd + top.offset + equals,
      valueEnd: end,
      // The last character of the marker's line, which may or may not include its line break.
      ...(heredoc ? { heredocEnd: file.text[end - 1] === "\n" ? end - 1 : end } : {}),
    });
  };
  visitItems(top.block.body, (item) => {
    if (isBlock(item)) return;
    const { value } = item;
    add(item.start, item.nameSpan.end, value.start, value.end, value.node === "template" && value.heredoc === true);
    visitExpressions(value, (it) => {
      if (it.node !== "object") return;
      for (const entry of it.entries)
        add(
          entry.key.start,
          entry.key.end,
          entry.value.start,
          entry.value.end,
          entry.value.node === "template" && entry.value.heredoc === true,
        );
    });
  });
  return found;
}

/** Comments to the end of the line, by the start of the line. The formatter takes others for a part of the code. */
function trailingComments(file: TerraformFile, start: number, end: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const comment of commentsBetween(file.comments, start, lineEnd(file.text, end)))
    if (!comment.text.startsWith("/*")) found.set(lineStart(file.text, comment.start), comment.start);
  return found;
}

/** Comments that start in [start, end); the list is in text order. */
export function commentsBetween(comments: readonly Comment[], start: number, end: number): readonly Comment[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const result: Comment[] = [];
  for (let at = low; at < comments.length; at++) {
    const comment = comments[at];
    if (!comment || comment.start >= end) break;
    result.push(comment);
  }
  return result;
}

/** Offset of the first character of the line that `at` is in. */
export function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** Offset of the line break that ends the line `at` is in (of its CR, where it has one), or the text's end. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  if (newline < 0) return text.length;
  return newline > at && text[newline - 1] === "\r" ? newline - 1 : newline;
}

/** Offset of the first character of the next line, or the text's end. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

/** Whether a line opens as many brackets as it closes: else it belongs to something over several lines. */
function isBalanced(rest: string): boolean {
  return (rest.match(/[([{]/g) ?? []).length === (rest.match(/[)\]}]/g) ?? []).length;
}

function skipBlanks(text: string, at: number): number {
  let to = at;
  while (text[to] === " " || text[to] === "\t") to++;
  return to;
}
