/** One output channel for the whole extension, and the one place where a failure becomes a log line and a sentence. */
import * as vscode from "vscode";

export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel("Load Balancer Topology", { log: true });
}

/**
 * Runs what a user asked for. A failure is logged whole and told in one sentence with a way to the log; it is never
 * swallowed and never rethrown. Cancelling is not a failure.
 */
export async function runSafely<T>(log: Log, what: string, action: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined;
    log.error(`${what}: ${describe(error)}`);
    const show = "Show Output";
    void vscode.window.showErrorMessage(`${what} did not work: ${shortly(error)}`, show).then((choice) => {
      if (choice === show) log.show();
    });
    return undefined;
  }
}

/** Runs what VS Code asked for (a hover, an event): a failure is logged and answered with the fallback, without a message. */
export function guard<T>(log: Log, what: string, fallback: T, action: () => T): T {
  try {
    return action();
  } catch (error) {
    log.error(`${what}: ${describe(error)}`);
    return fallback;
  }
}

/** Everything that the log should hold of an error. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function shortly(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
