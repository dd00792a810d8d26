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
    const runner = mocha.run((failed) => {
      const { passes, pending } = runner.stats ?? { passes: 0, pending: 0 };
      console.log(`${endMarker} ${JSON.stringify({ passed: passes, failed, skipped: pending })}`);
      if (failed > 0) reject(new Error(`${failed} failed`));
      else if (passes === 0) reject(new Error("no test ran"));
      else resolve();
    });
  });
}

/** A test may take as long as VS Code needs on a busy machine; the launcher has a limit for the whole run. */
export const testMilliseconds = 60_000;
