/** `rules [ID]`: the rule catalogue, or one rule's page. */
import { constraints } from "../../core/constraints/all";
import type { ConstraintMeta } from "../../core/constraints/constraint";
import { inConfigConnector } from "../../core/examples/in-config-connector";
import { loadTerraformGrammar, terraformFormat } from "../../core/formats/terraform";
import { allHazards } from "../../core/review/hazards/all";
import type { HazardMeta } from "../../core/review/hazards/hazard";
import { FINE, UsageError } from "../exit";
import { grammarBytes } from "../load";
import { print, printJson } from "../print";
import { rulePage } from "../report/rule-page";

export async function rules(id: string | undefined, options: { format: string }): Promise<number> {
  const all = constraints.map((it) => it.meta);
  const chosen = id === undefined ? all : all.filter((it) => it.id === id);
  const hazard = allHazards.find((it) => it.id === id);
  if (hazard) return oneHazard(hazard, options.format);
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
  if (id === undefined || !only) {
    print(table(chosen));
    return FINE;
  }
  const terraform = terraformFormat(await loadTerraformGrammar(grammarBytes()));
  print(rulePage(only, inConfigConnector(terraform, only), columns()));
  return FINE;
}

/** What a comparison tells, not one version by itself: `diff` lists them. */
function oneHazard({ id, severity, title, docs, sources, fixable = false }: HazardMeta, format: string): number {
  if (format === "json") printJson({ version: 1, rules: [{ id, severity, title, docs, sources, fixable }] });
  else print(`${id} (${severity}, told by lb-topology diff)\n\n${title}\n\n${docs}\n\n${sources.join("\n")}\n`);
  return FINE;
}

function table(metas: readonly ConstraintMeta[]): string {
  const width = Math.max(...metas.map((it) => it.id.length));
  const lines = metas.map(
    (it) => `${it.id.padEnd(width)}  ${it.severity.padEnd(7)}  ${it.fixable ? "fix" : "   "}  ${it.title}`,
  );
  return `${lines.join("\n")}\n${metas.length} rules\n`;
}

/** Prose is read best in lines that are neither short nor long. */
function columns(): number {
  return Math.min(Math.max(process.stdout.columns ?? 100, 40), 100);
}
