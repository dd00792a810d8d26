/** Where to go on after something that could not be read: the end of the construct, as far as its text tells. */

/**
 * The offset of the line break (or closing brace) after a broken construct: brackets, strings and heredocs are
 * respected, but a line that begins like an attribute or block ends an open `[` or `(`, since nothing valid there
 * looks like that.
 *
 * @param failure where reading failed; lines before it belong to the construct.
 */
export function skipBroken(text: string, start: number, end: number, failure: number): number {
  const open: string[] = [];
  let at = start;
  while (at < end) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null || match.index >= end) return end;
    const [whole] = match;
    at = match.index;
    if (whole === "\n") {
      if (open.length === 0) return at;
      if (at > failure || open.at(-1) !== "{") {
        item.lastIndex = at + 1;
        if (open.at(-1) !== "{" && item.test(text)) return at;
      }
    } else if (whole === "{" || whole === "[" || whole === "(") open.push(whole);
    else if (whole === "}" || whole === "]" || whole === ")") {
      const opening = whole === "}" ? "{" : whole === "]" ? "[" : "(";
      if (open.includes(opening)) while (open.pop() !== opening);
      else if (whole === "}") return at;
    }
    at += whole.length;
  }
  return end;
}

const token =
  /\n|#.*|\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"?|<<-?([\w-]+)[^\S\n]*\n(?:[\s\S]*?\n)??[^\S\n]*\1(?=[^\S\n]*(?:\n|$))|[{}[\]()]/g;
const item = /[^\S\n]*[\p{ID_Start}_][\p{ID_Continue}-]*(?:[^\S\n]*=(?![=>])|(?:[^\S\n]+"[^"\n]*")*[^\S\n]*\{)/uy;
