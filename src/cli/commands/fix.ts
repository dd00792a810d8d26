/**
 * `fix PATH… [--rule ID] [--dry-run] [--answer ID=VALUE]`: applies the first quick-fix of each finding that has one,
 * looks again, and repeats until nothing changes. Fixes that ask something are applied when `--answer` answers it.
 */
import { checkAnswer, fillAnswers } from "../../core/changes/answers";
import { constraints } from "../../core/constraints/all";
import { applyTextEdits, type TextEdit } from "../../core/model/change";
import type { Finding, Fix } from "../../core/model/finding";
import type { Engine } from "../../core/snapshot";
import { changedFiles, printDifference, textsOf, writeFiles } from "../edited-files";
import { FINE, UsageError } from "../exit";
import { loadEngine, type Reading } from "../load";
import { print, printJson } from "../print";

interface Applied {
  readonly rule: string;
  readonly resource: string;
  readonly title: string;
  readonly file: string;
}

export interface FixOptions extends Reading {
  readonly format: string;
  readonly rule?: string;
  readonly dryRun: boolean;
  readonly answers: Readonly<Record<string, string>>;
}

export async function fix(paths: readonly string[], options: FixOptions): Promise<number> {
  if (options.rule !== undefined && !constraints.some((it) => it.meta.id === options.rule))
    throw new UsageError(`no rule "${options.rule}"; \`lb-topology rules\` lists them`);
  const engine = await loadEngine(paths, options);
  const before = textsOf(engine.snapshot);
  const { applied, refused } = applyAll(engine, options);
  const changed = changedFiles(before, engine.snapshot);
  if (!options.dryRun) writeFiles(changed, engine.snapshot);
  if (options.format === "json") printJson({ version: 1, applied, files: changed });
  else {
    if (options.dryRun) printDifference(changed, before, engine.snapshot);
    else for (const it of applied) print(`${it.file}: ${it.title} [${it.rule}]\n`);
    for (const line of refused) process.stderr.write(`${line}\n`);
    const verb = options.dryRun ? "would be applied" : "applied";
    process.stderr.write(
      `${applied.length} ${applied.length === 1 ? "fix" : "fixes"} ${verb}, ${changed.length} files changed\n`,
    );
  }
  engine.dispose();
  return FINE;
}

/**
 * One fix at a time, each planned on what the one before left. A fix that is refused, or after which the rule finds no
 * less than before, is not tried again on that finding; nor is one that brings back a text that was there before.
 */
function applyAll(engine: Engine, options: FixOptions): { applied: Applied[]; refused: string[] } {
  const applied: Applied[] = [];
  const refused: string[] = [];
  const tried = new Set<string>();
  const touched = new Set<string>();
  const seen = new Set<string>();
  const state = () => JSON.stringify([...touched].sort().map((it) => [it, engine.snapshot.text(it)]));
  const count = (rule: string) => engine.snapshot.findings.filter((it) => it.rule === rule).length;
  for (;;) {
    const next = engine.snapshot.findings.find(
      (it) => (!options.rule || it.rule === options.rule) && it.fixes.length > 0 && !tried.has(it.id),
    );
    const first = next?.fixes[0];
    if (!next || !first) return { applied, refused };
    const before = count(next.rule);
    const outcome = applyOne(engine, next, first, options.answers);
    if (typeof outcome === "string") {
      tried.add(next.id);
      refused.push(`${next.range.file}: ${first.title}: ${outcome} [${next.rule}]`);
      continue;
    }
    for (const it of outcome) touched.add(it);
    applied.push({ rule: next.rule, resource: next.resource, title: first.title, file: next.range.file });
    // What follows a finding in a list takes over its id: only one that made no progress is done with.
    if (count(next.rule) >= before || seen.has(state())) tried.add(next.id);
    seen.add(state());
  }
}

/** The files that a fix changed, or why it could not be applied. */
function applyOne(
  engine: Engine,
  finding: Finding,
  chosen: Fix,
  answers: FixOptions["answers"],
): readonly string[] | string {
  let { changes } = chosen;
  if (chosen.ask) {
    const answer = answers[chosen.ask.id];
    if (answer === undefined) return `needs an answer: ${chosen.ask.prompt} (--answer ${chosen.ask.id}=…)`;
    const wrong = checkAnswer(chosen.ask.check, answer);
    if (wrong) throw new UsageError(`--answer ${chosen.ask.id}: ${wrong}`);
    changes = fillAnswers(changes, { [chosen.ask.id]: answer });
  }
  const plan = engine.snapshot.plan(changes);
  if (!plan.ok) return plan.reason;
  if (!plan.edits.length) return `nothing to change for ${finding.resource}`;
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of plan.edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  engine.update(
    [...byFile].map(([file, edits]) => ({ path: file, text: applyTextEdits(engine.snapshot.text(file) ?? "", edits) })),
  );
  return [...byFile.keys()];
}
