/** Runs the rules over a topology and makes findings of what they report. Pure and deterministic. */
import type { Finding, Severity } from "../model/finding";
import type { Suppression } from "../model/problem";
import { contains } from "../model/range";
import type { Topology } from "../topology/topology";
import { constraints } from "./all";
import type { Constraint, Report } from "./constraint";
import { placeInCalls, sayOnce } from "./instances";
import { restrict } from "./islands";
import { type Judged, type RunMemory, recall } from "./memory";
import { applyPrecedence } from "./precedence";
import { rangeOf } from "./ranges";

/** Off, or the severity that a rule's findings have; may differ from file to file. */
export interface RuleLevels {
  level(rule: string, severity: Severity, file: string): "off" | Severity;
  /** Whether the rule is off in every file, so that it need not run. */
  isOff(rule: string, severity: Severity): boolean;
}

export interface RunSettings {
  /** Per rule: off, or another severity than its own. Counts where there are no `levels`. */
  readonly rules?: Readonly<Record<string, "off" | Severity>>;
  readonly levels?: RuleLevels;
  readonly suppressions?: readonly Suppression[];
  /** What the run before gave: findings that an edit since cannot have changed are taken from it. */
  readonly memory?: RunMemory;
  /** Wraps the work of each rule; it must call `work` once. For benchmarks, which bring their own clock. */
  readonly onRule?: (rule: string, work: () => void) => void;
}

export interface RunResult {
  /** Those that stand: not switched off, not suppressed. By file, position and rule. */
  readonly findings: readonly Finding[];
  /** Comments that silence nothing, with those of their rules that do not: the mistake is gone, or the name is misspelled. */
  readonly unusedSuppressions: readonly Suppression[];
  /** For the next run. Absent when a rule failed. */
  readonly memory?: RunMemory;
  /** Rules that threw, which is a bug of theirs: their findings are missing, all others are there. To be logged. */
  readonly failures: readonly RuleFailure[];
}

export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** Judges a topology by every rule that is switched on (or by those given). Never throws. */
export function runConstraints(
  topology: Topology,
  settings: RunSettings = {},
  rules: readonly Constraint[] = constraints,
): RunResult {
  const levels = settings.levels ?? sameEverywhere(settings.rules ?? {});
  const active = rules.filter(({ meta }) => !levels.isOff(meta.id, meta.severity));
  const failures: RuleFailure[] = [];
  const judge = (list: readonly Constraint[], part: Topology): Finding[] => {
    const found: Finding[] = [];
    for (const rule of list) {
      const work = () => {
        try {
          for (const it of findingsOf(rule, part)) found.push(it);
        } catch (error) {
          failures.push({ rule: rule.meta.id, error });
        }
      };
      if (settings.onRule) settings.onRule(rule.meta.id, work);
      else work();
    }
    return found;
  };
  const local = active.filter((it) => it.meta.local);
  const ids = active.map((it) => it.meta.id).join(" ");
  const memory = settings.memory?.rules === ids ? settings.memory : undefined;
  const recalled = recall(topology, memory);
  const isConcerned = ({ meta }: Constraint) => meta.reads.some((it) => recalled.kinds?.has(it) ?? true);
  const everywhere = new Map<string, readonly Finding[]>();
  for (const rule of active) {
    const { id } = rule.meta;
    if (rule.meta.local) continue;
    const known = isConcerned(rule) ? undefined : memory?.everywhere.get(id);
    everywhere.set(id, known ?? judge([rule], topology));
  }
  const contexts = new Map<string, string>();
  for (const rule of local) {
    if (!rule.context) continue;
    const known = isConcerned(rule) ? undefined : memory?.contexts.get(rule.meta.id);
    contexts.set(rule.meta.id, known ?? rule.context(topology));
  }
  const stale = local.filter(
    ({ meta: { id } }) => contexts.has(id) && memory !== undefined && memory.contexts.get(id) !== contexts.get(id),
  );
  const islands = judgeIslands(topology, recalled.islands, local.filter(isConcerned), stale, judge);
  const found = withSeverities([...[...everywhere.values()].flat(), ...[...islands.values()].flat()], levels);
  const suppressions = settings.suppressions ?? [];
  const used = new Map(suppressions.map((it) => [it, new Set<string>()]));
  const standing = placeInCalls(applyPrecedence(found), topology).filter((finding) => {
    const silencing = suppressions.filter((it) => silences(it, finding));
    for (const it of silencing) used.get(it)?.add(it.rules.includes(finding.rule) ? finding.rule : "all");
    return silencing.length === 0;
  });
  return {
    findings: sayOnce(standing, topology).sort(byPlace),
    unusedSuppressions: suppressions.flatMap((it) => unusedOf(it, used.get(it), rules, levels)),
    failures,
    ...(failures.length === 0 ? { memory: { rules: ids, topology, contexts, everywhere, islands } } : {}),
  };
}

/**
 * Findings by island: those remembered, and those that rules find anew, all at once. `rules` judge the islands that are
 * open; rules whose context changed judge everything.
 */
function judgeIslands(
  topology: Topology,
  islands: readonly Judged[],
  rules: readonly Constraint[],
  stale: readonly Constraint[],
  judge: (rules: readonly Constraint[], part: Topology) => readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const open = islands.filter((it) => it.open);
  const others = rules.filter((it) => !stale.includes(it));
  const fresh = [...judge(stale, topology)];
  if (open.length === islands.length) fresh.push(...judge(others, topology));
  else if (open.length > 0) {
    const members = open.flatMap((it) => it.members);
    fresh.push(...judge(others, restrict(topology, members)));
  }
  const outdated = new Set(stale.map((it) => it.meta.id));
  const again = new Set([...outdated, ...others.map((it) => it.meta.id)]);
  const findings = new Map<string, readonly Finding[]>();
  for (const island of islands) {
    const gone = island.open ? again : outdated;
    const kept = gone.size === 0 ? island.findings : island.findings.filter((it) => !gone.has(it.rule));
    findings.set(island.key, kept);
  }
  if (fresh.length === 0) return findings;
  const homes = new Map(islands.flatMap(({ key, members }) => members.map((it) => [it.id, key] as const)));
  for (const finding of fresh) {
    const key = homes.get(finding.resource);
    if (key !== undefined) findings.set(key, [...(findings.get(key) ?? []), finding]);
  }
  return findings;
}

/** Findings carry their rule's own severity until here, so that what is remembered does not depend on settings. */
function withSeverities(findings: readonly Finding[], levels: RuleLevels): readonly Finding[] {
  return findings.flatMap((it) => {
    const severity = levels.level(it.rule, it.severity, it.range.file);
    if (severity === "off") return [];
    return severity === it.severity ? [it] : [{ ...it, severity }];
  });
}

function sameEverywhere(rules: Readonly<Record<string, "off" | Severity>>): RuleLevels {
  return {
    level: (rule, severity) => rules[rule] ?? severity,
    isOff: (rule) => rules[rule] === "off",
  };
}

/** The suppression with those of its rules that it does not silence. Of a rule that is off there, nothing can be said. */
function unusedOf(
  suppression: Suppression,
  used: ReadonlySet<string> | undefined,
  rules: readonly Constraint[],
  levels: RuleLevels,
): readonly Suppression[] {
  const isOn = (id: string) => {
    const meta = rules.find((it) => it.meta.id === id)?.meta;
    return meta === undefined || levels.level(id, meta.severity, suppression.range.file) !== "off";
  };
  const unused = suppression.rules.filter((it) => !used?.has(it) && isOn(it));
  return unused.length > 0 ? [{ ...suppression, rules: unused }] : [];
}

function findingsOf(rule: Constraint, topology: Topology): Finding[] {
  const findings: Finding[] = [];
  const ids = new Map<string, number>();
  for (const report of rule.find(topology)) {
    const resource = topology.get(report.resource);
    if (!resource) throw new Error(`${rule.meta.id} reports on ${report.resource}, which is no resource`);
    const base = `${rule.meta.id}|${report.resource}|${report.field ?? ""}`;
    const times = (ids.get(base) ?? 0) + 1;
    ids.set(base, times);
    findings.push({
      id: times === 1 ? base : `${base}|${times}`,
      rule: rule.meta.id,
      severity: rule.meta.severity,
      message: messageOf(rule, report),
      template: report.message,
      resource: report.resource,
      ...(report.field === undefined ? {} : { field: report.field }),
      range: report.range ?? rangeOf(resource, report.field),
      related: report.related ?? [],
      fixes: resource.readOnly === undefined ? (report.fixes ?? []) : [],
      ...(report.unnecessary ? { unnecessary: true } : {}),
      ...(report.quiet ? { quiet: true } : {}),
    });
  }
  return findings;
}

/** Fills in a message template; a datum that is missing is a bug of the rule. */
function messageOf(rule: Constraint, report: Report): string {
  const template = rule.meta.messages[report.message];
  if (template === undefined) throw new Error(`${rule.meta.id} has no message "${report.message}"`);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const datum = report.data?.[name];
    if (datum === undefined) throw new Error(`${rule.meta.id}: message "${report.message}" lacks "${name}"`);
    return String(datum);
  });
}

function silences(suppression: Suppression, finding: Finding): boolean {
  return (
    (suppression.rules.includes(finding.rule) || suppression.rules.includes("all")) &&
    contains(suppression.covers, finding.range)
  );
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.range.file, b.range.file) ||
    a.range.start - b.range.start ||
    compare(a.rule, b.rule) ||
    compare(a.id, b.id)
  );
}

/** By code unit, so that the order does not depend on the machine's locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
