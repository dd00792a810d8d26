/**
 * `lint PATH… [--format text|json|sarif|github] [--baseline FILE | --write-baseline FILE]`: findings of every rule, and
 * what could not be read. Findings that a baseline knows are left out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { baselineOf, readBaseline, withoutKnown } from "../../core/config/baseline";
import type { Finding } from "../../core/model/finding";
import { FINDINGS, FINE, UsageError } from "../exit";
import { loadEngine, type Reading } from "../load";
import { print, printJson } from "../print";
import { type Diagnostic, diagnosticsOf, summaryOf } from "../report/diagnostic";
import { asGithub } from "../report/github";
import { asSarif } from "../report/sarif";
import { asText } from "../report/text";

export interface LintOptions extends Reading {
  readonly format: string;
  readonly baseline?: string | undefined;
  readonly writeBaseline?: string | undefined;
}

export async function lint(paths: readonly string[], options: LintOptions): Promise<number> {
  if (options.baseline !== undefined && options.writeBaseline !== undefined)
    throw new UsageError("lint: --baseline or --write-baseline, not both");
  const engine = await loadEngine(paths, options);
  const { snapshot } = engine;
  if (options.writeBaseline !== undefined) {
    const { findings } = baselineOf([...snapshot.findings, ...snapshot.knownFindings]);
    attempt(options.writeBaseline, "written", (file) =>
      writeFileSync(file, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`),
    );
    process.stderr.write(`${options.writeBaseline}: ${findings.length} known findings\n`);
    engine.dispose();
    return FINE;
  }
  const told = options.baseline === undefined ? snapshot.findings : unknownTo(options.baseline, snapshot.findings);
  const diagnostics = diagnosticsOf(snapshot, told);
  const summary = summaryOf(snapshot, diagnostics);
  switch (options.format) {
    case "json":
      printJson({ version: 1, diagnostics: diagnostics.map(publicShape), summary });
      break;
    case "sarif":
      printJson(asSarif(diagnostics));
      break;
    case "github":
      print(asGithub(diagnostics));
      break;
    default:
      print(asText(diagnostics, summary));
  }
  const known = snapshot.findings.length - told.length + snapshot.knownFindings.length;
  if (known > 0) process.stderr.write(`${known} known findings of the baseline are not shown\n`);
  engine.dispose();
  return summary.errors ? FINDINGS : FINE;
}

function unknownTo(file: string, findings: readonly Finding[]): readonly Finding[] {
  const read = readBaseline(attempt(file, "read", () => readFileSync(file, "utf8")));
  if (!read.ok) throw new UsageError(`${file}: ${read.reason}`);
  return withoutKnown(findings, [read.baseline]);
}

function attempt<T>(file: string, what: string, action: (file: string) => T): T {
  try {
    return action(file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function publicShape({ related: _, ...rest }: Diagnostic) {
  return rest;
}
