/** What `.lb-topology.yaml` may say. The JSON schema that editors complete from is made from this. */
import { z } from "../model/zod";
import { presetIds } from "./presets";

export const LevelSchema = z.enum(["off", "error", "warning", "info"]);

const rules = z
  .record(z.string(), LevelSchema)
  .describe("Levels of single rules by id; a rule that is not named keeps the preset's level.");

const preset = z
  .enum(presetIds)
  .describe(
    "recommended: every rule at its own level. strict: warnings are errors and infos are warnings. errors-only: nothing but errors.",
  );

const globs = z.array(z.string().min(1));

const OverrideSchema = z
  .strictObject({
    files: globs.min(1).describe("Globs of files and folders, relative to the folder of this file."),
    preset: preset.optional(),
    rules: rules.optional(),
  })
  .describe("Levels for some of the files.");

export const ProjectConfigSchema = z.strictObject({
  preset: preset.optional(),
  rules: rules.optional(),
  exclude: globs.optional().describe("Globs of files and folders to leave out, relative to the folder of this file."),
  overrides: z.array(OverrideSchema).optional().describe("Levels for some of the files; the last that fits wins."),
  unusedSuppressions: LevelSchema.optional().describe(
    "How a comment that silences nothing is reported: info unless this says otherwise.",
  ),
  baseline: z
    .string()
    .min(1)
    .optional()
    .describe(
      "A file of known findings that are not reported, relative to the folder of this file; `lb-topology lint --write-baseline FILE` writes one.",
    ),
  terraform: z
    .strictObject({
      variableFiles: z
        .array(z.string().min(1))
        .optional()
        .describe("Files of values, as for `-var-file`: relative to each root module, the last one weighing most."),
    })
    .optional(),
});

export type ProjectConfig = z.infer<typeof ProjectConfigSchema>;
