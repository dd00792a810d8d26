/** Entry of the suite in VS Code's web worker host: the same tests, Mocha's browser build. */
import "mocha/mocha.js";
import { files } from "suite:files";
import { runAndReport, testMilliseconds, testRetries } from "./report";

export function run(): Promise<void> {
  mocha.setup({
    ui: "bdd",
    timeout: testMilliseconds,
    retries: testRetries,
    slow: 2000,
    color: false,
    reporter: "spec",
  });
  for (const [, load] of files) load();
  return runAndReport(mocha);
}
