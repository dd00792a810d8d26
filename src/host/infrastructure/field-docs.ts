/** What is known about fields, out of the file that ships beside the bundle. Read when first asked for. */
import * as vscode from "vscode";
import type { FieldDocs } from "../../core/queries/field-docs";
import { describe, type Log } from "./log";

/** A reader that reads once. A file that cannot be read is logged; hovers then say what the tables know. */
export function fieldDocsReader(extensionUri: vscode.Uri, log: Log): () => Promise<FieldDocs> {
  let reading: Promise<FieldDocs> | undefined;
  const read = async () => {
    const { noFieldDocs, readFieldDocs } = await import("../../core/queries/field-docs");
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "field-docs.json"));
      return readFieldDocs(new TextDecoder().decode(bytes));
    } catch (error) {
      log.error(`Reading the descriptions of fields: ${describe(error)}`);
      return noFieldDocs;
    }
  };
  return () => {
    reading ??= read();
    return reading;
  };
}
