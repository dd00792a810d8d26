/**
 * Every `.lb-topology.yaml` of a workspace taken together. One says something of the files in its folder and below; of
 * two, the nearer one wins where they differ. What a user or a command line sets weighs more than any file's rules.
 */
import type { Severity } from "../model/finding";
import type { Problem } from "../model/problem";
import { type Baseline, readBaseline } from "./baseline";
import { pathMatcher } from "./glob";
import { folderOf, fullPath } from "./paths";
import { type Level, type PresetId, presetLevel } from "./presets";
import { readConfig } from "./read-config";
import type { ProjectConfig } from "./schema";

/** What is set besides files: by the user's settings or on the command line. */
export interface OwnSettings {
  readonly rules?: Readonly<Record<string, Level>>;
  readonly preset?: PresetId;
}

interface Part {
  readonly file: string;
  readonly folder: string;
  readonly config: ProjectConfig;
  readonly excludes: (path: string) => boolean;
  readonly overrides: readonly {
    readonly fits: (path: string) => boolean;
    readonly preset?: PresetId | undefined;
    readonly rules?: Readonly<Record<string, Level>> | undefined;
  }[];
}

export class ProjectConfigs {
  /** Nearer ones last. */
  private readonly parts: readonly Part[];
  readonly problems: readonly Problem[];

  /** The files' texts by path; paths that are relative are so to the base. */
  constructor(
    files: ReadonlyMap<string, string>,
    private readonly own: OwnSettings,
    private readonly base: string,
  ) {
    const problems: Problem[] = [];
    this.parts = [...files]
      .map(([file, text]): Part => {
        const { config, problems: found } = readConfig(file, text);
        problems.push(...found);
        return {
          file,
          folder: folderOf(fullPath(file, base)),
          config,
          excludes: pathMatcher(config.exclude ?? []),
          overrides: (config.overrides ?? []).map(({ files: globs, ...rest }) => ({
            ...rest,
            fits: pathMatcher(globs),
          })),
        };
      })
      .sort((a, b) => a.folder.length - b.folder.length || (a.file < b.file ? -1 : 1));
    this.problems = problems;
  }

  /**
   * Whether a file is left out. A file of a Terraform module of which others count is read all the same, as what it
   * declares would be missing there; nothing is reported in it.
   */
  leavesOut(file: string): boolean {
    return this.excludes(file) && (!isModuleFile(file) || this.excludes(anyBeside(file)));
  }

  private excludes(file: string): boolean {
    if (this.parts.every((it) => !it.config.exclude?.length)) return false;
    const path = fullPath(file, this.base);
    return this.over(path).some((it) => it.excludes(path.slice(it.folder.length)));
  }

  /** The level of a rule of this severity in a file. */
  level(rule: string, severity: Severity, file: string): Level {
    if (this.excludes(file)) return "off";
    const set = this.own.rules?.[rule];
    if (set !== undefined) return set;
    // Asked for every finding after every keystroke, and mostly there is no file.
    if (this.parts.length === 0) return presetLevel(this.own.preset ?? "recommended", severity);
    const path = fullPath(file, this.base);
    let level: Level | undefined;
    let preset = this.own.preset;
    for (const it of this.over(path)) {
      const relative = path.slice(it.folder.length);
      for (const say of [it.config, ...it.overrides.filter((part) => part.fits(relative))]) {
        // A preset begins anew: it would say nothing of what a folder further out sets one by one.
        if (say.preset !== undefined) {
          preset = say.preset;
          level = undefined;
        }
        level = say.rules?.[rule] ?? level;
      }
    }
    return level ?? presetLevel(preset ?? "recommended", severity);
  }

  /** Whether a rule of this severity is off wherever it may find something: it need not run then. */
  isOff(rule: string, severity: Severity): boolean {
    const set = this.own.rules?.[rule];
    if (set !== undefined) return set === "off";
    const saying = this.parts.flatMap(({ config }) => [config, ...(config.overrides ?? [])]);
    const levels = [
      presetLevel(this.own.preset ?? "recommended", severity),
      ...saying.flatMap((it) => [
        ...(it.preset === undefined ? [] : [presetLevel(it.preset, severity)]),
        ...(it.rules?.[rule] === undefined ? [] : [it.rules[rule]]),
      ]),
    ];
    return levels.every((it) => it === "off");
  }

  /** How comments that silence nothing are reported in a file. */
  unusedSuppressions(file: string): Level {
    const said = this.over(fullPath(file, this.base)).flatMap((it) => it.config.unusedSuppressions ?? []);
    return said.at(-1) ?? "info";
  }

  /** Terraform's files of variables, the outermost configuration's first. */
  get variableFiles(): readonly string[] {
    return this.parts.flatMap((it) => it.config.terraform?.variableFiles ?? []);
  }

  /** Files of known findings, as paths like those of the files themselves. */
  get baselineFiles(): readonly string[] {
    return this.parts.flatMap(({ file, config }) =>
      config.baseline === undefined
        ? []
        : [file.slice(0, file.lastIndexOf("/") + 1) + config.baseline.replace(/^\.\//, "")],
    );
  }

  private over(path: string): readonly Part[] {
    return this.parts.filter((it) => path.startsWith(it.folder));
  }
}

function isModuleFile(file: string): boolean {
  return /\.tf(?:\.json)?$/.test(file);
}

/** A name that no pattern means in particular, in the same folder. */
function anyBeside(file: string): string {
  return file.replace(/[^/]*?(\.tf(?:\.json)?)$/, "\u0000$1");
}

/** The baselines among the texts that are there, and what is wrong with the others. */
export function readBaselines(
  files: readonly string[],
  text: (file: string) => string | undefined,
): { readonly baselines: readonly Baseline[]; readonly problems: readonly Problem[] } {
  const baselines: Baseline[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const content = text(file);
    if (content === undefined) continue;
    const read = readBaseline(content);
    if (read.ok) baselines.push(read.baseline);
    else
      problems.push({
        severity: "error",
        message: `This is ${read.reason}. \`lb-topology lint --write-baseline\` writes it anew.`,
        range: { file, start: 0, end: 0 },
        code: "configuration",
      });
  }
  return { baselines, problems };
}
