/** `lint PATH… [--format text|json|sarif|github]`: findings of every rule, and what could not be read. */
import { FINDINGS, FINE } from "../exit";
import { loadEngine, type Reading } from "../load";
import { print, printJson } from "../print";
import { type Diagnostic, diagnosticsOf, summaryOf } from "../report/diagnostic";
import { asGithub } from "../report/github";
import { asSarif } from "../report/sarif";
import { asText } from "../report/text";

export async function lint(paths: readonly string[], options: Reading & { format: string }): Promise<number> {
  const engine = await loadEngine(paths, options);
  const { snapshot } = engine;
  const diagnostics = diagnosticsOf(snapshot);
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
  engine.dispose();
  return summary.errors ? FINDINGS : FINE;
}

function publicShape({ related: _, ...rest }: Diagnostic) {
  return rest;
}
