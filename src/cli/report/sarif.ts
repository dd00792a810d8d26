/** Findings as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { version } from "../../../package.json";
import { constraints } from "../../core/constraints/all";
import type { Location } from "../location";
import type { Diagnostic } from "./diagnostic";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

export function asSarif(diagnostics: readonly Diagnostic[]) {
  const used = [...new Set(diagnostics.map((it) => it.rule))].sort();
  const index = new Map(used.map((id, at) => [id, at]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "lb-topology", semanticVersion: version, rules: used.map(describeRule) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((it) => ({
          ruleId: it.rule,
          ruleIndex: index.get(it.rule),
          level: LEVELS[it.severity],
          message: { text: it.message },
          locations: [
            {
              physicalLocation: physical(it),
              ...(it.resource ? { logicalLocations: [{ fullyQualifiedName: it.resource, kind: "resource" }] } : {}),
            },
          ],
          ...(it.related.length
            ? {
                relatedLocations: it.related.map((other, id) => ({
                  id,
                  physicalLocation: physical(other),
                  message: { text: other.message },
                })),
              }
            : {}),
          // Survives moved lines, so that a result is not reported as new.
          partialFingerprints: { "resourceRule/v1": `${it.rule}:${it.resource || it.file}` },
        })),
      },
    ],
  };
}

function describeRule(id: string) {
  const meta = constraints.find((it) => it.meta.id === id)?.meta;
  if (!meta) return { id };
  return {
    id,
    shortDescription: { text: meta.title },
    fullDescription: { text: meta.docs },
    defaultConfiguration: { level: LEVELS[meta.severity] },
  };
}

function physical(it: Location) {
  return {
    artifactLocation: { uri: encodeURI(it.file) },
    region: { startLine: it.line, startColumn: it.column, endLine: it.endLine, endColumn: it.endColumn },
  };
}
