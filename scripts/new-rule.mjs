#!/usr/bin/env node
/**
 * Begins a rule: `npm run new-rule -- [FOLDER] ID [--kind KIND] [--severity error] [--title TEXT] [--source URL]`. Writes the
 * rule, its test with an invalid row that fails until the rule finds something, its page and its registration. FOLDER is one
 * of src/core/constraints; without it, in a terminal, it is asked for.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { root } from "./lib/paths.mjs";
import { ruleText, testText } from "./lib/rule-template.mjs";
import { loadKinds, loadRules } from "./lib/rules.mjs";

const severities = ["error", "warning", "info"];
const rulesFolder = path.join(root, "src/core/constraints");

/** Something that the person who called can put right. */
class UsageError extends Error {}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`new-rule: ${error.message}`);
  process.exitCode = 2;
}

async function main() {
  const { positionals, values } = readArguments();
  const id = positionals.at(-1);
  if (id === undefined || positionals.length > 2)
    throw new UsageError("name a folder and an id: npm run new-rule -- backend-service my-rule-id");
  const kinds = await loadKinds();
  const rules = await loadRules();
  checkId(id, rules);
  const severity = values.severity ?? "error";
  if (!severities.includes(severity)) throw new UsageError(`a rule is of severity ${severities.join(", ")}`);
  const folder = (positionals.length === 2 ? positionals[0] : await askFolder()) ?? "";
  const kind = kindOf(folder, values.kind, kinds, rules);
  const about = { id, folder, kind, severity, title: values.title, source: values.source };

  const files = [
    { file: `src/core/constraints/${folder}/${id}.ts`, text: ruleText(about) },
    { file: `test/core/constraints/${folder}/${id}.test.ts`, text: testText(about) },
  ];
  for (const { file, text } of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text, { flag: "wx" });
  }
  run("node_modules/@biomejs/biome/bin/biome", "format", "--write", ...files.map((it) => it.file));
  for (const script of ["scripts/gen-docs.mjs", "scripts/gen-settings.mjs"]) run(script);
  console.log(`${[...files.map((it) => it.file), `docs/rules/${id}.md`].join("\n")}

Its test fails until the rule finds what it is about: npm run unit -- ${files[1].file}
After each change of what it says about itself: npm run docs`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        kind: { type: "string" },
        severity: { type: "string" },
        title: { type: "string" },
        source: { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Ids are file names and are never used again. */
function checkId(id, rules) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id))
    throw new UsageError(`"${id}" is no id: lower-case words with hyphens between them, such as backend-count-limit`);
  if (rules.some(({ meta }) => meta.id === id)) throw new UsageError(`there is a rule "${id}" already`);
  if (folders().some((it) => existsSync(path.join(rulesFolder, it, `${id}.ts`))))
    throw new UsageError(`there is a file ${id}.ts already, a helper of other rules`);
}

function folders() {
  return readdirSync(rulesFolder, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map((it) => it.name)
    .sort();
}

async function askFolder() {
  if (!process.stdin.isTTY) throw new UsageError(`name the folder before the id: one of ${folders().join(", ")}`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`Folder (${folders().join(", ")}): `)).trim();
  } finally {
    terminal.close();
  }
}

/** The kind on which findings are to land: the one said, the one that the folder is called after, that of its other rules. */
function kindOf(folder, said, kinds, rules) {
  const byName = new Map(kinds.map((it) => [it.kind, it]));
  if (said !== undefined && !byName.has(said))
    throw new UsageError(`no kind "${said}"; kinds are ${[...byName.keys()].join(", ")}`);
  const named = folder.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
  if (!byName.has(named) && !folders().includes(folder))
    throw new UsageError(`no folder "${folder}", and no kind of that name; folders are ${folders().join(", ")}`);
  const neighbours = rules.filter(({ meta }) => existsSync(path.join(rulesFolder, folder, `${meta.id}.ts`)));
  const kind = byName.get(said ?? named) ?? byName.get(neighbours[0]?.meta.appliesTo[0]);
  if (!kind) throw new UsageError(`rules of "${folder}" are about several kinds: name one with --kind`);
  return kind;
}

/** Runs a program of Node in the repository; what it complains of ends this one. */
function run(script, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${script} failed:\n${stdout ?? ""}${stderr ?? ""}`);
}
