/** Commands of other features that the tree offers for a row: only those that are there. */
import * as vscode from "vscode";

export interface Offer {
  /** The tree's command, which takes a row. */
  readonly own: string;
  /** The feature's command, which takes the id of a resource. */
  readonly theirs: string;
  readonly what: string;
  /** Context key that is set while `theirs` is there. */
  readonly key: string;
}

export const offers: readonly Offer[] = [
  offer("add", "addResource", "Adding a resource"),
  offer("connect", "connectResource", "Connecting the resource"),
  offer("rename", "renameResource", "Renaming the resource"),
  offer("duplicate", "duplicateResource", "Duplicating the resource"),
  offer("delete", "deleteResource", "Deleting the resource"),
];

const newLoadBalancerCommand = "lb-topology.newLoadBalancer";

/** Sets the context keys by which menus and the welcome text show what can be done. */
export async function tellOffers(): Promise<void> {
  const there = new Set(await vscode.commands.getCommands(true));
  const set = (key: string, command: string) => vscode.commands.executeCommand("setContext", key, there.has(command));
  await Promise.all([
    ...offers.map(({ key, theirs }) => set(key, theirs)),
    set("lb-topology.canCreate", newLoadBalancerCommand),
  ]);
}

function offer(name: string, command: string, what: string): Offer {
  return { own: `lb-topology.tree.${name}`, theirs: `lb-topology.${command}`, what, key: `lb-topology.can.${name}` };
}
