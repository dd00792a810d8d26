/**
 * The interface of a config format. One folder per format; a format never knows a rule, a diagram or an editor.
 * It never throws on bad input: what it cannot understand becomes problems, and the rest is understood.
 */
import type { Change, EditPlan } from "../model/change";
import type { OpaqueModule } from "../model/opaque-module";
import type { Problem, Suppression } from "../model/problem";
import type { SourceRange } from "../model/range";
import type { FormatId, ParsedResource } from "../model/resource";
import type { ScalarType } from "../model/value";
import type { Topology } from "../topology/topology";

/** A file as the engine was given it. `path` uses `/` and is the key everywhere. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A change of one file's text, as an editor reports it; offsets are those of the text before. */
export interface TextDelta {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * What was not given and would tell more about what was: a "file" of configuration, a "folder" with the files right in it, or a
 * "text" that is no configuration but is read by one.
 */
export interface Wanted {
  readonly type: "file" | "folder" | "text";
  readonly path: string;
}

export interface ParseResult {
  readonly resources: readonly ParsedResource[];
  readonly problems: readonly Problem[];
  readonly suppressions: readonly Suppression[];
  readonly opaque?: readonly OpaqueModule[];
  /** What else to read, where there is something to read it from. */
  readonly wants?: readonly Wanted[];
  /**
   * Whether a module declares an address, of whatever type, or may do so in a part that could not be read: a reference to
   * one that makes no resource here does not dangle.
   */
  readonly declares?: (module: string, address: string) => boolean;
}

/**
 * A format's own memory of the files it claims, so that an edit costs only what it touches.
 * `update` replaces, adds or (text undefined) forgets a file; `result` gives everything as it stands and is cheap
 * when nothing changed.
 */
export interface FormatSession {
  update(path: string, text: string | undefined, deltas?: readonly TextDelta[]): void;
  /** Takes the text of a file that it wants as "text", or (undefined) that it is gone. */
  provide?(path: string, text: string | undefined): void;
  /** Terraform: the files of variables to take beside those that it takes by itself, relative to each root module. */
  setVariableFiles?(files: readonly string[]): void;
  result(): ParseResult;
  /** Changes to the smallest text edits, or a refusal of the whole. Resources in changes are ids of `topology`. */
  plan(topology: Topology, changes: readonly Change[]): EditPlan;
  /**
   * Makes the literal at a place say another value: the text that a field's value is written in where the field itself only
   * reads it (`Value.written`). Absent where the format has no such thing.
   */
  planLiteral?(range: SourceRange, value: ScalarType): EditPlan;
  /**
   * Gives a variable that a text in `file` reads a default; undefined where there is no such variable, or it has one. Absent
   * where the format has no variables.
   */
  planDefault?(file: string, variable: string, value: ScalarType): EditPlan | undefined;
  /** Writes the comment that silences a rule above the construct at `range`, in this file format's way. */
  planSuppress(range: SourceRange, rule: string): EditPlan;
  /** Frees memory outside the JavaScript heap. */
  dispose(): void;
}

export interface Format {
  readonly id: FormatId;
  /** Whether a file is of this format, by path and (where that does not decide) the beginning of its text. */
  claims(path: string, text: string): boolean;
  open(): FormatSession;
}
