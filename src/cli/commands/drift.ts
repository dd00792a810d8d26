/** `drift PATH…`: what is declared against what exports, plans and states show, field by field. */
import { type Drift, type FieldDrift, findDrift, type ObjectDrift } from "../../core/drift/drift";
import type { Resource } from "../../core/model/resource";
import type { Snapshot } from "../../core/snapshot";
import { FINDINGS, FINE } from "../exit";
import { loadEngine, type Reading } from "../load";
import { locate } from "../location";
import { print, printJson } from "../print";

export async function drift(paths: readonly string[], options: Reading & { format: string }): Promise<number> {
  const engine = await loadEngine(paths, options);
  const { snapshot } = engine;
  const found = findDrift(snapshot.topology);
  const drifted = found.objects.filter((it) => it.differences.length > 0);
  if (options.format === "json") printJson(describe(snapshot, found, drifted));
  else print(asText(snapshot, found, drifted));
  engine.dispose();
  return drifted.length > 0 ? FINDINGS : FINE;
}

function describe(snapshot: Snapshot, found: Drift, drifted: readonly ObjectDrift[]) {
  return {
    version: 1,
    objects: found.objects.map(({ declared, exported, differences }) => ({
      kind: declared.kind,
      name: declared.name,
      declared: placeOf(snapshot, declared),
      exported: placeOf(snapshot, exported),
      differences: differences.map((it) => ({
        field: it.field,
        type: it.type,
        ...side(snapshot, "declared", it),
        ...side(snapshot, "exported", it),
      })),
    })),
    onlyDeclared: found.onlyDeclared.map((it) => it.id),
    onlyExported: found.onlyExported.map((it) => it.id),
    summary: {
      compared: found.objects.length,
      drifted: drifted.length,
      differences: drifted.reduce((sum, it) => sum + it.differences.length, 0),
    },
  };
}

function placeOf(snapshot: Snapshot, { id, headRange }: Resource) {
  const { file, line, column } = locate(snapshot, headRange);
  return { id, file, line, column };
}

function side(snapshot: Snapshot, which: "declared" | "exported", difference: FieldDrift) {
  const value = difference[which];
  if (!value) return {};
  const { file, line, column } = locate(snapshot, value.range);
  return { [which]: { text: difference[`${which}Text`], file, line, column } };
}

function asText(snapshot: Snapshot, found: Drift, drifted: readonly ObjectDrift[]): string {
  const at = (range: Resource["range"]) => {
    const { file, line } = locate(snapshot, range);
    return `${file}:${line}`;
  };
  const lines = drifted.flatMap(({ declared, exported, differences }) => [
    `${declared.id} (${at(declared.headRange)}), exported in ${at(exported.headRange)}`,
    ...differences.map((it) => `  ${it.field}: ${sides(it, at)}`),
    "",
  ]);
  const count = found.objects.length;
  lines.push(
    count === 0
      ? "nothing is both declared (Terraform, Config Connector) and exported (API, plan, state)"
      : `${drifted.length} of ${count} objects ${drifted.length === 1 ? "differs" : "differ"}`,
  );
  return `${lines.join("\n")}\n`;
}

function sides(it: FieldDrift, at: (range: Resource["range"]) => string): string {
  const declared = it.declared ? `declared ${it.declaredText} (${at(it.declared.range)})` : "not declared";
  const exported = it.exported ? `there ${it.exportedText} (${at(it.exported.range)})` : "not there";
  return `${declared}, ${exported}`;
}
