/** IPv4 addresses and the ranges that matter for endpoints reached over the internet. */

/** An address as a number, or undefined for anything else. */
export function parseIpv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text.trim());
  if (!parts) return undefined;
  let address = 0;
  for (const part of parts.slice(1)) {
    const byte = Number(part);
    if (byte > 255) return undefined;
    address = address * 256 + byte;
  }
  return address;
}

/** RFC 1918. */
export const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;

/** Ranges that are not private and cannot be reached over the internet all the same, with what they are. RFC 6890. */
export const UNROUTABLE_RANGES: Readonly<Record<string, string>> = {
  "0.0.0.0/8": "an unspecified address",
  "100.64.0.0/10": "shared address space of providers (RFC 6598)",
  "127.0.0.0/8": "a loopback address",
  "169.254.0.0/16": "a link-local address",
  "192.0.2.0/24": "a documentation address",
  "198.51.100.0/24": "a documentation address",
  "203.0.113.0/24": "a documentation address",
  "224.0.0.0/3": "a multicast or reserved address",
};

/** Special ranges of the IANA registry that are not routed in the internet either, though a subnetwork may use them. */
const SPECIAL_RANGES = ["192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15"] as const;

/**
 * Ranges that a subnetwork can have without using public addresses privately.
 * https://docs.cloud.google.com/vpc/docs/subnets#valid-ranges
 */
export const SUBNET_RANGES: readonly string[] = [
  ...PRIVATE_RANGES,
  ...SPECIAL_RANGES,
  "100.64.0.0/10",
  "192.0.2.0/24",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "240.0.0.0/4",
];

/** Whether the internet routes an address. */
export function isPublic(address: number): boolean {
  return ![...PRIVATE_RANGES, ...SPECIAL_RANGES, ...Object.keys(UNROUTABLE_RANGES)].some((it) => inRange(address, it));
}

/** Whether a text is an IPv4 range such as `10.0.0.0/8`. */
export function isIpv4Range(text: string): boolean {
  const [base = "", bits = "", ...rest] = text.split("/");
  return rest.length === 0 && parseIpv4(base) !== undefined && /^\d{1,2}$/.test(bits) && Number(bits) <= 32;
}

/** Whether an address lies in a range written as `10.0.0.0/8`. */
export function inRange(address: number, range: string): boolean {
  const [base = "", bits = "32"] = range.split("/");
  const start = parseIpv4(base);
  if (start === undefined) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(address / size) === Math.floor(start / size);
}
