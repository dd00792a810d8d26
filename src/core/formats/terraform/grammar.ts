/** The tree-sitter runtime and HCL's grammar, loaded from bytes so that the core needs no file system. */
import { Language, Parser, type Tree } from "web-tree-sitter";

/** The two wasm modules: web-tree-sitter's runtime and tree-sitter-hcl's Terraform dialect. */
export interface TerraformWasm {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** A loaded grammar. One per process is enough: every session may share it. */
export interface TerraformGrammar {
  /**
   * The tree of an error-free text, or undefined as soon as the text turns out to hold a syntax error: what is broken
   * is read by the tolerant parser instead. `old` is an earlier tree, edited to match; the caller keeps owning it.
   */
  parse(text: string, old?: Tree): Tree | undefined;
  /** Frees the parser. Trees that are still alive stay valid. */
  dispose(): void;
}

/**
 * Loads runtime and grammar.
 *
 * Throws when the bytes are not the modules they should be: that is a broken installation, not bad input.
 */
export async function loadTerraformGrammar(wasm: TerraformWasm): Promise<TerraformGrammar> {
  await Parser.init({ wasmBinary: wasm.runtime });
  const language = await Language.load(wasm.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  return {
    parse(text, old) {
      const tree = parser.parse((index) => text.slice(index, index + chunk), old, {
        progressCallback: (state) => state.hasError,
      });
      if (tree === null) {
        parser.reset();
        return undefined;
      }
      if (!tree.rootNode.hasError) return tree;
      tree.delete();
      return undefined;
    },
    dispose: () => parser.delete(),
  };
}

/** The runtime's input buffer holds 10 KB of UTF-16; a longer slice would be cut. */
const chunk = 5000;
