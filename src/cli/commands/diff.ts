/** `diff BASE HEAD`: what has changed from one version to another, and what may go wrong when it is applied. */
import { existsSync } from "node:fs";
import { isDrawn } from "../../core/kinds/registry";
import type { SourceRange } from "../../core/model/range";
import { LineIndex } from "../../core/model/range";
import type { Resource } from "../../core/model/resource";
import { findHazards } from "../../core/review/hazards/all";
import type { FieldChange, Hazard, Pair, Review, Side } from "../../core/review/model";
import { reviewPlan } from "../../core/review/plan";
import { review } from "../../core/review/review";
import type { Edge, Topology } from "../../core/topology/topology";
import { FINDINGS, FINE, UsageError } from "../exit";
import { loadFrom, type Reading } from "../load";
import { print, printJson } from "../print";
import { readFiles } from "../read-files";
import { type FileSource, revisionSource, treeSource } from "../sources";
import { valueJson } from "../value-json";

/** A comparison, and how places of either side are told. */
interface Compared {
  readonly review: Review;
  at(side: Side, range: SourceRange): { readonly file: string; readonly line: number; readonly column: number };
}

export async function diff(
  versions: readonly string[],
  options: Reading & { format: string; path: string | undefined },
): Promise<number> {
  const compared = await compare(versions, options);
  const shown = drawnOnly(compared.review);
  const hazards = findHazards(compared.review);
  if (options.format === "json") printJson(describe(compared, shown, hazards));
  else print(asText(compared, shown, hazards));
  return shown.some ? FINDINGS : FINE;
}

async function compare(
  versions: readonly string[],
  options: Reading & { path: string | undefined },
): Promise<Compared> {
  const [one, other] = versions;
  if (one === undefined || versions.length > 2)
    throw new UsageError("diff: which two versions? Two paths, or revisions of git with --path, or one plan");
  if (options.path !== undefined) {
    const { path: at } = options;
    return compareSources(
      revisionSource(one, at),
      other === undefined ? treeSource(at) : revisionSource(other, at),
      options,
    );
  }
  if (other === undefined) return comparePlan(one);
  for (const it of [one, other])
    if (!existsSync(it))
      throw new UsageError(`${it}: no such file or folder; for revisions of git, say --path as well`);
  return compareSources(treeSource(one), treeSource(other), options);
}

async function compareSources(base: FileSource, head: FileSource, options: Reading): Promise<Compared> {
  const before = await loadFrom(base, options);
  const after = await loadFrom(head, options);
  const made = review(before.snapshot.topology, after.snapshot.topology);
  const sides = { base: { source: base, snapshot: before.snapshot }, head: { source: head, snapshot: after.snapshot } };
  const compared: Compared = {
    review: made,
    at: (side, range) => {
      const { source, snapshot } = sides[side];
      return { file: source.show(range.file), ...oneBased(snapshot.lines(range.file), range.start) };
    },
  };
  before.dispose();
  after.dispose();
  return compared;
}

function comparePlan(file: string): Compared {
  const [plan] = readFiles([file]);
  const made = plan && reviewPlan(plan.path, plan.text);
  if (!plan || !made)
    throw new UsageError(
      `${file}: no plan that terraform show -json printed; diff takes one of those, or two versions`,
    );
  const lines = new LineIndex(plan.text);
  return { review: made, at: (_, range) => ({ file: plan.path, ...oneBased(lines, range.start) }) };
}

function oneBased(lines: LineIndex | undefined, offset: number): { line: number; column: number } {
  const { line, column } = lines?.position(offset) ?? { line: 0, column: 0 };
  return { line: line + 1, column: column + 1 };
}

/** What `graph` shows as well: networks and the like are no part of it. */
function drawnOnly({ base, head, added, removed, changed, edges }: Review) {
  const isShown = (topology: Topology, id: string) => {
    const resource = topology.get(id);
    return resource !== undefined && isDrawn(resource.kind);
  };
  const shown = {
    added: added.filter((it) => isDrawn(it.kind)),
    removed: removed.filter((it) => isDrawn(it.kind)),
    changed: changed.filter((it) => isDrawn(it.after.kind)),
    edges: {
      added: edges.added.filter((it) => isShown(head, it.from) && isShown(head, it.to)),
      removed: edges.removed.filter((it) => isShown(base, it.from) && isShown(base, it.to)),
    },
  };
  const { length } = [shown.added, shown.removed, shown.changed, shown.edges.added, shown.edges.removed].flat();
  return { ...shown, some: length > 0 };
}

type Shown = ReturnType<typeof drawnOnly>;

function describe({ review: made, at }: Compared, shown: Shown, hazards: readonly Hazard[]) {
  const edge = ({ from, to, role }: Edge) => ({ from, to, role });
  return {
    version: 1,
    added: shown.added.map((it) => it.id),
    removed: shown.removed.map((it) => it.id),
    changed: shown.changed.map((pair) => ({
      id: pair.after.id,
      ...(pair.before.id === pair.after.id ? {} : { was: pair.before.id }),
      fields: pair.fields.map((it) => ({
        path: it.field,
        before: jsonOf(made.base, pair.before, it, "before"),
        after: jsonOf(made.head, pair.after, it, "after"),
        ...(it.certain ? {} : { uncertain: true }),
      })),
      ...(pair.replacement ? { replaced: replacedOf(pair) } : {}),
    })),
    edges: { added: shown.edges.added.map(edge), removed: shown.edges.removed.map(edge) },
    hazards: hazards.map((it) => ({
      hazard: it.hazard,
      severity: it.severity,
      message: it.message,
      resource: it.resource,
      side: it.side,
      ...(it.field === undefined ? {} : { field: it.field }),
      ...at(it.side, it.range),
      related: it.related.map((place) => ({ message: place.message, ...at(place.side, place.range) })),
      fixes: it.fixes.map((fix) => fix.title),
      steps: it.steps,
    })),
  };
}

/** null: not set. */
function jsonOf(topology: Topology, resource: Resource, change: FieldChange, side: "before" | "after"): unknown {
  const value = change[side];
  if (value) return valueJson(topology, resource)(value, change.field);
  const text = change[`${side}Text`];
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

function replacedOf({ replacement }: Pair) {
  if (!replacement) return {};
  const { certain, order, fields, follows } = replacement;
  return {
    order: order === "createFirst" ? "create-before-destroy" : "destroy-before-create",
    certain,
    fields,
    ...(follows ? { follows: follows.id } : {}),
  };
}

function asText({ at }: Compared, shown: Shown, hazards: readonly Hazard[]): string {
  const place = (side: Side, range: SourceRange) => {
    const { file, line, column } = at(side, range);
    return `${file}:${line}:${column}`;
  };
  const lines = [
    ...shown.added.map((it) => `+ ${it.id} (${place("head", it.headRange)})`),
    ...shown.removed.map((it) => `- ${it.id} (${place("base", it.headRange)})`),
    ...shown.changed.flatMap((pair) => [
      `~ ${pair.after.id}${pair.before.id === pair.after.id ? "" : `, was ${pair.before.id}`} (${place("head", pair.after.headRange)})${pair.replacement ? replacedText(pair) : ""}`,
      ...pair.fields.map(
        (it) =>
          `    ${it.field}: ${it.beforeText ?? "not set"} → ${it.afterText ?? "not set"}${it.certain ? "" : " (may be the same)"}`,
      ),
    ]),
    ...shown.edges.added.map((it) => `+ ${it.from} → ${it.to} (${it.role})`),
    ...shown.edges.removed.map((it) => `- ${it.from} → ${it.to} (${it.role})`),
  ];
  if (hazards.length > 0) lines.push("", "When this is applied:");
  for (const it of hazards) {
    lines.push(`${place(it.side, it.range)}: ${it.severity}: ${it.message} [${it.hazard}]`);
    if (it.fixes[0]) lines.push(`    fix: ${it.fixes[0].title}`);
    for (const [index, step] of it.steps.entries()) lines.push(`    ${index + 1}. ${step}`);
  }
  if (lines.length > 0) lines.push("");
  lines.push(
    shown.some
      ? `${shown.added.length} added, ${shown.removed.length} removed, ${shown.changed.length} changed`
      : "no difference",
  );
  return `${lines.join("\n")}\n`;
}

function replacedText({ replacement }: Pair): string {
  return replacement?.certain ? ", replaced" : ", perhaps replaced";
}
