/** SHA-1. https://www.rfc-editor.org/rfc/rfc3174 */
import { padMessage, readWord, rotateLeft, wordBytes } from "./byte-words";

export function sha1(message: readonly number[]): readonly number[] {
  const bytes = padMessage(message, 64);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let start = 0; start < bytes.length; start += 64) {
    const words = Array.from({ length: 16 }, (_, at) => Number(readWord(bytes, start + 4 * at, 4)));
    for (let at = 16; at < 80; at++) {
      const mixed = (words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0);
      words.push(rotateLeft(mixed, 1));
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    words.forEach((word, step) => {
      const next = (rotateLeft(a, 5) + mix(step, b, c, d) + e + word) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    });
    [a, b, c, d, e].forEach((value, at) => {
      state[at] = ((state[at] ?? 0) + value) | 0;
    });
  }
  return state.flatMap((word) => wordBytes(BigInt(word >>> 0), 4));
}

/** The step's function of three words, with its constant. */
function mix(step: number, b: number, c: number, d: number): number {
  if (step < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (step < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (step < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}
