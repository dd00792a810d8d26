/** Where to go on after something that could not be read: the end of the construct, as far as its text tells. */
import type { ClosingLines } from "./heredocs";

/**
 * The offset of the line break (or closing brace) after a broken construct: brackets, strings and heredocs are
 * respected, but a line that begins like an attribute or block ends an open `[` or `(`, since nothing valid there
 * looks like that.
 *
 * @param failure where reading failed; lines before it belong to the construct.
 */
export function skipBroken(text: string, start: number, end: number, failure: number, heredocs: ClosingLines): number {
  const open: string[] = [];
  token.lastIndex = start;
  for (let match = token.exec(text); match && match.index < end; match = token.exec(text)) {
    const [whole] = match;
    const at = match.index;
    if (whole === "\n") {
      if (open.length === 0) return at;
      if (at > failure && open.at(-1) !== "{" && startsItem(text, at + 1)) return at;
    } else if (whole.startsWith("<<")) {
      const closing = heredocs.find(match[1] ?? "", token.lastIndex);
      if (closing) token.lastIndex = closing.end;
    } else if (whole === "{" || whole === "[" || whole === "(") open.push(whole);
    else if (whole === "}" || whole === "]" || whole === ")") {
      const opening = whole === "}" ? "{" : whole === "]" ? "[" : "(";
      const last = open.lastIndexOf(opening);
      if (last >= 0) open.length = last;
      else if (whole === "}") return at;
    }
  }
  return end;
}

function startsItem(text: string, at: number): boolean {
  item.lastIndex = at;
  return item.test(text);
}

const token =
  /\n|#.*|\/\/.*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|"(?:[^"\\\n]|\\.)*"?|<<-?([\w-]+)[^\S\n]*(?=\n)|[{}[\]()]/g;
const item = /[^\S\n]*[\p{ID_Start}_][\p{ID_Continue}-]*(?:[^\S\n]*=(?![=>])|(?:[^\S\n]+"[^"\n]*")*[^\S\n]*\{)/uy;
