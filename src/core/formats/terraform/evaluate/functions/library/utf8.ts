/** Text as UTF-8 bytes and back, without the platform's encoder: the core runs where there is none. */

export function toUtf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    // A lone surrogate is no character; Go writes U+FFFD.
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

/** Undefined when the bytes are no valid UTF-8. */
export function fromUtf8(bytes: readonly number[]): string | undefined {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const size = lead < 0x80 ? 1 : lead >> 5 === 6 ? 2 : lead >> 4 === 14 ? 3 : lead >> 3 === 30 ? 4 : 0;
    if (size === 0 || at + size > bytes.length) return undefined;
    let code = size === 1 ? lead : lead & (0xff >> (size + 1));
    for (let next = 1; next < size; next++) {
      const byte = bytes[at + next] ?? 0;
      if (byte >> 6 !== 2) return undefined;
      code = (code << 6) | (byte & 0x3f);
    }
    if (code < (smallest[size] ?? 0) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    text += String.fromCodePoint(code);
    at += size;
  }
  return text;
}

/** By size of the sequence: anything smaller must be written shorter. */
const smallest = [0, 0, 0x80, 0x800, 0x10000];

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}
