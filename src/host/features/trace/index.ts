/** Shows the talk with the diagram in the output channel, as much of it as the setting says. */
import type * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";

export function registerTrace(host: Host): vscode.Disposable {
  return host.traffic.event(({ to, message }) => {
    const level = host.settings.values.trace;
    if (level === "off") return;
    host.log.info(`to the ${to}: ${level === "verbose" ? JSON.stringify(message) : summary(message)}`);
  });
}

/** Type, name and number of a message; whatever else came instead of one. */
function summary(message: unknown): string {
  if (typeof message !== "object" || message === null) return String(message);
  const { type, method, name, id } = message as Partial<Record<"type" | "method" | "name" | "id", unknown>>;
  return [type, method ?? name, id].filter((it) => it !== undefined).join(" ");
}
