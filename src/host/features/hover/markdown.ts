import * as vscode from "vscode";
import { openTopologyCommand, revealCommand } from "../panel/commands";
import { openRuleCommand } from "../rules/link";

/** Markdown in which links may run our own commands and nothing else. */
export function trustedMarkdown(paragraphs: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(paragraphs.filter(Boolean).join("\n\n"), true);
  markdown.isTrusted = { enabledCommands: [openTopologyCommand, revealCommand, openRuleCommand] };
  return markdown;
}

export function commandLink(text: string, command: string, argument: string, title: string): string {
  const target = `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
  // Parentheses would end the link early, and encodeURIComponent leaves them as they are.
  return `[${plain(text)}](${target.replace(/[()]/g, (it) => (it === "(" ? "%28" : "%29"))} "${title}")`;
}

/** Text from a file as it is, whatever characters it holds. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, "\\$&").replace(/\s+/g, " ");
}

/** Text from a file as code. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((it) => it[0].length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
