/**
 * What the launcher reads from the output: a line before the first test and one with the counts. VS Code gives a test
 * run no other way out that works in both hosts and on the desktop.
 */
import type Mocha from "mocha";

export const beginMarker = "lb-topology tests begin";
export const endMarker = "lb-topology tests end";

/** Runs the loaded suite. Rejects when a test failed or when there was none. */
export function runAndReport(mocha: { run(done: (failures: number) => void): Mocha.Runner }): Promise<void> {
  console.log(beginMarker);
  return new Promise((resolve, reject) => {
    const failures: string[] = [];
    const again: string[] = [];
    const name = (test: Mocha.Runnable, error: Error) =>
      `${test.fullTitle()}: ${String(error.message).split("\n", 1)[0]}`;
    const runner = mocha.run((failed) => {
      const { passes, pending } = runner.stats ?? { passes: 0, pending: 0 };
      const counts = {
        passed: passes,
        failed,
        skipped: pending,
        failures,
        again: again.filter((it) => !failures.includes(it)),
      };
      console.log(`${endMarker} ${JSON.stringify(counts)}`);
      if (failed > 0) reject(new Error(`${failed} failed`));
      else if (passes === 0) reject(new Error("no test ran"));
      else resolve();
    });
    runner.on("fail", (test, error) => failures.push(name(test, error)));
    // Typed as an event without a name, though it is documented.
    runner.on("retry" as "fail", (test, error) => again.push(name(test, error)));
  });
}

/** The same in both hosts. */
export const mochaOptions = {
  ui: "bdd",
  // A test may take as long as VS Code needs on a busy machine; the launcher has a limit for the whole run.
  timeout: 60_000,
  // Others use the machine too: a test that failed in VS Code is tried once more, and the end of the run says so.
  retries: 1,
  slow: 2000,
  color: false,
  reporter: "spec",
} as const;
