/** *New load balancer…*: the command. */
import * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";

/**
 * Argument: the folder to put it into (from the explorer), or what is known already: `{product?, file?, answers?}`. Returns
 * what became of it; undefined where the questions were closed.
 */
export const newLoadBalancerCommand = "lb-topology.newLoadBalancer";

export function registerNewLoadBalancer(host: Host): vscode.Disposable {
  return vscode.commands.registerCommand(newLoadBalancerCommand, (argument: unknown) =>
    runSafely(host.log, "Making a load balancer", async () => {
      // The products and their texts: loaded when somebody makes one.
      const { makeLoadBalancer } = await import("./make");
      return makeLoadBalancer(host, argument);
    }),
  );
}
