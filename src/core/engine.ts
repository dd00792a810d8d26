/**
 * The engine: keeps what each format remembers of its files and turns file changes into snapshots. Pure: the grammar
 * comes in as bytes and files as text, so it runs unchanged in the extension host, a web worker and the CLI.
 */
import type { RunMemory } from "./constraints/memory";
import { type RuleFailure, type RunResult, type RunSettings, runConstraints } from "./constraints/run";
import type { Format, FormatSession } from "./formats/format";
import { loadTerraformGrammar, terraformFormat } from "./formats/terraform";
import type { Change, EditPlan } from "./model/change";
import type { Finding } from "./model/finding";
import type { Problem, Suppression } from "./model/problem";
import { LineIndex } from "./model/range";
import type { ParsedResource } from "./model/resource";
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
  return new WorkspaceEngine([terraformFormat(await loadTerraformGrammar(bytes))]);
}

class WorkspaceEngine implements Engine {
  private readonly texts = new Map<string, string>();
  private readonly owners = new Map<string, FormatSession>();
  private readonly sessions: readonly { readonly format: Format; readonly session: FormatSession }[];
  private readonly lineIndexes = new Map<string, LineIndex>();
  private rules: RuleSettings = {};
  private version = 0;
  private memory: RunMemory | undefined;
  private linked: Topology | undefined;
  private current: Snapshot;

  constructor(formats: readonly Format[]) {
    this.sessions = formats.map((format) => ({ format, session: format.open() }));
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
      const after = text === undefined ? undefined : this.sessions.find((it) => it.format.claims(path, text))?.session;
      if (before && before !== after) before.update(path, undefined);
      if (after) {
        after.update(path, text, deltas);
        this.owners.set(path, after);
      } else this.owners.delete(path);
    }
    this.current = this.analyze();
    return this.current;
  }

  configure(rules: RuleSettings): Snapshot {
    this.rules = rules;
    this.current = this.analyze();
    return this.current;
  }

  dispose(): void {
    for (const { session } of this.sessions) session.dispose();
  }

  private analyze(): Snapshot {
    const results = this.sessions.map((it) => it.session.result());
    return new WorkspaceSnapshot(
      ++this.version,
      inTextOrder(results.flatMap((it) => it.resources)),
      results.flatMap((it) => it.problems),
      results.flatMap((it) => it.suppressions),
      this.rules,
      new Map(this.texts),
      this.lineIndexes,
      new Map(this.owners),
      (version) => version === this.version,
      (topology, settings) => this.judge(topology, settings),
      (resources) =>
        this.link(resources, (module, address) => results.some((it) => it.declares?.(module, address) ?? true)),
    );
  }

  /** Takes over from the topology before what the edits since cannot have changed. */
  private link(resources: readonly ParsedResource[], declares: NonNullable<BuildOptions["declares"]>): Topology {
    const topology = buildTopology(resources, { declares, previous: this.linked });
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

/** By file, then place: the same for the same files, in whatever order they came in. */
function inTextOrder(resources: readonly ParsedResource[]): readonly ParsedResource[] {
  const isBefore = (a: ParsedResource, b: ParsedResource) =>
    a.range.file === b.range.file ? a.range.start <= b.range.start : a.range.file < b.range.file;
  const sorted = resources.every((it, index) => {
    const before = resources[index - 1];
    return before === undefined || isBefore(before, it);
  });
  return sorted ? resources : [...resources].sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** Sessions remember the newest text only, so an older snapshot cannot be edited any more. */
const STALE: EditPlan = { ok: false, reason: "The text has changed since; try again on what it says now." };

class WorkspaceSnapshot implements Snapshot {
  private topologyMade: Topology | undefined;
  private judged: RunResult | undefined;

  constructor(
    readonly version: number,
    private readonly resources: readonly ParsedResource[],
    readonly problems: readonly Problem[],
    private readonly suppressions: readonly Suppression[],
    private readonly rules: RuleSettings,
    private readonly texts: ReadonlyMap<string, string>,
    private readonly lineIndexes: Map<string, LineIndex>,
    private readonly owners: ReadonlyMap<string, FormatSession>,
    private readonly isCurrent: (version: number) => boolean,
    private readonly judge: (topology: Topology, settings: RunSettings) => RunResult,
    private readonly link: (resources: readonly ParsedResource[]) => Topology,
  ) {}

  get files(): readonly string[] {
    return [...this.owners.keys()];
  }

  get topology(): Topology {
    this.topologyMade ??= this.link(this.resources);
    return this.topologyMade;
  }

  get findings(): readonly Finding[] {
    return this.result.findings;
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
    const sessions = new Set(this.owners.values());
    const session = [...sessions][0];
    if (!session) return { ok: false, reason: "There is no file to edit." };
    return session.plan(this.topology, changes);
  }

  planSuppress(finding: Finding): EditPlan {
    if (!this.isCurrent(this.version)) return STALE;
    const session = this.owners.get(finding.range.file);
    if (!session) return { ok: false, reason: `${finding.range.file} is not open for editing.` };
    return session.planSuppress(finding.range, finding.rule);
  }
}
