/** `lb-topology`: reads files, calls the core, prints, sets the exit status. */
import { parseArgs } from "node:util";
import { version } from "../../package.json";
import { type PresetId, presetIds } from "../core/config/presets";
import { apply } from "./commands/apply";
import { diff } from "./commands/diff";
import { drift } from "./commands/drift";
import { fix } from "./commands/fix";
import { graph } from "./commands/graph";
import { lint } from "./commands/lint";
import { newFormats, newLoadBalancer } from "./commands/new";
import { rules } from "./commands/rules";
import { UNUSABLE, UsageError } from "./exit";
import { print } from "./print";
import { USAGE } from "./usage";

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  graph: ["text", "json"],
  lint: ["text", "json", "sarif", "github"],
  fix: ["text", "json"],
  apply: ["text", "json"],
  diff: ["text", "json"],
  drift: ["text", "json"],
  new: newFormats,
  rules: ["text", "json"],
};

/** Options that only some commands take. */
const OWN_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  graph: ["values", "var-file"],
  lint: ["var-file", "preset", "baseline", "write-baseline"],
  fix: ["rule", "dry-run", "answer", "var-file", "preset"],
  apply: ["var-file", "dry-run"],
  diff: ["path", "var-file"],
  drift: ["var-file"],
  new: ["file", "answer"],
  rules: [],
};

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  if (values.version) {
    print(`${version}\n`);
    return 0;
  }
  const [command, ...paths] = positionals;
  if (values.help || command === "help") {
    print(USAGE);
    return 0;
  }
  if (command === undefined) throw new UsageError("which command? `lb-topology --help` lists them");
  const formats = FORMATS[command];
  if (!formats) throw new UsageError(`no command "${command}"; \`lb-topology --help\` lists them`);
  const format = values.format ?? formats[0] ?? "text";
  if (!formats.includes(format)) throw new UsageError(`${command}: --format is one of ${formats.join(", ")}`);
  for (const option of Object.keys(values))
    if (option !== "format" && !OWN_OPTIONS[command]?.includes(option))
      throw new UsageError(`${command} takes no --${option}`);
  if (command === "rules") {
    if (paths.length > 1) throw new UsageError("rules takes one rule id at most");
    return rules(paths[0], { format });
  }
  if (command === "new") {
    if (paths.length > 1) throw new UsageError("new takes one load balancer; name the file with --file");
    return newLoadBalancer(paths[0], { format: values.format, file: values.file, answers: answersIn(values.answer) });
  }
  if (!paths.length) throw new UsageError(`${command}: which files or folders?`);
  const reading = { variableFiles: values["var-file"] ?? [], preset: presetOf(values.preset) };
  if (command === "graph") return graph(paths, { ...reading, format, values: values.values === true });
  if (command === "diff") return diff(paths, { ...reading, format, path: values.path });
  if (command === "drift") return drift(paths, { ...reading, format });
  if (command === "lint")
    return lint(paths, {
      ...reading,
      format,
      baseline: values.baseline,
      writeBaseline: values["write-baseline"],
    });
  if (command === "apply") return apply(paths, { ...reading, format, dryRun: values["dry-run"] === true });
  return fix(paths, {
    ...reading,
    format,
    rule: values.rule,
    dryRun: values["dry-run"] === true,
    answers: answersIn(values.answer),
  });
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: "string" },
        values: { type: "boolean" },
        rule: { type: "string" },
        "dry-run": { type: "boolean" },
        answer: { type: "string", multiple: true },
        "var-file": { type: "string", multiple: true },
        preset: { type: "string" },
        path: { type: "string" },
        file: { type: "string" },
        baseline: { type: "string" },
        "write-baseline": { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function presetOf(name: string | undefined): PresetId | undefined {
  const preset = presetIds.find((it) => it === name);
  if (name !== undefined && preset === undefined)
    throw new UsageError(`--preset is one of ${presetIds.join(", ")}, not "${name}"`);
  return preset;
}

function answersIn(texts: readonly string[] | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((texts ?? []).map(parseAnswer));
}

function parseAnswer(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError(`--answer takes ID=VALUE, not "${text}"`);
  return [text.slice(0, at), text.slice(at + 1)];
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) process.stderr.write(`lb-topology: ${error.message}\n`);
    else
      process.stderr.write(
        `lb-topology: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    process.exitCode = UNUSABLE;
  },
);
