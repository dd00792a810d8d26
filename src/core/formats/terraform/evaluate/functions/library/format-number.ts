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
  const { digits, power } = significant(size, precision < 0 ? Number.POSITIVE_INFINITY : Math.max(1, precision));
  const used = digits.replace(/0+$/, "").length || 1;
  // From here on Go writes an exponent; for the shortest form it takes six digits as the limit.
  const most = Math.max(1, precision);
  const limit = precision < 0 ? 6 : most > used && used >= power + 1 ? used : most;
  if (power < -4 || power >= limit) return exponent(size, used - 1);
  return fixed(size, Math.max(0, used - 1 - power));
}

function exponent(size: number, precision: number): string {
  const { digits, power } = significant(size, precision + 1);
  const padded = digits.padEnd(precision + 1, "0");
  const sign = power < 0 ? "-" : "+";
  return `${join(padded.slice(0, 1), padded.slice(1))}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** At most so many digits of the number, and the power of ten of the first. */
function significant(size: number, most: number): { readonly digits: string; readonly power: number } {
  const [mantissa = "0", exponentText = "0"] = size.toExponential().split("e");
  const all = mantissa.replace(".", "");
  const power = Number(exponentText);
  if (all.length <= most) return { digits: all, power };
  const rounded = round(all, most, all.length - 1 - power).toString();
  // 9.99 to two digits has become 10.
  return rounded.length > most ? { digits: rounded.slice(0, most), power: power + 1 } : { digits: rounded, power };
}

function fixed(size: number, precision: number): string {
  const [whole = "0", fraction = ""] = numberText(size).split(".");
  if (fraction.length <= precision) return join(whole, fraction.padEnd(precision, "0"));
  const rounded = round(whole + fraction, whole.length + precision, fraction.length);
  const digits = rounded.toString().padStart(precision + 1, "0");
  return join(digits.slice(0, digits.length - precision), digits.slice(digits.length - precision));
}

/**
 * The first `keep` of the digits, rounded by the decimal digits behind, not by JavaScript's binary ones. `places` of
 * the digits stand behind the point.
 */
function round(digits: string, keep: number, places: number): bigint {
  const kept = BigInt(digits.slice(0, keep));
  const rest = digits.slice(keep);
  const half = `5${"0".repeat(rest.length - 1)}`;
  const up = rest === half ? roundsUp(BigInt(digits), places, kept) : rest > half;
  return up ? kept + 1n : kept;
}

/**
 * A decimal half, such as 2.675 to two places: Terraform keeps it as the nearest number of 512 bits, which lies a little
 * above or below. Only a half that is kept exactly goes to the even digit.
 */
function roundsUp(digits: bigint, places: number, kept: bigint): boolean {
  if (places <= 0) return kept % 2n === 1n;
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
