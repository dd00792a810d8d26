/** How each kind of suite is run and counted. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { run } from "./command.mjs";
import { root, runFolder } from "./paths.mjs";

const vitestMilliseconds = 20 * 60_000;
const hostMilliseconds = 10 * 60_000;

/** A check is a program that exits with 0; what it printed is shown when it does not. */
export async function runCheck({ title, command, args }) {
  const { code, output, seconds } = await run(process.execPath, [path.join(root, command), ...args], { cwd: root });
  console.log(`   ${code === 0 ? "✓" : "✗"} ${title} (${seconds.toFixed(1)} s)`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/** Runs vitest with a configuration; counts from its JSON report. A file that cannot be loaded is a failure. */
export async function runVitest(config) {
  mkdirSync(runFolder, { recursive: true });
  const report = path.join(runFolder, `${path.parse(config).name}.json`);
  rmSync(report, { force: true });
  const { code } = await run(
    process.execPath,
    [
      path.join(root, "node_modules/vitest/vitest.mjs"),
      ...["run", "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ],
    { cwd: root, show: true, timeout: vitestMilliseconds },
  );
  const counts = vitestCounts(report);
  // A crash, an unhandled rejection, no report: vitest says no without naming a test.
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, failures: [`${config}: no test, but the run`] };
  return counts;
}

function vitestCounts(report) {
  let result;
  try {
    result = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  }
  const unloadable = result.testResults.filter((it) => it.status === "failed" && it.assertionResults.length === 0);
  const fileOf = (it) => path.relative(root, it.name);
  const failures = result.testResults.flatMap((file) =>
    file.assertionResults
      .filter((it) => it.status === "failed")
      .map((it) => `${fileOf(file)}: ${it.fullName}: ${firstLine(it.failureMessages[0])}`),
  );
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + unloadable.length,
    skipped: result.numPendingTests + (result.numTodoTests ?? 0),
    failures: [...failures, ...unloadable.map((it) => `${fileOf(it)}: ${firstLine(it.message)}`)],
  };
}

function firstLine(text = "") {
  return text.split("\n", 1)[0].slice(0, 300);
}

/** Runs the suite that lives inside VS Code; counts from the line that it prints last. */
export async function runHost(...args) {
  const { code, output } = await run(process.execPath, [path.join(root, "out/host/run.js"), ...args], {
    cwd: root,
    show: true,
    timeout: hostMilliseconds,
  });
  const last = output.match(/lb-topology tests end (\{.*\})/);
  const counts = last ? JSON.parse(last[1]) : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, failures: [`VS Code ended with ${code}`] };
  return counts;
}

/** "3 passed", "3 passed, 1 failed, 2 skipped". Never the form of the very last line of a run. */
export function words({ passed, failed, skipped }) {
  return [`${passed} passed`, failed && `${failed} FAILED`, skipped && `${skipped} skipped`].filter(Boolean).join(", ");
}
