/** Cuts a text with errors at what looks like top-level blocks, so that a broken block takes no other with it. */

export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** Stretches that cover the whole text; each but the first begins with the header of a top-level block. */
export function splitChunks(text: string): Chunk[] {
  const starts: number[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text))
    if (match[2] !== undefined) starts.push(match.index);
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/**
 * Comments, strings (which end with their line at the latest) and heredocs are passed over; what remains at the
 * beginning of a line and names a top-level block type begins a chunk. Only types of Terraform itself: a nested block
 * that somebody did not indent must not be taken for one.
 */
const token =
  /#.*|\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"?|<<-?([A-Za-z_][\w-]*)[^\S\n]*\n(?:[\s\S]*?\n)??[^\S\n]*\1(?=[^\S\n]*(?:\n|$))|^((?:resource|data|ephemeral)[^\S\n]+"?[\w-]+"?[^\S\n]+"?[\w-]+"?[^\S\n]*\{|(?:variable|output|module|provider|check)[^\S\n]+"?[\w-]+"?[^\S\n]*\{|(?:locals|terraform|moved|import|removed)[^\S\n]*\{)/gm;
