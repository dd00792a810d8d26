/** Numbers as Go's `%e`, `%f` and `%g` write them. */
import { numberText } from "./convert";

/** Without sign. A negative precision means: as many digits as the number has (`%g`), or six. */
export function formatFloat(value: number, verb: string, precision: number): string {
  const size = Math.abs(value);
  const lower = verb.toLowerCase();
  const written =
    lower === "f"
      ? fixed(size, precision < 0 ? 6 : precision)
      : lower === "e"
        ? exponent(size, precision < 0 ? 6 : precision)
        : general(size, precision);
  return verb === lower ? written : written.toUpperCase();
}

function general(size: number, precision: number): string {
  const digits = precision < 0 ? shortest(size) : Math.max(1, precision);
  const [mantissa = "0", power = "0"] = size.toExponential(digits - 1).split("e");
  const used = mantissa.replace(/\.?0+$/, "").replace(".", "").length;
  const at = Number(power);
  // From here on Go writes an exponent; for the shortest form it takes six digits as the limit.
  const limit = precision < 0 ? 6 : digits > used && used >= at + 1 ? used : digits;
  if (at < -4 || at >= limit) return exponent(size, Math.max(0, Math.min(digits, used) - 1));
  return fixed(size, Math.max(0, Math.min(digits, used) - 1 - at));
}

function shortest(size: number): number {
  return size.toExponential().split("e")[0]?.replace(".", "").length ?? 1;
}

function exponent(size: number, precision: number): string {
  const [mantissa = "0", power = "+0"] = rounded(size, precision).split("e");
  return `${mantissa}e${power.charAt(0)}${power.slice(1).padStart(2, "0")}`;
}

function rounded(size: number, precision: number): string {
  return size.toExponential(Math.min(100, precision));
}

/** Rounds the decimal digits, not JavaScript's binary ones: 1.0049999 is no 1.005 to Terraform either. */
function fixed(size: number, precision: number): string {
  const [whole = "0", fraction = ""] = numberText(size).split(".");
  if (fraction.length <= precision) return join(whole, fraction.padEnd(precision, "0"));
  const kept = BigInt(whole + fraction.slice(0, precision));
  const rest = fraction.slice(precision);
  const half = `5${"0".repeat(rest.length - 1)}`;
  const up = rest === half ? roundsUp(BigInt(whole + fraction), fraction.length, kept) : rest > half;
  const digits = (up ? kept + 1n : kept).toString().padStart(precision + 1, "0");
  return join(digits.slice(0, digits.length - precision), digits.slice(digits.length - precision));
}

/**
 * A decimal half, such as 2.675 to two places: Terraform keeps it as the nearest number of 512 bits, which lies a little
 * above or below. Only a half that is kept exactly goes to the even digit.
 */
function roundsUp(digits: bigint, places: number, kept: bigint): boolean {
  const divisor = 10n ** BigInt(places);
  const lead = digits.toString(2).length - divisor.toString(2).length;
  // The quotient has 512 bits or 513: one more shift decides.
  let shift = BigInt(512 - lead - 1);
  if ((digits << shift) / divisor < 1n << 511n) shift += 1n;
  const rest = (digits << shift) % divisor;
  return rest === 0n ? kept % 2n === 1n : 2n * rest > divisor;
}

function join(whole: string, fraction: string): string {
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
