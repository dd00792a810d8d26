/** Files that are not read in any format: binary ones and very large ones. */
import type { Problem } from "../model/problem";

/**
 * Why a text is not read, or undefined when it is. `largest` is the number of characters beyond which a format gives up,
 * `expected` what the file should be ("a Terraform configuration").
 */
export function refuseText(
  path: string,
  text: string,
  { largest, expected }: { readonly largest: number; readonly expected: string },
): Problem | undefined {
  const problem = (code: string, message: string): Problem => ({
    severity: "error",
    code,
    message,
    range: { file: path, start: 0, end: Math.min(1, text.length) },
  });
  if (text.length > largest)
    return problem(
      "too-large",
      `This file is larger than ${largest / 1_000_000} million characters and is not read. Split it into several files.`,
    );
  if (isBinary(text))
    return problem("not-text", `This file is not text, so nothing in it can be read. Is it ${expected}?`);
  return undefined;
}

/** A zero byte, or many characters that a decoder put in the place of what is no text. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  if (sample.includes("\0")) return true;
  let replaced = 0;
  for (let at = sample.indexOf("\ufffd"); at >= 0; at = sample.indexOf("\ufffd", at + 1)) replaced++;
  return replaced > 10 && replaced > sample.length / 50;
}
