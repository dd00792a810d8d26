/** Timestamps as in RFC 3339, and Go's durations, in nanoseconds. */
import { FunctionError, UnsupportedCall } from "../function";

export interface Timestamp {
  /** Of the moment, since 1970. */
  readonly nanoseconds: bigint;
  /** Of the place, in minutes east of UTC. */
  readonly offset: number;
  /** Written with `Z`. */
  readonly utc: boolean;
}

const second = 1_000_000_000n;
const minute = 60n * second;

/** Throws FunctionError when the text is no timestamp, or of a day that does not exist. */
export function readTimestamp(text: string): Timestamp {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:(Z)|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!found) throw new FunctionError(`"${text}" is no timestamp as in RFC 3339`);
  const [year = 0, month = 0, day = 0, hour = 0, minutes = 0, seconds = 0] = found.slice(1, 7).map(Number);
  const offsetHours = Number(found[10] ?? 0);
  const offsetMinutes = Number(found[11] ?? 0);
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!exists || hour > 23 || minutes > 59 || seconds > 59 || offsetHours > 23 || offsetMinutes > 59) {
    throw new FunctionError(`"${text}" is no moment in time`);
  }
  const offset = (found[9] === "-" ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minutes, seconds);
  const fraction = BigInt((found[7] ?? "").slice(0, 9).padEnd(9, "0"));
  return {
    nanoseconds: BigInt(local.getTime()) * 1_000_000n + fraction - BigInt(offset) * minute,
    offset,
    utc: found[8] === "Z",
  };
}

/** The date and time at the place, in the UTC fields of a Date. */
export function localDate(timestamp: Timestamp): Date {
  const local = timestamp.nanoseconds + BigInt(timestamp.offset) * minute;
  const seconds = local / second - (local % second < 0n ? 1n : 0n);
  return new Date(Number(seconds) * 1000);
}

/** To the second, as Terraform writes the result of `timeadd`. */
export function timestampText(timestamp: Timestamp): string {
  const date = localDate(timestamp);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new UnsupportedCall("the year has not four digits");
  const zone = timestamp.offset === 0 ? "Z" : offsetText(timestamp.offset, ":");
  return `${date.toISOString().slice(0, 19)}${zone}`;
}

/** `+05:30`. */
export function offsetText(offset: number, separator: string): string {
  const size = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}

const units: { readonly [name: string]: bigint } = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: second,
  m: minute,
  h: 60n * minute,
};

/** `-1h30m` in nanoseconds. Throws FunctionError when the text is no duration. */
export function readDuration(text: string): bigint {
  const [, sign = "", size = ""] = /^([+-]?)(.*)$/su.exec(text) ?? [];
  if (size === "0") return 0n;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/u.test(size)) {
    throw new FunctionError(`"${text}" is no duration`);
  }
  let total = 0n;
  for (const [, whole = "", fraction = "", unit = ""] of size.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/gu)) {
    const worth = units[unit] ?? 0n;
    total += BigInt(whole || "0") * worth + (BigInt(fraction || "0") * worth) / 10n ** BigInt(fraction.length);
  }
  if (total >= 1n << 63n) throw new FunctionError(`"${text}" is too long a duration`);
  return sign === "-" ? -total : total;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
