/** Entry of the suite in VS Code's web worker host: the same tests, Mocha's browser build. */
import "mocha/mocha.js";
import { files } from "suite:files";
import { mochaOptions, runAndReport } from "./report";

export function run(): Promise<void> {
  mocha.setup(mochaOptions);
  for (const [, load] of files) load();
  return runAndReport(mocha);
}
