/** What the table cannot hold: calls without an answer here, digests of any text, and arguments of any kind. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FunctionError,
  type Plain,
  UnsupportedCall,
} from "../../../../../src/core/formats/terraform/evaluate/functions/function";
import { functionNames, lookupFunction } from "../../../../../src/core/formats/terraform/evaluate/functions/index";

const unsupported: readonly (readonly [string, ...Plain[]])[] = [
  ["pow", 10, 30],
  ["parseint", "ffffffffffffffffffff", 16],
  ["tonumber", "123456789012345678901234567890"],
  ["jsondecode", "[12345678901234567890]"],
  ["yamldecode", "at: 2020-01-01T10:00:00+01:00"],
  ["textencodebase64", "a", "Shift_JIS"],
  ["cidrsubnet", "10.0.0.0/8", 8, -1],
  ["indent", 1e9, "a\nb"],
  ["format", "%99999999d", 1],
  ["regex", "((a{100}){100}){100}", "a"],
  ["jsondecode", "[".repeat(100_000) + "]".repeat(100_000)],
];

describe("calls without an answer here", () => {
  it.each(unsupported.map(([name, ...args]) => [`${name}(${JSON.stringify(args).slice(0, 60)})`, name, args] as const))(
    "%s is unsupported, not refused",
    (_, name, args) => {
      expect(() => run(name, args)).toThrow(UnsupportedCall);
    },
  );
});

it.each(["timestamp", "file", "uuid", "try", "can", "nope", "constructor", "__proto__"])("has no %s", (name) => {
  expect(lookupFunction(name)).toBeUndefined();
});

it("knows functions by their full names", () => {
  expect(lookupFunction("core::upper")?.("a")).toBe("A");
});

it.each(["md5", "sha1", "sha256", "sha512"])("%s agrees with Node for any text", (name) => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(run(name, [text])).toBe(createHash(name).update(text, "utf8").digest("hex"));
    }),
    { numRuns: 60 },
  );
});

it("reads back what it encodes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      for (const [encode, decode] of [
        ["base64encode", "base64decode"],
        ["jsonencode", "jsondecode"],
        ["yamlencode", "yamldecode"],
      ] as const) {
        expect(run(decode, [run(encode, [text])])).toBe(text);
      }
      expect(decodeURIComponent(String(run("urlencode", [text])).replaceAll("+", "%20"))).toBe(text);
    }),
  );
});

it("answers an expression that would stop a backtracking engine", () => {
  expect(() => run("regex", ["^(a+)+$", `${"a".repeat(5000)}b`])).toThrow(FunctionError);
  expect(run("regex", ["(?:(?:(?:){1000}){1000}){1000}", "a"])).toBe("");
});

describe.each(functionNames)("%s", (name) => {
  it("answers, refuses or gives up, whatever the arguments", () => {
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 4 }), (args) => {
        const before = JSON.stringify(args);
        try {
          expect(isPlain(run(name, args))).toBe(true);
        } catch (error) {
          if (!(error instanceof FunctionError) && !(error instanceof UnsupportedCall)) throw error;
          expect(error.message).not.toBe("");
        }
        expect(JSON.stringify(args)).toBe(before);
      }),
      { numRuns: 150 },
    );
  });
});

const scalar: fc.Arbitrary<Plain> = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    "10.0.0.0/8",
    "fd00::/8",
    "2020-02-29T00:00:00Z",
    "1h",
    "(?P<a>x+)|y",
    "%-5.2f%s",
    "a: [1, &b 2, *b]",
  ),
  fc.integer({ min: -3, max: 40 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const plain: fc.Arbitrary<Plain> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
  fc.dictionary(fc.string({ maxLength: 4 }), fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), { maxKeys: 4 }),
);

function run(name: string, args: readonly Plain[]): Plain {
  const body = lookupFunction(name);
  if (!body) throw new Error(`no function ${name}`);
  return body(...args);
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === "object" && Object.values(value).every(isPlain);
}
