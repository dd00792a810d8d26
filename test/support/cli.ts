/** Runs the built command line as a user does: a process, its output and exit status. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const CLI = path.resolve("dist/cli.js");

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `lb-topology ARGS…` in a folder. Needs `npm run build` to have run. */
export function runCli(args: readonly string[], cwd: string): Run {
  if (!existsSync(CLI)) throw new Error("dist/cli.js is not there: run `npm run build` first");
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A temporary folder with the given files, by relative path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "lb-topology-cli-"));
  for (const [name, content] of Object.entries(files)) {
    const full = path.join(folder, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
  }
  return folder;
}

export function readText(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), "utf8");
}
