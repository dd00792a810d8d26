/** Running other programs. Node built-ins only: this runs before anything is installed. */
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

/**
 * Runs a program to its end. `show` passes its output on as it comes; it is collected in any case.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeout?: number }} [options] `timeout` in ms
 * @returns {Promise<{ code: number, output: string, seconds: number }>} never rejects; 127 when it cannot be started
 */
export function run(command, args, { cwd, env, show = false, timeout } = {}) {
  const began = performance.now();
  return new Promise((resolve) => {
    const shell = process.platform === "win32" && /\.cmd$/.test(command);
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ["ignore", "pipe", "pipe"], shell });
    let output = "";
    const take = (stream) => (chunk) => {
      output += chunk;
      if (show) stream.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", take(process.stdout));
    child.stderr.setEncoding("utf8").on("data", take(process.stderr));
    const timer =
      timeout &&
      setTimeout(() => {
        output += `\n${command} took longer than ${timeout / 1000} s and was stopped.\n`;
        child.kill("SIGTERM");
        setTimeout(() => child.kill("SIGKILL"), 5000).unref();
      }, timeout);
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code, output, seconds: (performance.now() - began) / 1000 });
    };
    child.on("error", (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.on("close", (code, signal) => finish(code ?? (signal ? 143 : 1)));
  });
}

/** npm, as the one that runs this script where there is one. Its own variables about this package stay out. */
export function npm(args, options = {}) {
  const env = Object.fromEntries(
    Object.entries(options.env ?? process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|command|config_(local_prefix|prefix|init_module))/i.test(name),
    ),
  );
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.js$/.test(script)) return run(process.execPath, [script, ...args], { ...options, env });
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, { ...options, env });
}

/** The full path of a program on PATH, or undefined. */
export function findOnPath(name) {
  const endings = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE;.CMD").split(";") : [""];
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here: the next folder.
      }
    }
  }
  return undefined;
}
