/** MD5. https://www.rfc-editor.org/rfc/rfc1321 */
import { padMessage, readWord, rotateLeft, wordBytes } from "./byte-words";

const rotations = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const sines = Array.from({ length: 64 }, (_, at) => Math.floor(2 ** 32 * Math.abs(Math.sin(at + 1))));

export function md5(message: readonly number[]): readonly number[] {
  const bytes = padMessage(message, 64, true);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let start = 0; start < bytes.length; start += 64) {
    const words = Array.from({ length: 16 }, (_, at) => littleEndian(bytes, start + 4 * at));
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const [mixed, word] = mix(round, step, b, c, d);
      const sum = a + mixed + (sines[step] ?? 0) + (words[word] ?? 0);
      [a, d, c, b] = [d, c, b, (b + rotateLeft(sum | 0, rotations[round]?.[step % 4] ?? 0)) | 0];
    }
    [a, b, c, d].forEach((value, at) => {
      state[at] = ((state[at] ?? 0) + value) | 0;
    });
  }
  return state.flatMap((word) => [...wordBytes(BigInt(word >>> 0), 4)].reverse());
}

/** The round's function of three words, and which word of the block it takes. */
function mix(round: number, step: number, b: number, c: number, d: number): readonly [number, number] {
  if (round === 0) return [(b & c) | (~b & d), step];
  if (round === 1) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (round === 2) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}

function littleEndian(bytes: readonly number[], at: number): number {
  return Number(readWord(bytes.slice(at, at + 4).reverse(), 0, 4));
}
