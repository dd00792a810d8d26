/** SHA-256 and SHA-512: one algorithm on words of 32 or 64 bits. https://www.rfc-editor.org/rfc/rfc6234 */
import { padMessage, readWord, wordBytes } from "./byte-words";

export function sha256(message: readonly number[]): readonly number[] {
  return sha2(message, small);
}

export function sha512(message: readonly number[]): readonly number[] {
  return sha2(message, large);
}

interface Variant {
  readonly bits: bigint;
  readonly steps: number;
  /** Two rotations and a shift each, for the message schedule. */
  readonly schedule: readonly (readonly [bigint, bigint, bigint])[];
  /** Three rotations each, for the state. */
  readonly state: readonly (readonly [bigint, bigint, bigint])[];
}

const small: Variant = {
  bits: 32n,
  steps: 64,
  schedule: [
    [7n, 18n, 3n],
    [17n, 19n, 10n],
  ],
  state: [
    [6n, 11n, 25n],
    [2n, 13n, 22n],
  ],
};

const large: Variant = {
  bits: 64n,
  steps: 80,
  schedule: [
    [1n, 8n, 7n],
    [19n, 61n, 6n],
  ],
  state: [
    [14n, 18n, 41n],
    [28n, 34n, 39n],
  ],
};

function sha2(message: readonly number[], variant: Variant): readonly number[] {
  const { bits, steps } = variant;
  const size = Number(bits) / 8;
  const mask = (1n << bits) - 1n;
  const bytes = padded(message, size);
  const { constants, start: initial } = tablesOf(variant);
  const state = [...initial];
  const rotate = (word: bigint, by: bigint) => ((word >> by) | (word << (bits - by))) & mask;
  const [early, late] = variant.schedule;
  const [choose, keep] = variant.state;
  for (let start = 0; start < bytes.length; start += 16 * size) {
    const words = Array.from({ length: 16 }, (_, at) => readWord(bytes, start + size * at, size));
    const spread = (word: bigint, [first, second, shift]: readonly [bigint, bigint, bigint] = [0n, 0n, 0n]) =>
      rotate(word, first) ^ rotate(word, second) ^ (word >> shift);
    const turn = (word: bigint, [first, second, third]: readonly [bigint, bigint, bigint] = [0n, 0n, 0n]) =>
      rotate(word, first) ^ rotate(word, second) ^ rotate(word, third);
    const word = (at: number) => words[at] ?? 0n;
    for (let at = 16; at < steps; at++) {
      words.push((word(at - 16) + spread(word(at - 15), early) + word(at - 7) + spread(word(at - 2), late)) & mask);
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let at = 0; at < steps; at++) {
      const first = h + turn(e, choose) + ((e & f) ^ (~e & mask & g)) + (constants[at] ?? 0n) + word(at);
      const second = turn(a, keep) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & mask, c, b, a, (first + second) & mask];
    }
    [a, b, c, d, e, f, g, h].forEach((value, at) => {
      state[at] = ((state[at] ?? 0n) + value) & mask;
    });
  }
  return state.flatMap((value) => wordBytes(value, size));
}

/** SHA-512 writes the length in 16 bytes, of which no text here fills more than 8. */
function padded(message: readonly number[], size: number): readonly number[] {
  if (size === 4) return padMessage(message, 64);
  const short = padMessage(message, 128);
  const room = message.length % 128;
  // Where only the shorter length fitted behind the message, one more block is needed.
  if (room < 112 || room > 119) return short;
  return [...short.slice(0, -8), ...Array<number>(128).fill(0), ...short.slice(-8)];
}

interface Tables {
  readonly constants: readonly bigint[];
  readonly start: readonly bigint[];
}

const tables = new Map<Variant, Tables>();

/** Reckoned when a digest is asked for the first time. */
function tablesOf(variant: Variant): Tables {
  const known = tables.get(variant);
  if (known) return known;
  const primes = firstPrimes(variant.steps);
  const made = {
    constants: primes.map((prime) => rootFraction(prime, 3n, variant.bits)),
    start: primes.slice(0, 8).map((prime) => rootFraction(prime, 2n, variant.bits)),
  };
  tables.set(variant, made);
  return made;
}

function firstPrimes(count: number): readonly bigint[] {
  const primes: bigint[] = [];
  for (let candidate = 2n; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate);
  }
  return primes;
}

/** The first bits behind the point of a prime's root: the standard takes its constants from there. */
function rootFraction(prime: bigint, degree: bigint, bits: bigint): bigint {
  const target = prime << (degree * bits);
  let low = 0n;
  let high = 1n << (bits + 16n);
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= target) low = middle;
    else high = middle;
  }
  return low & ((1n << bits) - 1n);
}
