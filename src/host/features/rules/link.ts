import * as vscode from "vscode";

export const openRuleCommand = "lb-topology.openRule";

/** A link that opens the page of a rule, which ships with the extension. */
export function ruleLink(rule: string): vscode.Uri {
  return vscode.Uri.parse(`command:${openRuleCommand}?${encodeURIComponent(JSON.stringify([rule]))}`);
}
