/**
 * The engine: keeps what each format remembers of its files and turns file changes into snapshots. Pure: the grammar
 * comes in as bytes and files as text, so it runs unchanged in the extension host, a web worker and the CLI.
 */
import type { Formats } from "./changes/choose-format";
import { differenceOf } from "./changes/finding-difference";
import { type NewFile, newFiles, wholeFiles } from "./changes/new-files";
import { renamedBy } from "./changes/renamed";
import { splitChanges } from "./changes/split";
import { withoutKnown } from "./config/baseline";
import { isProjectConfig } from "./config/is-project-config";
import type { PresetId } from "./config/presets";
import { type OwnSettings, ProjectConfigs, readBaselines } from "./config/project-configs";
import { unusedSuppressionProblems } from "./config/unused-suppressions";
import type { RunMemory } from "./constraints/memory";
import { withoutRepeats } from "./constraints/repeats";
import { type RuleFailure, type RunResult, type RunSettings, runConstraints } from "./constraints/run";
import { type Trial, type Trials, tryOut } from "./constraints/trial";
import { allFormats } from "./formats/all";
import type { Format, FormatSession, ParseResult, Wanted } from "./formats/format";
import { loadTerraformGrammar } from "./formats/terraform";
import { applyTextEdits, type Change, type EditPlan, type TextEdit } from "./model/change";
import type { Finding } from "./model/finding";
import type { Problem, Suppression } from "./model/problem";
import { LineIndex, type SourceRange } from "./model/range";
import type { FormatId, ParsedResource, Resource } from "./model/resource";
import type { ScalarType } from "./model/value";
import type { Engine, FileUpdate, Preview, RuleSettings, Snapshot, TrialChoice } from "./snapshot";
import { type BuildOptions, buildTopology } from "./topology/build";
import type { Topology } from "./topology/topology";

/** Bytes of the two WebAssembly modules that Terraform's parser needs. */
export interface GrammarBytes {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/**
 * An engine without files. Rejects when the bytes are not the modules they should be. `base`: the folder, as an absolute
 * path, that relative paths of files are relative to.
 */
export async function createEngine(bytes: GrammarBytes, base = ""): Promise<Engine> {
  return engineOf(allFormats(await loadTerraformGrammar(bytes)), base);
}

/** An engine without files, over formats of the caller's choice. */
export function engineOf(formats: readonly Format[], base = ""): Engine {
  return new WorkspaceEngine(formats, base);
}

/** A format with its memory of the files that are its own. */
interface OpenFormat {
  readonly format: Format;
  readonly session: FormatSession;
}

class WorkspaceEngine implements Engine {
  private readonly texts = new Map<string, string>();
  private readonly owners = new Map<string, OpenFormat>();
  private readonly open: readonly OpenFormat[];
  private readonly lineIndexes = new Map<string, LineIndex>();
  /** Texts that were handed to a format which wants them. */
  private readonly given = new Map<string, string | undefined>();
  private own: OwnSettings = {};
  private configs: ProjectConfigs;
  private variableFiles: readonly string[] = [];
  private version = 0;
  private memory: RunMemory | undefined;
  private linked: Topology | undefined;
  private current: Snapshot;

  constructor(
    formats: readonly Format[],
    private readonly base: string,
  ) {
    this.open = formats.map((format) => ({ format, session: format.open() }));
    this.configs = new ProjectConfigs(new Map(), this.own, base);
    this.current = this.analyze();
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  update(files: readonly FileUpdate[]): Snapshot {
    this.take(files);
    this.current = this.analyze();
    return this.current;
  }

  /** Hands texts on; what comes of them is worked out when it is asked for. */
  private take(files: readonly FileUpdate[]): void {
    const changed = files.filter((it) => this.texts.get(it.path) !== it.text);
    for (const { path, text } of changed) {
      this.lineIndexes.delete(path);
      if (text === undefined) this.texts.delete(path);
      else this.texts.set(path, text);
    }
    if (changed.some((it) => isProjectConfig(it.path))) this.readConfigs();
    for (const { path, text, deltas } of changed) this.give(path, text, deltas);
  }

  claims(path: string, text: string): FormatId | undefined {
    return this.ownerOf(path, text)?.format.id;
  }

  leavesOut(path: string): boolean {
    return this.configs.leavesOut(path);
  }

  configure(rules: RuleSettings, preset?: PresetId): Snapshot {
    this.own = { rules, ...(preset === undefined ? {} : { preset }) };
    this.readConfigs();
    this.current = this.analyze();
    return this.current;
  }

  setVariableFiles(files: readonly string[]): Snapshot {
    this.variableFiles = files;
    this.readConfigs();
    this.current = this.analyze();
    return this.current;
  }

  /** Takes in what `.lb-topology.yaml` files say: a file that they leave out now, or no more, changes hands. */
  private readConfigs(): void {
    const files = new Map([...this.texts].filter(([path]) => isProjectConfig(path)));
    this.configs = new ProjectConfigs(files, this.own, this.base);
    for (const [path, text] of this.texts)
      if (this.owners.get(path) !== this.ownerOf(path, text)) this.give(path, text);
    const chosen = [...this.configs.variableFiles, ...this.variableFiles];
    for (const { session } of this.open) session.setVariableFiles?.(chosen);
  }

  private ownerOf(path: string, text: string): OpenFormat | undefined {
    if (isProjectConfig(path) || this.configs.leavesOut(path)) return undefined;
    return this.open.find((it) => it.format.claims(path, text));
  }

  /** Hands a text to the format that claims it, and takes it from the one that did. */
  private give(path: string, text: string | undefined, deltas?: FileUpdate["deltas"]): void {
    const before = this.owners.get(path);
    const after = text === undefined ? undefined : this.ownerOf(path, text);
    if (before && before !== after) before.session.update(path, undefined);
    if (after) {
      after.session.update(path, text, before === after ? deltas : undefined);
      this.owners.set(path, after);
    } else this.owners.delete(path);
  }

  dispose(): void {
    for (const { session } of this.open) session.dispose();
  }

  /** What the formats make of their files, once they have the texts that they want beside them as far as these are there. */
  private results(): readonly ParseResult[] {
    for (;;) {
      const results = this.open.map((it) => it.session.result());
      let given = false;
      for (const [index, { wants }] of results.entries())
        for (const { type, path } of wants ?? []) {
          const text = this.texts.get(path);
          if (type !== "text" || this.given.get(path) === text) continue;
          this.given.set(path, text);
          this.open[index]?.session.provide?.(path, text);
          given = true;
        }
      if (!given) return results;
    }
  }

  /** Reads the text after edits. The text is put back before this returns, and the snapshot stays current. */
  private after<T>(edits: readonly TextEdit[], read: (after: Snapshot) => T): T {
    const { version, current, memory, linked } = this;
    const byFile = new Map<string, TextEdit[]>();
    for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
    const before = [...byFile.keys()].map((path) => ({ path, text: this.texts.get(path) }));
    try {
      return read(
        this.update(
          [...byFile].map(([path, list]) => ({ path, text: applyTextEdits(this.texts.get(path) ?? "", list) })),
        ),
      );
    } finally {
      this.take(before);
      this.version = version;
      this.current = current;
      // What is tried next differs from the text as it is by less than from what was tried.
      this.memory = memory;
      this.linked = linked;
    }
  }

  private analyze(): Snapshot {
    const results = this.results();
    return new WorkspaceSnapshot(
      ++this.version,
      inTextOrder(results.flatMap((it) => it.resources)),
      results.flatMap((it) => it.problems),
      results.flatMap((it) => it.suppressions),
      [
        ...results.flatMap((it) => it.wants ?? []),
        ...this.configs.baselineFiles.map((path): Wanted => ({ type: "text", path })),
      ],
      this.configs,
      new Map(this.texts),
      this.lineIndexes,
      new Map(this.owners),
      this.open,
      (version) => version === this.version,
      (edits, read) => this.after(edits, read),
      (topology, settings) => this.judge(topology, settings),
      (resources, options) => this.link(resources, options),
      {
        declares: (module, address) => declares(results, module, address),
        opaque: results.flatMap((it) => it.opaque ?? []),
      },
    );
  }

  /** Takes over from the topology before what the edits since cannot have changed. */
  private link(resources: readonly ParsedResource[], options: BuildOptions): Topology {
    const topology = buildTopology(resources, { ...options, previous: this.linked });
    this.linked = topology;
    return topology;
  }

  /** Takes over from the run before what the edits since cannot have changed. */
  private judge(topology: Topology, settings: RunSettings): RunResult {
    const result = runConstraints(topology, { ...settings, memory: this.memory });
    this.memory = result.memory;
    return result;
  }
}

/** A format that keeps no account of its modules may declare anything in those it has resources of. */
function declares(results: readonly ParseResult[], module: string, address: string): boolean {
  return results.some((it) =>
    it.declares ? it.declares(module, address) : it.resources.some((resource) => resource.module === module),
  );
}

/** By file, then place: the same for the same files, in whatever order they came in. */
function inTextOrder(resources: readonly ParsedResource[]): readonly ParsedResource[] {
  const sorted = resources.every((it, index) => {
    const before = resources[index - 1];
    return before === undefined || byPlace(before, it) <= 0;
  });
  return sorted ? resources : [...resources].sort(byPlace);
}

/** Instances that one text makes stay as their format gave them. */
function byPlace({ range: a }: ParsedResource, { range: b }: ParsedResource): number {
  if (a.file === b.file) return a.start - b.start;
  return a.file < b.file ? -1 : 1;
}

/** Sessions remember the newest text only, so an older snapshot cannot be edited any more. */
const STALE: Extract<EditPlan, { ok: false }> = {
  ok: false,
  reason: "The text has changed since; try again on what it says now.",
};

class WorkspaceSnapshot implements Snapshot {
  private topologyMade: Topology | undefined;
  private judged: RunResult | undefined;
  private findingsMade: { readonly told: readonly Finding[]; readonly known: readonly Finding[] } | undefined;
  private problemsMade: readonly Problem[] | undefined;

  constructor(
    readonly version: number,
    private readonly resources: readonly ParsedResource[],
    private readonly ownProblems: readonly Problem[],
    private readonly suppressions: readonly Suppression[],
    readonly wants: readonly Wanted[],
    private readonly configs: ProjectConfigs,
    private readonly texts: ReadonlyMap<string, string>,
    private readonly lineIndexes: Map<string, LineIndex>,
    private readonly owners: ReadonlyMap<string, OpenFormat>,
    private readonly open: readonly OpenFormat[],
    private readonly isCurrent: (version: number) => boolean,
    private readonly after: <T>(edits: readonly TextEdit[], read: (after: Snapshot) => T) => T,
    private readonly judge: (topology: Topology, settings: RunSettings) => RunResult,
    private readonly link: (resources: readonly ParsedResource[], options: BuildOptions) => Topology,
    private readonly linking: BuildOptions,
  ) {}

  get files(): readonly string[] {
    return [...this.owners.keys()];
  }

  formatOf(file: string): FormatId | undefined {
    return this.owners.get(file)?.format.id;
  }

  get topology(): Topology {
    this.topologyMade ??= this.link(this.resources, this.linking);
    return this.topologyMade;
  }

  get findings(): readonly Finding[] {
    return this.sorted.told;
  }

  get knownFindings(): readonly Finding[] {
    return this.sorted.known;
  }

  get problems(): readonly Problem[] {
    this.problemsMade ??= [
      ...this.ownProblems,
      ...this.configs.problems,
      ...this.baselines.problems,
      // Without a comment nobody need wait for the rules to know what could not be read.
      ...(this.suppressions.length > 0 ? unusedSuppressionProblems(this.result.unusedSuppressions, this.configs) : []),
    ];
    return this.problemsMade;
  }

  private get baselines() {
    return readBaselines(this.configs.baselineFiles, (file) => this.texts.get(file));
  }

  private get sorted() {
    if (!this.findingsMade) {
      const all = withoutRepeats(this.topology, this.result.findings);
      const told = withoutKnown(all, this.baselines.baselines);
      const isTold = new Set(told);
      this.findingsMade = { told, known: all.length === told.length ? [] : all.filter((it) => !isTold.has(it)) };
    }
    return this.findingsMade;
  }

  get ruleFailures(): readonly RuleFailure[] {
    return this.result.failures;
  }

  private get result(): RunResult {
    this.judged ??= this.judge(this.topology, { levels: this.configs, suppressions: this.suppressions });
    return this.judged;
  }

  text(file: string): string | undefined {
    return this.texts.get(file);
  }

  lines(file: string): LineIndex | undefined {
    const text = this.texts.get(file);
    if (text === undefined) return undefined;
    let index = this.lineIndexes.get(file);
    if (index?.text !== text) {
      index = new LineIndex(text);
      this.lineIndexes.set(file, index);
    }
    return index;
  }

  plan(changes: readonly Change[]): EditPlan {
    if (!this.isCurrent(this.version)) return STALE;
    const formats: Formats = {
      all: this.open.map((it) => it.format.id),
      files: new Map([...this.owners].map(([file, it]) => [file, it.format.id])),
      claiming: (path) => this.open.find((it) => it.format.claims(path, ""))?.format.id,
    };
    const fresh = newFiles(changes, formats);
    const taken = fresh.find((it) => this.texts.has(it.path));
    if (taken) return { ok: false, reason: `${taken.path} is there already and is no load balancer config.` };
    if (this.owners.size === 0 && fresh.length === 0) return { ok: false, reason: "There is no file to edit." };
    const files = new Map([...formats.files, ...fresh.map((it) => [it.path, it.format] as const)]);
    const split = splitChanges(this.topology, changes, { ...formats, files });
    if (!split.ok) return split;
    return this.withNewFiles(fresh, () => {
      const edits: TextEdit[] = [];
      for (const { format, session } of this.open) {
        const part = split.parts.get(format.id);
        if (!part) continue;
        const plan = session.plan(this.topology, part);
        if (!plan.ok) return plan;
        edits.push(...plan.edits);
      }
      return { ok: true, edits: wholeFiles(edits, fresh) };
    });
  }

  /** Lets the formats write into files that are not there yet: they have them, empty, while the plan is made. */
  private withNewFiles(files: readonly NewFile[], plan: () => EditPlan): EditPlan {
    const give = (it: NewFile, text: string | undefined) =>
      this.open.find(({ format }) => format.id === it.format)?.session.update(it.path, text);
    for (const it of files) give(it, it.seed);
    try {
      return plan();
    } finally {
      for (const it of files) give(it, undefined);
    }
  }

  tryOut(resources: readonly Resource[], trials: readonly Trial[], options: TrialChoice = {}): Trials {
    return tryOut(this.topology, resources, trials, {
      ...this.linking,
      levels: this.configs,
      memory: this.judged?.memory,
      ...options,
    });
  }

  preview(changes: readonly Change[]): Preview {
    const plan = this.plan(changes);
    return plan.ok ? this.previewOf(plan.edits, undefined, changes) : plan;
  }

  planLiteral(range: SourceRange, value: ScalarType): EditPlan {
    if (!this.isCurrent(this.version)) return STALE;
    // A chosen file of variables is nobody's own, and Terraform's all the same.
    const owner = this.owners.get(range.file) ?? this.open.find((it) => it.format.id === "terraform");
    const plan = owner?.session.planLiteral?.(range, value);
    return plan ?? { ok: false, reason: `${range.file} is not open for editing.` };
  }

  planDefault(file: string, variable: string, value: ScalarType): EditPlan | undefined {
    if (!this.isCurrent(this.version)) return STALE;
    return this.owners.get(file)?.session.planDefault?.(file, variable, value);
  }

  previewEdits(edits: readonly TextEdit[], check?: (after: Snapshot) => string | undefined): Preview {
    return this.previewOf(edits, check, []);
  }

  private previewOf(
    edits: readonly TextEdit[],
    check: ((after: Snapshot) => string | undefined) | undefined,
    changes: readonly Change[],
  ): Preview {
    if (!this.isCurrent(this.version)) return STALE;
    // Judged first, so that the trial is compared with it and not the other way round.
    const { findings } = this;
    const read = (then: Snapshot): Preview => {
      const refusal = check?.(then);
      if (refusal !== undefined) return { ok: false, reason: refusal };
      const renamed = renamedBy(changes, this.topology.resources, then.topology.resources);
      return { ok: true, edits, ...differenceOf(findings, then.findings, renamed) };
    };
    return edits.length === 0 ? read(this) : this.after(edits, read);
  }

  planSuppress(finding: Finding): EditPlan {
    if (!this.isCurrent(this.version)) return STALE;
    const session = this.owners.get(finding.range.file)?.session;
    if (!session) return { ok: false, reason: `${finding.range.file} is not open for editing.` };
    return session.planSuppress(finding.range, finding.rule);
  }
}
