/** The lines that a part of a block takes up. */
import { commentsAbove, lineStart } from "../comments";
import type { TreeFile, TreeNode } from "../tree";
import { lineEnd, nextLine } from "./style";

/** Where text may be put after a part, on a line of its own. `before`: what belongs in front of it, `after` behind it. */
export interface Gap {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

export function gapAfter(text: string, end: number, value: TreeNode, lineBreak: string): Gap {
  if (keepsBlankLines(text, value)) {
    const at = afterBlankLines(text, end);
    if (at === text.length ? text.endsWith("\n") : true) return { at, before: "", after: lineBreak };
  }
  return { at: lineEnd(text, end), before: lineBreak, after: "" };
}

/** The line break before a part's lines, the lines with the comments right above it, up to where the next line begins. */
export function linesOf(
  file: TreeFile,
  part: { readonly start: number; readonly end: number },
  value: TreeNode,
  withComments: boolean,
): { readonly start: number; readonly end: number } {
  const { text } = file;
  const above = withComments ? commentsAbove(file, part.start)[0] : undefined;
  const start = lineStart(text, above?.start ?? part.start);
  const end = keepsBlankLines(text, value) ? afterBlankLines(text, part.end) : nextLine(text, part.end);
  // Without a line break at the end of the file, the one before goes.
  if (end === text.length && !text.endsWith("\n") && start > 0) return { start: lineEnd(text, start - 1), end };
  return { start: start === 0 && text.startsWith("\ufeff") ? 1 : start, end };
}

/** Whether what a value ends with is a block of text that keeps the empty lines behind it: `|+`. */
function keepsBlankLines(text: string, value: TreeNode): boolean {
  let last: TreeNode | undefined = value;
  for (;;) {
    if (last?.type === "map" && last.style === "block") last = last.entries.at(-1)?.value;
    else if (last?.type === "sequence" && last.style === "block") last = last.items.at(-1)?.value;
    else break;
  }
  return (
    last?.type === "scalar" &&
    (last.style === "literal" || last.style === "folded") &&
    /^[|>]\d?\+/.test(text.slice(last.start, last.start + 3))
  );
}

function afterBlankLines(text: string, end: number): number {
  let at = nextLine(text, end);
  while (at < text.length && text.slice(at, lineEnd(text, at)).trim() === "") at = nextLine(text, at);
  return at;
}
