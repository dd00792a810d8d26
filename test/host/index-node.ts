/** Entry of the suite in VS Code's Node host, also on the desktop. */

import { files } from "suite:files";
import Mocha from "mocha";
import { mochaOptions, runAndReport } from "./report";

export function run(): Promise<void> {
  const mocha = new Mocha(mochaOptions);
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  const { MOCHA_GREP } = process.env;
  if (MOCHA_GREP) mocha.grep(MOCHA_GREP);
  for (const [, load] of files) load();
  return runAndReport(mocha);
}
