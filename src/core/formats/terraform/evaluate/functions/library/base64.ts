/** Base64 with padding, as Terraform reads and writes it. */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function toBase64(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.slice(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += digit(group >> 18) + digit(group >> 12);
    text += second === undefined ? "=" : digit(group >> 6);
    text += third === undefined ? "=" : digit(group);
  }
  return text;
}

/** Undefined when the text is no base64. Line breaks are skipped. */
export function fromBase64(text: string): readonly number[] | undefined {
  const digits = text.replace(/[\r\n]/g, "");
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < digits.length; at += 4) {
    const part = digits.slice(at, at + 4).replace(/=+$/, "");
    const group = [...part.padEnd(4, "A")].reduce((sum, it) => (sum << 6) | alphabet.indexOf(it), 0);
    bytes.push(...[group >> 16, (group >> 8) & 0xff, group & 0xff].slice(0, part.length - 1));
  }
  return bytes;
}

function digit(group: number): string {
  return alphabet.charAt(group & 63);
}
