/** The memory of a set of Terraform files: an update costs what it touches. */
import type { Change, EditPlan } from "../../model/change";
import type { Problem, Suppression } from "../../model/problem";
import type { SourceRange } from "../../model/range";
import type { ScalarType } from "../../model/value";
import type { Topology } from "../../topology/topology";
import type { FormatSession, ParseResult, TextDelta } from "../format";
import { refuseText } from "../unreadable";
import { isVariables } from "./claims";
import { largestData } from "./data-files";
import { rootOfManifest } from "./downloads";
import type { TerraformGrammar } from "./grammar";
import { isJson } from "./json/parser";
import { readManifest } from "./manifest";
import { isOverride, Overrides } from "./overrides";
import { type FileSyntax, openFile, parseVariables } from "./parser";
import { folderOf } from "./paths";
import { findSuppressions } from "./suppressions";
import type { SyntaxProblem, TerraformFile } from "./syntax";
import { Workspace } from "./workspace";
import { planLiteral } from "./write/literal";
import { planTerraform } from "./write/plan";
import { planSuppress } from "./write/suppress";
import { planDefault } from "./write/variable-default";

/** Far above what anybody writes; a file of this size is still read in about a second. */
const limits = { largest: 8_000_000, expected: "a Terraform configuration" };

/** Every value of a JSON text is a node of its own: some 30 times the text in memory. */
const jsonLimits = { largest: 4_000_000, expected: "a Terraform configuration in JSON" };

const dataLimits = { largest: largestData, expected: "a file of data" };

interface OpenFile {
  readonly parser: FileSyntax;
  readonly file: TerraformFile;
  readonly problems: readonly Problem[];
  readonly suppressions: readonly Suppression[];
}

export class TerraformSession implements FormatSession {
  private readonly files = new Map<string, OpenFile>();
  private readonly unreadable = new Map<string, Problem>();
  private readonly variableProblems = new Map<string, readonly Problem[]>();
  private readonly variableTexts = new Map<string, string>();
  private workspace = new Workspace();
  private readonly overrides = new Overrides();
  private last: ParseResult | undefined;

  constructor(private readonly grammar: TerraformGrammar) {}

  update(path: string, text: string | undefined, deltas?: readonly TextDelta[]): void {
    this.last = undefined;
    const refusal = text === undefined ? undefined : refuseText(path, text, isJson(path) ? jsonLimits : limits);
    if (refusal) this.unreadable.set(path, refusal);
    else this.unreadable.delete(path);
    const readable = refusal ? undefined : text;
    const root = rootOfManifest(path);
    if (root !== undefined)
      this.workspace.change(root).setManifest(readable === undefined ? undefined : readManifest(root, readable));
    else if (isVariables(path)) this.updateVariables(path, readable);
    else this.updateFile(path, readable, deltas);
  }

  provide(path: string, text: string | undefined): void {
    this.last = undefined;
    const refusal = text === undefined ? undefined : refuseText(path, text, dataLimits);
    if (text === undefined || refusal) this.variableTexts.delete(path);
    else if (/\.tfvars(?:\.json)?$/.test(path)) this.variableTexts.set(path, text);
    this.workspace.provide(path, refusal ? undefined : text);
  }

  setVariableFiles(files: readonly string[]): void {
    this.last = undefined;
    this.workspace.setVariableFiles(files);
  }

  result(): ParseResult {
    this.last ??= this.gather();
    return this.last;
  }

  plan(topology: Topology, changes: readonly Change[]): EditPlan {
    return planTerraform(this.parsedFiles(), topology, changes);
  }

  planLiteral(range: SourceRange, value: ScalarType): EditPlan {
    return planLiteral(this.parsedFiles(), (path) => this.variableTexts.get(path), range, value);
  }

  planDefault(file: string, variable: string, value: ScalarType): EditPlan | undefined {
    return planDefault(this.parsedFiles(), folderOf(file), variable, value);
  }

  planSuppress(range: SourceRange, rule: string): EditPlan {
    return planSuppress(this.parsedFiles(), range, rule);
  }

  dispose(): void {
    for (const { parser } of this.files.values()) parser.dispose();
    this.files.clear();
    this.workspace = new Workspace();
    this.last = undefined;
  }

  private updateFile(path: string, text: string | undefined, deltas: readonly TextDelta[] | undefined): void {
    const before = this.files.get(path);
    if (text === undefined) {
      before?.parser.dispose();
      this.files.delete(path);
      if (isOverride(path)) this.overrides.set(path, undefined);
      else if (before) this.workspace.change(folderOf(path)).setFile(path, undefined);
      return;
    }
    const parser = before?.parser ?? openFile(this.grammar, path);
    const file = parser.update(text, deltas);
    this.files.set(path, {
      parser,
      file,
      problems: file.errors.map((it) => syntaxProblem(path, it)),
      suppressions: findSuppressions(file),
    });
    if (isOverride(path)) this.overrides.set(path, file);
    else this.workspace.change(folderOf(path)).setFile(path, file);
  }

  private updateVariables(path: string, text: string | undefined): void {
    if (text === undefined) this.variableTexts.delete(path);
    else this.variableTexts.set(path, text);
    const parsed = text === undefined ? undefined : parseVariables(path, text);
    if (parsed?.errors.length)
      this.variableProblems.set(
        path,
        parsed.errors.map((it) => syntaxProblem(path, it)),
      );
    else this.variableProblems.delete(path);
    this.workspace.change(folderOf(path)).setVariables(path, parsed);
  }

  private gather(): ParseResult {
    const { resources, problems: inModules, wants, opaque } = this.workspace.read();
    const problems = [...this.unreadable.values(), ...[...this.variableProblems.values()].flat(), ...inModules];
    for (const { path, errors } of this.workspace.chosenProblems)
      problems.push(...errors.map((it) => syntaxProblem(path, it)));
    const suppressions: Suppression[] = [];
    for (const path of [...this.files.keys()].sort()) {
      const file = this.files.get(path);
      problems.push(...(file?.problems ?? []));
      suppressions.push(...(file?.suppressions ?? []));
    }
    problems.sort((a, b) =>
      a.range.file === b.range.file ? a.range.start - b.range.start : a.range.file < b.range.file ? -1 : 1,
    );
    return {
      resources: this.overrides.over(resources),
      problems,
      suppressions,
      wants,
      opaque,
      declares: (root, address) => this.declares(root, address),
    };
  }

  /** A block with `count = 0` is declared, too. What stands in a part that could not be read may be anything. */
  private declares(root: string, address: string): boolean {
    const found = this.workspace.find(root, address);
    return found !== undefined && (found.isDeclared || this.hasUnreadPart(found.folder));
  }

  private hasUnreadPart(folder: string): boolean {
    for (const path of this.unreadable.keys()) if (folderOf(path) === folder) return true;
    for (const [path, { problems }] of this.files) if (problems.length > 0 && folderOf(path) === folder) return true;
    return false;
  }

  private parsedFiles(): ReadonlyMap<string, TerraformFile> {
    const files = [...this.files].filter(([path]) => !isOverride(path));
    return new Map(files.map(([path, it]) => [path, it.file]));
  }
}

function syntaxProblem(file: string, { start, end, message }: SyntaxProblem): Problem {
  return { severity: "error", code: "syntax", message, range: { file, start, end } };
}
