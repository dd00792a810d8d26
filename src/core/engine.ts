/**
 * The engine: keeps what each format remembers of its files and turns file changes into snapshots. Pure: the grammar
 * comes in as bytes and files as text, so it runs unchanged in the extension host, a web worker and the CLI.
 */
import { splitChanges } from "./changes/split";
import type { RunMemory } from "./constraints/memory";
import { withoutRepeats } from "./constraints/repeats";
import { type RuleFailure, type RunResult, type RunSettings, runConstraints } from "./constraints/run";
import { allFormats } from "./formats/all";
import type { Format, FormatSession, ParseResult, Wanted } from "./formats/format";
import { loadTerraformGrammar } from "./formats/terraform";
import type { Change, EditPlan, TextEdit } from "./model/change";
import type { Finding } from "./model/finding";
import type { Problem, Suppression } from "./model/problem";
import { LineIndex } from "./model/range";
import type { FormatId, ParsedResource } from "./model/resource";
import type { Engine, FileUpdate, RuleSettings, Snapshot } from "./snapshot";
import { type BuildOptions, buildTopology } from "./topology/build";
import type { Topology } from "./topology/topology";

/** Bytes of the two WebAssembly modules that Terraform's parser needs. */
export interface GrammarBytes {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** An engine without files. Rejects when the bytes are not the modules they should be. */
export async function createEngine(bytes: GrammarBytes): Promise<Engine> {
  return engineOf(allFormats(await loadTerraformGrammar(bytes)));
}

/** An engine without files, over formats of the caller's choice. */
export function engineOf(formats: readonly Format[]): Engine {
  return new WorkspaceEngine(formats);
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
  private rules: RuleSettings = {};
  private version = 0;
  private memory: RunMemory | undefined;
  private linked: Topology | undefined;
  private current: Snapshot;

  constructor(formats: readonly Format[]) {
    this.open = formats.map((format) => ({ format, session: format.open() }));
    this.current = this.analyze();
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  update(files: readonly FileUpdate[]): Snapshot {
    for (const { path, text, deltas } of files) {
      if (this.texts.get(path) === text) continue;
      this.lineIndexes.delete(path);
      if (text === undefined) this.texts.delete(path);
      else this.texts.set(path, text);
      const before = this.owners.get(path);
      const after = text === undefined ? undefined : this.open.find((it) => it.format.claims(path, text));
      if (before && before !== after) before.session.update(path, undefined);
      if (after) {
        after.session.update(path, text, before === after ? deltas : undefined);
        this.owners.set(path, after);
      } else this.owners.delete(path);
    }
    this.current = this.analyze();
    return this.current;
  }

  claims(path: string, text: string): FormatId | undefined {
    return this.open.find((it) => it.format.claims(path, text))?.format.id;
  }

  configure(rules: RuleSettings): Snapshot {
    this.rules = rules;
    this.current = this.analyze();
    return this.current;
  }

  setVariableFiles(files: readonly string[]): Snapshot {
    for (const { session } of this.open) session.setVariableFiles?.(files);
    this.current = this.analyze();
    return this.current;
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

  private analyze(): Snapshot {
    const results = this.results();
    return new WorkspaceSnapshot(
      ++this.version,
      inTextOrder(results.flatMap((it) => it.resources)),
      results.flatMap((it) => it.problems),
      results.flatMap((it) => it.suppressions),
      results.flatMap((it) => it.wants ?? []),
      this.rules,
      new Map(this.texts),
      this.lineIndexes,
      new Map(this.owners),
      this.open,
      (version) => version === this.version,
      (topology, settings) => this.judge(topology, settings),
      (resources) =>
        this.link(resources, {
          declares: (module, address) => declares(results, module, address),
          opaque: results.flatMap((it) => it.opaque ?? []),
        }),
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
const STALE: EditPlan = { ok: false, reason: "The text has changed since; try again on what it says now." };

class WorkspaceSnapshot implements Snapshot {
  private topologyMade: Topology | undefined;
  private judged: RunResult | undefined;
  private findingsMade: readonly Finding[] | undefined;

  constructor(
    readonly version: number,
    private readonly resources: readonly ParsedResource[],
    readonly problems: readonly Problem[],
    private readonly suppressions: readonly Suppression[],
    readonly wants: readonly Wanted[],
    private readonly rules: RuleSettings,
    private readonly texts: ReadonlyMap<string, string>,
    private readonly lineIndexes: Map<string, LineIndex>,
    private readonly owners: ReadonlyMap<string, OpenFormat>,
    private readonly open: readonly OpenFormat[],
    private readonly isCurrent: (version: number) => boolean,
    private readonly judge: (topology: Topology, settings: RunSettings) => RunResult,
    private readonly link: (resources: readonly ParsedResource[]) => Topology,
  ) {}

  get files(): readonly string[] {
    return [...this.owners.keys()];
  }

  formatOf(file: string): FormatId | undefined {
    return this.owners.get(file)?.format.id;
  }

  get topology(): Topology {
    this.topologyMade ??= this.link(this.resources);
    return this.topologyMade;
  }

  get findings(): readonly Finding[] {
    this.findingsMade ??= withoutRepeats(this.topology, this.result.findings);
    return this.findingsMade;
  }

  get ruleFailures(): readonly RuleFailure[] {
    return this.result.failures;
  }

  private get result(): RunResult {
    this.judged ??= this.judge(this.topology, { rules: this.rules, suppressions: this.suppressions });
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
    if (this.owners.size === 0) return { ok: false, reason: "There is no file to edit." };
    const split = splitChanges(this.topology, changes, {
      all: this.open.map((it) => it.format.id),
      files: new Map([...this.owners].map(([file, it]) => [file, it.format.id])),
      claiming: (path) => this.open.find((it) => it.format.claims(path, ""))?.format.id,
    });
    if (!split.ok) return split;
    const edits: TextEdit[] = [];
    for (const { format, session } of this.open) {
      const part = split.parts.get(format.id);
      if (!part) continue;
      const plan = session.plan(this.topology, part);
      if (!plan.ok) return plan;
      edits.push(...plan.edits);
    }
    return { ok: true, edits };
  }

  planSuppress(finding: Finding): EditPlan {
    if (!this.isCurrent(this.version)) return STALE;
    const session = this.owners.get(finding.range.file)?.session;
    if (!session) return { ok: false, reason: `${finding.range.file} is not open for editing.` };
    return session.planSuppress(finding.range, finding.rule);
  }
}
