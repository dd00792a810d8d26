/** Bytes as words of 32 or 64 bits, for the digests. */

/** The message with its padding: a 1 bit, zeros, and the length in bits in the last bytes of the last block. */
export function padMessage(bytes: readonly number[], blockSize: 64 | 128, littleEndian = false): readonly number[] {
  const padded = [...bytes, 0x80];
  while (padded.length % blockSize !== blockSize - 8) padded.push(0);
  const length = wordBytes(BigInt(bytes.length) * 8n, 8);
  return padded.concat(littleEndian ? [...length].reverse() : length);
}

/** The bytes of a number, the highest first. */
export function wordBytes(word: bigint, size: number): readonly number[] {
  return Array.from({ length: size }, (_, at) => Number((word >> BigInt(8 * (size - 1 - at))) & 0xffn));
}

export function readWord(bytes: readonly number[], at: number, size: number): bigint {
  let word = 0n;
  for (const byte of bytes.slice(at, at + size)) word = (word << 8n) | BigInt(byte);
  return word;
}

export function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

export function toHex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
