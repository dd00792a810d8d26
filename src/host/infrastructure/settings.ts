/** The extension's settings, read once and kept fresh. */
import * as vscode from "vscode";
import { type PresetId, presetIds } from "../../core/config/presets";
import type { RuleSettings } from "../../core/snapshot";

export const section = "lb-topology";

export interface SettingValues {
  readonly enable: boolean;
  readonly rules: RuleSettings;
  /** Levels of all rules, where no `.lb-topology.yaml` says one. */
  readonly preset: PresetId;
  /** Globs of files to leave out, relative to their workspace folder, besides `files.exclude`. */
  readonly exclude: readonly string[];
  /** Terraform's files of variables, relative to each root module. */
  readonly variableFiles: readonly string[];
  readonly codeLens: boolean;
  /** Places of nodes are kept in a file of the workspace. */
  readonly sharedLayout: boolean;
  readonly trace: "off" | "messages" | "verbose";
}

export interface SettingsChange {
  readonly before: SettingValues;
  readonly now: SettingValues;
  /** Which files count may have changed. */
  readonly files: boolean;
}

export class Settings implements vscode.Disposable {
  private current = read();
  private readonly emitter = new vscode.EventEmitter<SettingsChange>();
  private readonly subscription: vscode.Disposable;

  /** Fires after any setting of the extension, or `files.exclude`, changed. */
  readonly onDidChange = this.emitter.event;

  constructor() {
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      const files = event.affectsConfiguration("files.exclude") || event.affectsConfiguration(`${section}.exclude`);
      if (!event.affectsConfiguration(section) && !files) return;
      const before = this.current;
      this.current = read();
      this.emitter.fire({ before, now: this.current, files });
    });
  }

  get values(): SettingValues {
    return this.current;
  }

  dispose(): void {
    this.subscription.dispose();
    this.emitter.dispose();
  }
}

function read(): SettingValues {
  const settings = vscode.workspace.getConfiguration(section);
  const trace = settings.get<string>("trace", "off");
  return {
    enable: settings.get<boolean>("enable", true) !== false,
    rules: ruleSettings(settings.get<unknown>("rules")),
    preset: presetIds.find((it) => it === settings.get<unknown>("preset")) ?? "recommended",
    exclude: texts(settings.get<unknown>("exclude")),
    variableFiles: texts(settings.get<unknown>("terraform.variableFiles")),
    codeLens: settings.get<boolean>("codeLens", true) !== false,
    sharedLayout: settings.get<boolean>("sharedLayout", false) === true,
    trace: trace === "messages" || trace === "verbose" ? trace : "off",
  };
}

/** What a user wrote by hand may be anything: entries that are no level are left out. */
function ruleSettings(value: unknown): RuleSettings {
  const rules: Record<string, RuleSettings[string]> = {};
  if (typeof value !== "object" || value === null) return rules;
  for (const [id, level] of Object.entries(value))
    if (level === "off" || level === "error" || level === "warning" || level === "info") rules[id] = level;
  return rules;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((it): it is string => typeof it === "string" && it.trim() !== "") : [];
}
