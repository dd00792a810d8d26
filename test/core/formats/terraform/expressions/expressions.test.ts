/** The evaluator against what Terraform itself answered; record.mjs writes the table. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toPlain } from "../../../../../src/core/formats/terraform/evaluate/value";
import { Module } from "../../../../../src/core/formats/terraform/module";
import { parseTerraform } from "../../../../../src/core/formats/terraform/parser";
import { grammar } from "../support";
// @ts-expect-error plain data, shared with record.mjs
import { module } from "./cases.mjs";

interface Row {
  readonly expression: string;
  readonly result?: unknown;
  readonly error?: true;
}

const rows: readonly Row[] = JSON.parse(readFileSync(new URL("table.json", import.meta.url), "utf8"));

test.each(rows.map((row) => [row.expression, row] as const))("%s", (_, row) => {
  const value = evaluated(row.expression);
  if (row.error) expect(value).toHaveProperty("unknown");
  else expect(value).toEqual({ plain: row.result });
});

function evaluated(expression: string) {
  const subject = new Module("");
  const text = `${module}\nlocals {\n  answer = ${expression.trimEnd()}\n}\n`;
  subject.index.setFile("main.tf", parseTerraform(grammar, "main.tf", text));
  subject.memory.doubt(subject.index.takeChanges());
  const value = subject.local("answer");
  // Objects of the evaluator have no prototype; the comparison is about what they hold.
  return value && JSON.parse(JSON.stringify(toPlain(value)));
}
