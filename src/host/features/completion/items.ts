/** Items of the core as VS Code shows them. */
import * as vscode from "vscode";
import type { CompletionItem } from "../../../core/completion/item";
import type { FieldDocs } from "../../../core/queries/field-docs";
import { plain } from "../hover/markdown";

export interface Presentation {
  readonly docs: FieldDocs;
  /** Another extension offers the names of arguments as well: ours come behind, for what they say. */
  readonly behindOthers: boolean;
  toRange(range: CompletionItem["range"]): vscode.Range;
}

export function toCompletionItem(item: CompletionItem, index: number, { docs, behindOthers, toRange }: Presentation) {
  const { objection } = item;
  const mark = objection ? (objection.rule ?? "not for this load balancer") : "Load Balancer Topology";
  const shown = new vscode.CompletionItem({ label: item.label, description: mark }, kinds[item.kind]);
  shown.detail = item.detail;
  shown.documentation = documentation(item, docs);
  shown.filterText = item.filter;
  shown.range = toRange(item.range);
  shown.insertText = new vscode.SnippetString().appendText(item.before).appendTabstop(0).appendText(item.after);
  const isName = item.kind === "field" || item.kind === "block";
  shown.sortText = `${behindOthers && isName ? "~" : "0"}${String(index).padStart(4, "0")}`;
  if (item.again) shown.command = { command: "editor.action.triggerSuggest", title: "Suggest" };
  return shown;
}

const kinds: Readonly<Record<CompletionItem["kind"], vscode.CompletionItemKind>> = {
  field: vscode.CompletionItemKind.Property,
  block: vscode.CompletionItemKind.Struct,
  value: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
};

/** What it does, in our words and the API's first ones; of values only the reason: the field is known by then. */
function documentation({ doc, about, kind, objection }: CompletionItem, docs: FieldDocs): vscode.MarkdownString {
  const described = about && kind !== "value" ? docs.describe(about.kind, about.path)?.split("\n")[0] : undefined;
  const paragraphs = [objection?.message, doc, described].filter((it) => it !== undefined);
  return new vscode.MarkdownString(paragraphs.map(plain).join("\n\n"));
}
