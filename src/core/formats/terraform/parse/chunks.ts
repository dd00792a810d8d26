/** Cuts a text with errors at what looks like top-level blocks, so that a broken block takes no other with it. */
import { ClosingLines } from "./heredocs";

export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** Stretches that cover the whole text; each but the first begins with the header of a top-level block. */
export function splitChunks(text: string): Chunk[] {
  const starts: number[] = [];
  const heredocs = new ClosingLines(text, 0, text.length);
  let commentsClose = true;
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[2] !== undefined) starts.push(match.index);
    else if (match[1] !== undefined) {
      const closing = heredocs.find(match[1], token.lastIndex);
      if (closing) token.lastIndex = closing.end;
    } else if (match[0] === "/*" && commentsClose) {
      const close = text.indexOf("*/", token.lastIndex);
      if (close >= 0) token.lastIndex = close + 2;
      else commentsClose = false;
    }
  }
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/**
 * Comments, strings (which end with their line at the latest) and heredocs are passed over; what remains at the
 * beginning of a line and names a top-level block type begins a chunk. Only types of Terraform itself: a nested block
 * that somebody did not indent must not be taken for one.
 */
const token =
  /#.*|\/\/.*|\/\*|"(?:[^"\\\n]|\\.)*"?|<<-?([A-Za-z_][\w-]*)[^\S\n]*(?=\n)|^((?:resource|data|ephemeral)[^\S\n]+"?[\w-]+"?[^\S\n]+"?[\w-]+"?[^\S\n]*\{|(?:variable|output|module|provider|check)[^\S\n]+"?[\w-]+"?[^\S\n]*\{|(?:locals|terraform|moved|import|removed)[^\S\n]*\{)/gm;
