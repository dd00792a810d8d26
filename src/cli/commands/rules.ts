/** `rules [ID]`: the rule catalogue, or one rule's page. */
import { constraints } from "../../core/constraints/all";
import type { ConstraintMeta } from "../../core/constraints/constraint";
import { FINE, UsageError } from "../exit";
import { print, printJson } from "../print";

export function rules(id: string | undefined, options: { format: string }): number {
  const all = constraints.map((it) => it.meta);
  const chosen = id === undefined ? all : all.filter((it) => it.id === id);
  if (!chosen.length) throw new UsageError(`no rule "${id}"; \`lb-topology rules\` lists them`);
  if (options.format === "json") {
    printJson({
      version: 1,
      rules: chosen.map((it) => ({
        id: it.id,
        severity: it.severity,
        title: it.title,
        docs: it.docs,
        sources: it.sources,
        fixable: it.fixable,
      })),
    });
    return FINE;
  }
  const [only] = chosen;
  print(id !== undefined && only ? page(only) : table(chosen));
  return FINE;
}

function table(metas: readonly ConstraintMeta[]): string {
  const width = Math.max(...metas.map((it) => it.id.length));
  const lines = metas.map(
    (it) => `${it.id.padEnd(width)}  ${it.severity.padEnd(7)}  ${it.fixable ? "fix" : "   "}  ${it.title}`,
  );
  return `${lines.join("\n")}\n${metas.length} rules\n`;
}

function page(meta: ConstraintMeta): string {
  const parts = [
    `${meta.id} (${meta.severity}${meta.fixable ? ", has a quick-fix" : ""})`,
    meta.title,
    meta.docs,
    ...(meta.examples ? [`Wrong:\n\n${meta.examples.bad.trim()}`, `Right:\n\n${meta.examples.good.trim()}`] : []),
    `Sources:\n${meta.sources.map((it) => `  ${it}`).join("\n")}`,
  ];
  return `${parts.join("\n\n")}\n`;
}
