/** The two WebAssembly modules of Terraform's parser, from where npm put them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { GrammarBytes } from "../src/core/engine";

export function grammarBytes(): GrammarBytes {
  const require = createRequire(path.resolve("package.json"));
  return {
    runtime: readFileSync(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    grammar: readFileSync(require.resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm")),
  };
}
