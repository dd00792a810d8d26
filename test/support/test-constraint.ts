/** Tests of a rule as tables of text: rows on which it stays silent, and rows on which it fires, with what comes of a fix. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillAnswers } from "../../src/core/changes/answers";
import type { Constraint } from "../../src/core/constraints/constraint";
import { applyTextEdits } from "../../src/core/model/change";
import type { Finding, Fix } from "../../src/core/model/finding";
import type { Engine, Snapshot } from "../../src/core/snapshot";
import { parseMarked } from "./marked";
import { plainResources } from "./plain-resources";
import { recordKinds } from "./recording-topology";
import { engineOf } from "./terraform";
import { filesAsJson } from "./terraform-json";

/** One file's text, or several by path. */
type Config = string | Readonly<Record<string, string>>;

export interface ValidRow {
  readonly name: string;
  readonly tf: Config;
}

export interface InvalidRow {
  readonly name: string;
  /** «» marks each place where a squiggle of the rule belongs. */
  readonly tf: Config;
  /** Message of the first finding. */
  readonly message?: string;
  /** Titles of the first finding's fixes, in order. */
  readonly fixes?: readonly string[];
  /** The text after the first finding's first fix. */
  readonly fixed?: Config;
  /** Answer to whatever the fixes ask. */
  readonly answer?: string;
}

export interface Rows {
  readonly valid: readonly ValidRow[];
  readonly invalid: readonly InvalidRow[];
}

/** Declares the tests of one rule. */
export function testConstraint(rule: Constraint, rows: Rows): void {
  const { id } = rule.meta;
  describe(id, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await engineOf({});
    });
    afterAll(() => engine.dispose());
    const read = (config: Config): Snapshot => load(engine, filesOf(config));

    test("has rows of both sorts", () => {
      expect(rows.valid.length).toBeGreaterThan(0);
      expect(rows.invalid.length).toBeGreaterThan(0);
    });

    for (const row of rows.valid)
      test(`silent: ${row.name}`, () => {
        const snapshot = read(row.tf);
        expect(snapshot.problems).toEqual([]);
        expect(findingsOf(snapshot, id).map((it) => it.message)).toEqual([]);
        expectDeclaredReads(rule, snapshot);
      });

    for (const row of rows.invalid)
      test(`fires: ${row.name}`, () => {
        const { files, places } = withoutMarks(row.tf);
        const snapshot = load(engine, files);
        expect(snapshot.problems).toEqual([]);
        const findings = findingsOf(snapshot, id);
        expect(findings.map((it) => textAt(files, it))).toEqual(places.map((it) => textAt(files, it)));
        expect(findings.map((it) => it.range)).toMatchObject(places.map((it) => it.range));
        if (row.message !== undefined) expect(findings[0]?.message).toBe(row.message);
        if (row.fixes !== undefined) expect(findings[0]?.fixes.map((it) => it.title)).toEqual(row.fixes);
        expectDeclaredReads(rule, snapshot);
        // Planned before anything else is loaded: a plan is for the text that the engine holds.
        const repairs = findings.flatMap(({ fixes }) =>
          fixes.map((fix) => ({ fix, text: apply(snapshot, fix, row.answer) })),
        );
        if (row.fixed !== undefined) expect(repairs[0]?.text).toEqual(filesOf(row.fixed));
        for (const { fix, text } of repairs) expectRepaired(snapshot, load(engine, text), id, fix);
      });

    for (const row of rows.invalid)
      test(`fires in Terraform's JSON: ${row.name}`, () => {
        const { files } = withoutMarks(row.tf);
        const found = findingsOf(load(engine, files), id);
        const snapshot = load(engine, filesAsJson(files));
        expect(snapshot.problems).toEqual([]);
        const findings = findingsOf(snapshot, id);
        // Whatever a message says of places in the text is another matter.
        const told = (all: readonly Finding[]) =>
          all.map((it) => [it.resource, it.field, it.fixes.map((fix) => fix.title)]);
        expect(told(findings)).toEqual(told(found));
        const repairs = findings.flatMap(({ fixes }) =>
          fixes.map((fix) => ({ fix, text: apply(snapshot, fix, row.answer) })),
        );
        const inLanguage = load(engine, files);
        const expected = found.flatMap(({ fixes }) => fixes.map((fix) => apply(inLanguage, fix, row.answer)));
        for (const [index, { fix, text }] of repairs.entries()) {
          const repaired = load(engine, text);
          expectRepaired(snapshot, repaired, id, fix);
          const values = plainResources(repaired);
          expect(values).toEqual(plainResources(load(engine, expected[index] ?? {})));
        }
      });

    for (const row of rows.invalid)
      test(`silent about what is unknown: ${row.name}`, () => {
        const { files } = withoutMarks(row.tf);
        const before = new Set(findingsOf(load(engine, files), id).map((it) => it.id));
        for (const { changed, what } of unknowns(files)) {
          const found = findingsOf(load(engine, changed), id).filter((it) => !before.has(it.id));
          expect(
            found.map((it) => it.message),
            `with ${what} unknown`,
          ).toEqual([]);
        }
      });
  });
}

function filesOf(config: Config): Record<string, string> {
  return typeof config === "string" ? { "main.tf": config } : { ...config };
}

function withoutMarks(config: Config) {
  const files: Record<string, string> = {};
  const places: Pick<Finding, "range">[] = [];
  for (const [file, marked] of Object.entries(filesOf(config))) {
    const { text, marks } = parseMarked(marked);
    files[file] = text;
    places.push(...marks.map((it) => ({ range: { file, ...it } })));
  }
  return { files, places };
}

/** Makes an engine hold exactly the given files. */
function load(engine: Engine, files: Readonly<Record<string, string>>): Snapshot {
  const gone = engine.snapshot.files.filter((it) => files[it] === undefined);
  return engine.update([
    ...gone.map((path) => ({ path, text: undefined })),
    ...Object.entries(files).map(([path, text]) => ({ path, text })),
  ]);
}

function findingsOf(snapshot: Snapshot, rule: string): readonly Finding[] {
  const [failure] = snapshot.ruleFailures;
  if (failure) throw failure.error;
  return snapshot.findings.filter((it) => it.rule === rule);
}

function textAt(files: Readonly<Record<string, string>>, { range }: Pick<Finding, "range">): string | undefined {
  return files[range.file]?.slice(range.start, range.end);
}

function expectDeclaredReads(rule: Constraint, snapshot: Snapshot): void {
  const recording = recordKinds(snapshot.topology);
  for (const report of rule.find(recording.topology)) expect(report.resource).toBeTruthy();
  expect(rule.meta.reads).toEqual(expect.arrayContaining([...recording.kinds]));
}

function apply(snapshot: Snapshot, fix: Fix, answer: string | undefined): Record<string, string> {
  if (fix.ask && answer === undefined) throw new Error(`"${fix.title}" asks: give the row an answer`);
  const changes = fix.ask ? fillAnswers(fix.changes, { [fix.ask.id]: answer ?? "" }) : fix.changes;
  const plan = snapshot.plan(changes);
  if (!plan.ok) throw new Error(`"${fix.title}" was refused: ${plan.reason}`);
  return Object.fromEntries(
    snapshot.files.map((file) => [
      file,
      applyTextEdits(
        snapshot.text(file) ?? "",
        plan.edits.filter((it) => it.file === file),
      ),
    ]),
  );
}

/** A fix leaves fewer findings of its rule than before and brings no error that was not there. */
function expectRepaired(before: Snapshot, after: Snapshot, rule: string, fix: Fix): void {
  expect(after.problems, `syntax after "${fix.title}"`).toEqual([]);
  const left = findingsOf(after, rule).length;
  expect(left, `findings left after "${fix.title}"`).toBeLessThan(findingsOf(before, rule).length);
  const errors = (snapshot: Snapshot) =>
    snapshot.findings.filter((it) => it.severity === "error").map((it) => `${it.rule} on ${it.resource}`);
  const known = new Set(errors(before));
  expect(
    errors(after).filter((it) => !known.has(it)),
    `new errors after "${fix.title}"`,
  ).toEqual([]);
}

/** Of many resources that are alike, so many stand for all. */
const alike = 3;

/**
 * The config with each value on a line of its own replaced, in turn, by a variable that has no value. A config that breaks a
 * limit repeats itself hundreds of times: of the same line in the same type of block, the first few are enough.
 */
function* unknowns(files: Readonly<Record<string, string>>) {
  const seen = new Map<string, number>();
  for (const [file, text] of Object.entries(files)) {
    for (const match of text.matchAll(/^([ \t]*[\w-]+[ \t]*=[ \t]*)([^\s{[#(][^\n]*|\[[^\n]*\]|\{[^\n]*\})$/gm)) {
      const [whole, head = "", value = ""] = match;
      const at = match.index;
      const block = /^[a-z]+ *(?:"[^"]*")?/m.exec(text.slice(text.lastIndexOf("\n}", at) + 2, at).trim())?.[0];
      const key = `${block} ${head.trim()} ${value.replace(/\d+/g, "0")}`;
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      if (times > alike) continue;
      const changed = `${text.slice(0, at)}${head}var.unknown${text.slice(at + whole.length)}\nvariable "unknown" {}\n`;
      yield { changed: { ...files, [file]: changed }, what: `${head.trim()} ${value}` };
    }
  }
}
