/** Function calls as the evaluator makes them, against what Terraform itself answered (functions/record.mjs). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toPlain } from "../../../../../src/core/formats/terraform/evaluate/value";
import { Module } from "../../../../../src/core/formats/terraform/module";
import { parseTerraform } from "../../../../../src/core/formats/terraform/parser";
import { grammar } from "../support";

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Row {
  readonly call: Call;
  readonly result?: unknown;
  readonly error?: true;
}

const rows: readonly Row[] = JSON.parse(readFileSync(new URL("../functions/table.json", import.meta.url), "utf8"));
const texts = rows.map((row) => callText(row.call));
const values = evaluateAll(texts);

test.each(rows.map((row, index) => [texts[index] ?? "", row, index] as const))("%s", (_, row, index) => {
  const value = values[index];
  if (row.error) expect(value).toHaveProperty("unknown");
  else expect(value).toEqual({ plain: row.result });
});

function evaluateAll(expressions: readonly string[]): unknown[] {
  const subject = new Module("");
  const text = `locals {\n${expressions.map((it, index) => `  answer_${index} = ${it}\n`).join("")}}\n`;
  const file = parseTerraform(grammar, "main.tf", text);
  expect(file.errors).toEqual([]);
  subject.index.setFile("main.tf", file);
  subject.memory.doubt(subject.index.takeChanges());
  return expressions.map((_, index) => {
    subject.effort.steps = 0;
    const value = subject.local(`answer_${index}`);
    return value && JSON.parse(JSON.stringify(toPlain(value)));
  });
}

function callText({ name, args }: Call): string {
  return `${name}(${args.map(expression).join(", ")})`;
}

/** JSON is almost HCL; `{ "$call": … }` stands for an inner call. */
function expression(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(expression).join(", ")}]`;
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("$call" in value) return callText(value.$call as Call);
  const entries = Object.entries(value).map(([key, it]) => `${quoted(key)} = ${expression(it)}`);
  return `{ ${entries.join(", ")} }`;
}

function quoted(value: string): string {
  const escaped = [...value].map((char) => {
    if (/^[ !#-[\]-~]$/.test(char)) return char;
    return `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
  });
  return `"${escaped.join("").replaceAll(/([$%])(?=\{)/g, "$1$1")}"`;
}
