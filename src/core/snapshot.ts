/**
 * The facade: files in, everything derived out. One engine per workspace; a snapshot is immutable and is what every
 * editor feature, CLI command and the panel read.
 */
import type { PresetId } from "./config/presets";
import type { RuleFailure } from "./constraints/run";
import type { Trial, TrialOptions, Trials } from "./constraints/trial";
import type { TextDelta, Wanted } from "./formats/format";
import type { Change, EditPlan, TextEdit } from "./model/change";
import type { Finding, Severity } from "./model/finding";
import type { Problem } from "./model/problem";
import type { LineIndex, SourceRange } from "./model/range";
import type { FormatId, Resource } from "./model/resource";
import type { ScalarType } from "./model/value";
import type { Topology } from "./topology/topology";

/** What changes would lead to, or why they are refused. */
export type Preview =
  | {
      readonly ok: true;
      readonly edits: readonly TextEdit[];
      /** Errors and warnings that are not there now and would be. */
      readonly brings: readonly Finding[];
      /** Findings that would be gone. */
      readonly mends: readonly Finding[];
    }
  | Extract<EditPlan, { ok: false }>;

/** Per-rule settings: off, or another severity. Rules not named keep their own. */
export type RuleSettings = Readonly<Record<string, "off" | Severity>>;

export interface FileUpdate {
  readonly path: string;
  /** undefined: the file is gone. */
  readonly text: string | undefined;
  /** How the text came about, where an editor knows: the parse is then incremental. */
  readonly deltas?: readonly TextDelta[];
}

/** Which field is open while trials are judged, and how long. */
export type TrialChoice = Pick<TrialOptions, "open" | "absent" | "goOn">;

export interface Snapshot {
  readonly version: number;
  readonly topology: Topology;
  /** Findings that stand (not suppressed, not switched off, not in a baseline), by file then position. */
  readonly findings: readonly Finding[];
  /** Findings that stand and that a baseline knows already. */
  readonly knownFindings: readonly Finding[];
  /** Rules that threw, which is a bug of theirs; their findings are missing and all others are there. To be logged. */
  readonly ruleFailures: readonly RuleFailure[];
  /** What could not be read, what is wrong with the configuration of this tool, and comments that silence nothing. */
  readonly problems: readonly Problem[];
  /** Files that a format claims. */
  readonly files: readonly string[];
  /** Files and folders that were not given and would tell more about those that were: called modules. */
  readonly wants: readonly Wanted[];
  /** The format that claims a file; undefined for one that none does. */
  formatOf(file: string): FormatId | undefined;
  text(file: string): string | undefined;
  lines(file: string): LineIndex | undefined;
  /** Changes to the smallest text edits over all files, or a refusal of the whole. Answers of questions must be filled in. */
  plan(changes: readonly Change[]): EditPlan;
  /** The same, and what the rules would say of the text that comes of it: found out by really reading it. */
  preview(changes: readonly Change[]): Preview;
  /**
   * What the rules would say if fields of some resources (all those that one text makes) had other values: for each trial
   * the errors and warnings that it would bring.
   */
  tryOut(resources: readonly Resource[], trials: readonly Trial[], options?: TrialChoice): Trials;
  /** Edits of the literal at a place, which a field's value is read from (`Scalar.written`); for `editing/origin.ts`. */
  planLiteral(range: SourceRange, value: ScalarType): EditPlan;
  /** Edits that give a variable which a text in `file` reads its missing default; undefined where it misses none. */
  planDefault(file: string, variable: string, value: ScalarType): EditPlan | undefined;
  /** A preview of edits that no change makes. `check` looks at what comes of them and says why they are refused after all. */
  previewEdits(edits: readonly TextEdit[], check?: (after: Snapshot) => string | undefined): Preview;
  /** The comment that silences a finding's rule above the construct it stands in. */
  planSuppress(finding: Finding): EditPlan;
}

export interface Engine {
  /**
   * Takes in file changes and returns the new snapshot; costs what the change touches. A `.lb-topology.yaml` among them
   * is taken as the configuration of its folder.
   */
  update(files: readonly FileUpdate[]): Snapshot;
  /** Levels that weigh more than those of `.lb-topology.yaml`, and the preset where no such file says one. */
  configure(rules: RuleSettings, preset?: PresetId): Snapshot;
  /** Terraform: chosen files of variables, relative to each root module; the last one weighs most. */
  setVariableFiles(files: readonly string[]): Snapshot;
  /** The format that would claim a file with this text; undefined where none does, or the configuration leaves it out. */
  claims(path: string, text: string): FormatId | undefined;
  /** Whether a `.lb-topology.yaml` leaves the file out. */
  leavesOut(path: string): boolean;
  readonly snapshot: Snapshot;
  dispose(): void;
}
