/** Broken texts made of a good one, the same for the same seed. */
import fc from "fast-check";

/** Texts that are cut off, that lack stretches, have them twice, or hold characters that stand for something. */
export function mutations(text: string, count: number, seed: number): readonly string[] {
  const at = fc.nat(text.length);
  const length = fc.nat(40);
  const piece = fc.constantFrom(
    ..."{}[]\",:\\$%#/'\n\r\t0-.e~\u0000\ufeff\ud800é",
    "${",
    "%{",
    "%{ if",
    "${~",
    "\\u12",
    '\\"',
    "null",
    "<<-EOT",
    "//",
    "/*",
    '""',
    "[[[[",
    "{{{{",
    '"//":',
    "__proto__",
    '"constructor":',
  );
  const step = fc.oneof(
    fc.record({ at, length }).map((it) => (now: string) => now.slice(0, it.at) + now.slice(it.at + it.length)),
    fc.record({ at, piece }).map((it) => (now: string) => now.slice(0, it.at) + it.piece + now.slice(it.at)),
    fc
      .record({ at, length, to: at })
      .map((it) => (now: string) => now.slice(0, it.to) + now.slice(it.at, it.at + it.length) + now.slice(it.to)),
    fc
      .record({ at, length, piece })
      .map((it) => (now: string) => now.slice(0, it.at) + it.piece.repeat(it.length) + now.slice(it.at + it.length)),
    at.map((it) => (now: string) => now.slice(0, it)),
  );
  const steps = fc.array(step, { minLength: 1, maxLength: 4 });
  return fc.sample(steps, { numRuns: count, seed }).map((all) => all.reduce((now, change) => change(now), text));
}
