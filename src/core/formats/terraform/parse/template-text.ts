/** What the literal parts of templates mean: escapes, and the indentation that `<<-` takes away. */

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** The text that a literal part of a quoted template stands for. */
export function decodeQuoted(text: string): string {
  const unescaped = text.includes("\\")
    ? text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g, (whole, short, long, single) => {
        if (short !== undefined || long !== undefined) return codePoint(Number.parseInt(short ?? long, 16), whole);
        return escapes[single] ?? whole;
      })
    : text;
  return decodeMarkers(unescaped);
}

/** `$${` and `%%{` stand for `${` and `%{`; heredocs know no other escape. */
export function decodeMarkers(text: string): string {
  return text.includes("{") ? text.replace(/\$\$\{|%%\{/g, (marker) => marker.slice(1)) : text;
}

/** Literal text, or anything else (which counts as text that is no space). */
export type Part<T> = string | T;

/** Takes away the indentation that all lines of a `<<-` heredoc share. Parts are the raw text, before decoding. */
export function stripIndentation<T>(parts: readonly Part<T>[]): Part<T>[] {
  const least = commonIndentation(parts);
  if (least === 0) return [...parts];
  const pattern = new RegExp(`^[^\\S\\n]{1,${least}}`, "gm");
  return parts.map((part, index) => {
    if (typeof part !== "string") return part;
    // A part that follows an interpolation goes on in the middle of a line.
    if (index === 0) return part.replace(pattern, "");
    const firstLine = part.indexOf("\n") + 1;
    return firstLine === 0 ? part : part.slice(0, firstLine) + part.slice(firstLine).replace(pattern, "");
  });
}

function commonIndentation<T>(parts: readonly Part<T>[]): number {
  let least = Number.POSITIVE_INFINITY;
  parts.forEach((part, index) => {
    if (typeof part !== "string") {
      if (index === 0) least = 0;
      return;
    }
    const lines = part.split("\n");
    lines.forEach((line, number) => {
      if (number === 0 && index > 0) return;
      const last = number === lines.length - 1;
      // The end of the last part is the end of the last line, not the beginning of another.
      if (last && index === parts.length - 1 && line === "") return;
      const indentation = /^[^\S\n]*/.exec(line)?.[0].length ?? 0;
      if (line.trim() === "" && !last) return;
      least = Math.min(least, indentation);
    });
  });
  return Number.isFinite(least) ? least : 0;
}

/** `${~ x ~}`: a tilde takes the white space on its side away from the neighbouring text, up to the end of a line. */
export function trimBeside<T>(parts: Part<T>[], strips: readonly { before: boolean; after: boolean }[]): Part<T>[] {
  let sequence = 0;
  const result = [...parts];
  parts.forEach((part, index) => {
    if (typeof part === "string") return;
    const strip = strips[sequence++];
    const before = result[index - 1];
    const after = result[index + 1];
    if (strip?.before && typeof before === "string") {
      const line = before.lastIndexOf("\n", before.length - 2) + 1;
      result[index - 1] = before.slice(0, line) + before.slice(line).trimEnd();
    }
    if (strip?.after && typeof after === "string") {
      const line = after.indexOf("\n") + 1 || after.length;
      result[index + 1] = after.slice(0, line).trimStart() + after.slice(line);
    }
  });
  return result;
}

function codePoint(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
