/** Known findings that are not reported: what a team starts from, so that only new mistakes are told. */
import type { Finding } from "../model/finding";
import { z } from "../model/zod";

const BaselineSchema = z.object({
  version: z.literal(1),
  findings: z.array(
    z.object({
      rule: z.string(),
      resource: z.string(),
      /** The field, without the places of items in lists: these move. */
      field: z.string().optional(),
      count: z.number().int().positive().optional(),
    }),
  ),
});

export type Baseline = z.infer<typeof BaselineSchema>;

export type BaselineResult =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly reason: string };

/** The text of a baseline file; says what is wrong with one that is none. */
export function readBaseline(text: string): BaselineResult {
  try {
    const parsed = BaselineSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, baseline: parsed.data };
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      reason: `no baseline: ${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "unreadable"}`,
    };
  } catch (error) {
    return { ok: false, reason: `no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** A baseline in which all of the findings are known. By resource, rule and field, so that lines may move. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const counts = new Map<string, Baseline["findings"][number]>();
  for (const it of findings) {
    const before = counts.get(keyOf(it));
    const field = plainField(it.field);
    counts.set(keyOf(it), {
      rule: it.rule,
      resource: it.resource,
      ...(field === undefined ? {} : { field }),
      ...(before ? { count: (before.count ?? 1) + 1 } : {}),
    });
  }
  return { version: 1, findings: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it) };
}

/** The findings that the baselines do not know. */
export function withoutKnown(findings: readonly Finding[], baselines: readonly Baseline[]): readonly Finding[] {
  if (baselines.length === 0) return findings;
  const left = new Map<string, number>();
  for (const it of baselines.flatMap((baseline) => baseline.findings))
    left.set(keyOf(it), (left.get(keyOf(it)) ?? 0) + (it.count ?? 1));
  return findings.filter((it) => {
    const known = left.get(keyOf(it)) ?? 0;
    if (known > 0) left.set(keyOf(it), known - 1);
    return known === 0;
  });
}

function keyOf({ rule, resource, field }: Pick<Finding, "rule" | "resource" | "field">): string {
  return JSON.stringify([resource, rule, plainField(field) ?? ""]);
}

function plainField(field: string | undefined): string | undefined {
  return field?.replace(/\[\d+\]/g, "[]");
}
