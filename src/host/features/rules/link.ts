import * as vscode from "vscode";

export const openRuleCommand = "lb-topology.openRule";

/** The scheme under which the pages of the rules are read; the manifest has it open in the Markdown preview. */
export const ruleScheme = "lb-topology-rule";

/**
 * A link to the page of a rule. Not a command link: VS Code follows those from the Problems panel only, and not from the
 * hover of a diagnostic.
 */
export function ruleLink(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleScheme, path: `/${rule}.md` });
}
