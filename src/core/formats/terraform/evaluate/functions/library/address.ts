/** IP addresses and prefixes as numbers. IPv4 octets may have leading zeros, as in Terraform. */
import { FunctionError, UnsupportedCall } from "../function";

export interface Prefix {
  /** Of the network: the host bits are zero. */
  readonly address: bigint;
  readonly length: number;
  /** 32 or 128. */
  readonly bits: number;
}

/** Throws FunctionError when the text is no prefix in CIDR notation. */
export function readPrefix(text: string): Prefix {
  const [, host = "", digits = ""] = /^([^/]+)\/(\d+)$/.exec(text) ?? [];
  const bits = host.includes(":") ? 128 : 32;
  const address = bits === 128 ? readIpv6(host) : readIpv4(host);
  const length = Number(digits);
  if (address === undefined || digits === "" || length > bits) {
    throw new FunctionError(`"${text}" is no address range in CIDR notation`);
  }
  if (bits === 128 && address >> 32n === 0xffffn)
    throw new UnsupportedCall("IPv4 inside IPv6 is not reckoned with here");
  const hostBits = BigInt(bits - length);
  return { address: (address >> hostBits) << hostBits, length, bits };
}

export function prefixText(prefix: Prefix): string {
  return `${addressText(prefix.address, prefix.bits)}/${prefix.length}`;
}

export function addressText(address: bigint, bits: number): string {
  if (bits === 32) return ipv4Text(address);
  const groups = Array.from({ length: 8 }, (_, at) => Number((address >> BigInt(112 - 16 * at)) & 0xffffn));
  const gap = longestGap(groups);
  const hex = (part: readonly number[]) => part.map((it) => it.toString(16)).join(":");
  if (!gap) return hex(groups);
  return `${hex(groups.slice(0, gap.start))}::${hex(groups.slice(gap.end))}`;
}

function ipv4Text(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join(".");
}

/** The first of the longest runs of at least two zeros. */
function longestGap(groups: readonly number[]): { readonly start: number; readonly end: number } | undefined {
  let best: { start: number; end: number } | undefined;
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === 0) end++;
    if (end - start > Math.max(1, best ? best.end - best.start : 0)) best = { start, end };
  }
  return best;
}

function readIpv4(text: string): bigint | undefined {
  const octets = text.split(".");
  if (octets.length !== 4 || !octets.every((it) => /^\d+$/.test(it) && Number(it) < 256)) return undefined;
  return octets.reduce((sum, it) => (sum << 8n) | BigInt(it), 0n);
}

function readIpv6(text: string): bigint | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const embedded = tail?.[2] === undefined ? undefined : readIpv4(tail[2]);
  if (tail && embedded === undefined) return undefined;
  const written = tail && embedded !== undefined ? `${tail[1]}${hexGroups(embedded)}` : text;
  const halves = written.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], rest] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - (rest?.length ?? 0);
  if (rest ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...(rest ?? [])];
  if (!groups.every((it) => /^[0-9a-fA-F]{1,4}$/.test(it))) return undefined;
  return groups.reduce((sum, it) => (sum << 16n) | BigInt(`0x${it}`), 0n);
}

function hexGroups(address: bigint): string {
  return `${(address >> 16n).toString(16)}:${(address & 0xffffn).toString(16)}`;
}
