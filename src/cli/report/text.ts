/** Findings for people at a terminal. */
import type { Diagnostic, Summary } from "./diagnostic";

export function asText(diagnostics: readonly Diagnostic[], summary: Summary): string {
  const lines = diagnostics.flatMap((it) => [
    `${it.file}:${it.line}:${it.column}: ${it.severity}: ${it.message} [${it.rule}]`,
    ...it.fixes.slice(0, 1).map((fix) => `    fix: ${fix}`),
  ]);
  const counts = [plural(summary.errors, "error"), plural(summary.warnings, "warning"), plural(summary.infos, "hint")];
  lines.push(`${counts.join(", ")} in ${plural(summary.resources, "resource")} of ${plural(summary.files, "file")}`);
  return `${lines.join("\n")}\n`;
}

function plural(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
