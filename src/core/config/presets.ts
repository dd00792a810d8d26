/** Levels for all rules at once. */
import type { Severity } from "../model/finding";

export type Level = "off" | Severity;

export const presetIds = ["recommended", "strict", "errors-only"] as const;

export type PresetId = (typeof presetIds)[number];

const levels: Readonly<Record<PresetId, Readonly<Record<Severity, Level>>>> = {
  recommended: { error: "error", warning: "warning", info: "info" },
  strict: { error: "error", warning: "error", info: "warning" },
  "errors-only": { error: "error", warning: "off", info: "off" },
};

/** The level that a preset gives to a rule of this severity. */
export function presetLevel(preset: PresetId, severity: Severity): Level {
  return levels[preset][severity];
}
