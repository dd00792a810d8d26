/**
 * Findings as workflow commands, which GitHub shows on the lines of a pull request.
 * Format and escaping: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Diagnostic } from "./diagnostic";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

export function asGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map((it) => {
      const where = Object.entries({
        file: it.file,
        line: it.line,
        endLine: it.endLine,
        // Columns are allowed only where a single line is meant.
        ...(it.line === it.endLine ? { col: it.column, endColumn: it.endColumn } : {}),
        title: `lb-topology ${it.rule}`,
      });
      const properties = where.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(",");
      return `::${COMMANDS[it.severity]} ${properties}::${escapeData(it.message)}\n`;
    })
    .join("");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
