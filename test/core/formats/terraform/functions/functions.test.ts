/** The function library against what Terraform itself answered; record.mjs writes the table. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FunctionError, type Plain } from "../../../../../src/core/formats/terraform/evaluate/functions/function";
import { functionNames, lookupFunction } from "../../../../../src/core/formats/terraform/evaluate/functions/index";

interface CallCase {
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Row {
  readonly call: CallCase;
  readonly result?: Plain;
  readonly error?: true;
}

const rows: readonly Row[] = JSON.parse(readFileSync(new URL("table.json", import.meta.url), "utf8"));

describe.each(functionNames)("%s", (name) => {
  const own = rows.filter((row) => row.call.name === name);

  it("has an answer on record", () => {
    expect(own.some((row) => row.error === undefined)).toBe(true);
  });

  it.each(own.map((row) => [label(row.call), row] as const))("%s", (_, row) => {
    if (row.error) expect(() => run(row.call)).toThrow(FunctionError);
    else expect(run(row.call)).toEqual(row.result);
  });
});

it("knows every function on record", () => {
  expect([...new Set(rows.map((row) => row.call.name))].sort()).toEqual(functionNames);
});

function run(call: CallCase): Plain {
  const body = lookupFunction(call.name);
  if (!body) throw new Error(`no function ${call.name}`);
  return body(...call.args.map(resolve));
}

/** Inner calls are written `{ "$call": { name, args } }`. */
function resolve(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== "object" || value === null) return value as Plain;
  if ("$call" in value) return run(value.$call as CallCase);
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, resolve(it)]));
}

function label(call: CallCase): string {
  return `${call.name}(${call.args.map((arg) => JSON.stringify(arg)).join(", ")})`;
}
