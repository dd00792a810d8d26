/** The grammar and sessions over Terraform text, for the tests of this folder. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { FormatSession, ParseResult } from "../../../../src/core/formats/format";
import { loadTerraformGrammar, type TerraformGrammar, terraformFormat } from "../../../../src/core/formats/terraform";

const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../../../node_modules");
const wasm = (file: string) => readFileSync(path.join(modules, file));

export const grammar: TerraformGrammar = await loadTerraformGrammar({
  runtime: wasm("web-tree-sitter/web-tree-sitter.wasm"),
  grammar: wasm("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm"),
});

/** A session that holds some files: one text as main.tf, or several by path. */
export function sessionOf(files: string | Readonly<Record<string, string>>): FormatSession {
  const session = terraformFormat(grammar).open();
  for (const [file, text] of Object.entries(typeof files === "string" ? { "main.tf": files } : files))
    session.update(file, text);
  return session;
}

/** What comes of some files. */
export function read(files: string | Readonly<Record<string, string>>): ParseResult {
  const session = sessionOf(files);
  const result = session.result();
  session.dispose();
  return result;
}
