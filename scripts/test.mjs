#!/usr/bin/env node
/**
 * Every test of the repository, from a bare clone: installs what is missing, builds, runs the suites one after the
 * other, adds up their counts. The last line is `N passed, N failed`; the exit status is 0 when nothing failed.
 *
 *   npm test                   everything
 *   npm test -- unit host      some suites (types lint unit webview host ui)
 *
 * Only Node's own modules are imported before the dependencies are there.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./lib/command.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { root } from "./lib/paths.mjs";
import { runCheck, runHost, runVitest, words } from "./lib/suites.mjs";

/** `needs`: which of the steps below are taken before the first suite that asks for it. */
const suites = [
  { name: "types", title: "Types", needs: [], run: () => checks(typeChecks) },
  { name: "lint", title: "Lint and generated files", needs: [], run: () => checks(lintChecks) },
  {
    name: "unit",
    title: "Core, protocol, command line (vitest)",
    needs: ["build"],
    run: () => runVitest("vitest.config.ts"),
  },
  {
    name: "webview",
    title: "Diagram on its own page (vitest, Chromium)",
    needs: ["build", "chromium"],
    isPresent: () => existsSync(path.join(root, "vitest.webview.config.ts")),
    run: () => runVitest("vitest.webview.config.ts"),
  },
  {
    name: "host",
    title: "Inside the current VS Code (mocha)",
    needs: ["build", "chromium", "current"],
    run: () => runHost("current"),
  },
  {
    name: "host",
    title: "Inside the oldest supported VS Code (mocha)",
    needs: ["build", "chromium", "oldest"],
    run: () => runHost("oldest"),
  },
  {
    name: "host",
    title: "Inside VS Code's web worker host (mocha)",
    needs: ["build", "chromium", "current"],
    run: () => runHost("current", "--web"),
  },
  {
    name: "ui",
    title: "VS Code as a person uses it, and the packed extension (vitest, Playwright)",
    needs: ["build", "chromium", "current"],
    run: () => runVitest("vitest.ui.config.mts"),
  },
];

const typeChecks = [
  {
    title: "types of everything",
    command: "node_modules/typescript/bin/tsc",
    args: ["-p", "tsconfig.json", "--noEmit"],
  },
  {
    title: "types of the core without Node, DOM and VS Code",
    command: "node_modules/typescript/bin/tsc",
    args: ["-p", "src/core/tsconfig.json", "--noEmit"],
  },
];
const lintChecks = [
  { title: "Biome", command: "node_modules/@biomejs/biome/bin/biome", args: ["check", "--error-on-warnings", "."] },
  { title: "import directions", command: "scripts/check-imports.mjs", args: [] },
  { title: "rule pages are current", command: "scripts/gen-docs.mjs", args: ["--check"] },
  { title: "settings list the rules", command: "scripts/gen-settings.mjs", args: ["--check"] },
];

const asked = process.argv.slice(2).filter((it) => !it.startsWith("-"));
const unknown = asked.filter((it) => !suites.some((suite) => suite.name === it));
if (unknown.length) {
  console.error(`There is no suite "${unknown[0]}": ${[...new Set(suites.map((it) => it.name))].join(", ")}.`);
  process.exit(2);
}

/** Setting up, each step once and only when a suite needs it. */
const steps = {
  async build() {
    const { code, output, seconds } = await run(process.execPath, ["scripts/build.mjs", "--tests"], { cwd: root });
    if (code !== 0) throw new Error(`The build failed:\n${output}`);
    console.log(`built in ${seconds.toFixed(1)} s`);
  },
  async chromium() {
    const { ensureChromium } = await import("./lib/chromium.mjs");
    // The suites look for it again in processes of their own: they are told what was found.
    process.env.CHROMIUM_PATH = await ensureChromium();
  },
  async current() {
    const { ensureHost } = await import("./vscode-host.mjs");
    await ensureHost("current");
  },
  async oldest() {
    const { ensureHost } = await import("./vscode-host.mjs");
    await ensureHost("oldest");
  },
};

const began = performance.now();
const total = { passed: 0, failed: 0, skipped: 0 };
const rows = [];
const ready = new Map();

try {
  await ensureDependencies();
} catch (error) {
  console.error(error.message);
  finish({ title: "Setting up", passed: 0, failed: 1, skipped: 0, seconds: 0 });
}
if (total.failed === 0) {
  for (const suite of suites) {
    if (asked.length && !asked.includes(suite.name)) continue;
    if (suite.isPresent && !suite.isPresent()) continue;
    await runSuite(suite);
  }
}
summarize();

async function runSuite(suite) {
  console.log(`\n── ${suite.title}`);
  const start = performance.now();
  let counts;
  try {
    for (const need of suite.needs) await setUp(need);
    counts = await suite.run();
  } catch (error) {
    console.error(error.message);
    counts = { passed: 0, failed: 1, skipped: 0, failures: [error.message] };
  }
  if (counts.passed + counts.failed === 0) {
    console.error("This suite ran no test: that counts as a failure.");
    counts.failed = 1;
  }
  finish({ title: suite.title, ...counts, seconds: (performance.now() - start) / 1000 });
}

/** Each set-up step once; a suite whose step failed fails with the same words. */
function setUp(need) {
  if (!ready.has(need)) ready.set(need, steps[need]());
  return ready.get(need);
}

async function checks(list) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const check of list) {
    const isFine = await runCheck(check);
    if (isFine) counts.passed++;
    else {
      counts.failed++;
      counts.failures.push(check.title);
    }
  }
  return counts;
}

function finish(row) {
  rows.push(row);
  for (const key of Object.keys(total)) total[key] += row[key];
  console.log(`   ${words(row)} in ${row.seconds.toFixed(1)} s`);
}

function summarize() {
  console.log(`\n── All suites, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  for (const row of rows)
    console.log(`   ${row.failed ? "✗" : "✓"} ${row.title}: ${words(row)}, ${row.seconds.toFixed(1)} s`);
  // Again at the end: what they printed is far above by now.
  for (const row of rows) {
    for (const it of row.again ?? []) console.log(`   passed at the second attempt: ${it}`);
    for (const it of row.failures ?? []) console.log(`   failed: ${it}`);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed ? 1 : 0;
}
