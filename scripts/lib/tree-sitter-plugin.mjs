/**
 * web-tree-sitter finds out at run time whether it is in Node, and then imports Node modules to read its wasm file.
 * We always hand it the bytes, and the same bundle must load in a web worker: so the question is answered "no".
 */
import { readFile } from "node:fs/promises";

const question = 'typeof process == "object" && process.versions?.node && process.type != "renderer"';
const readsFile = 'await import("fs/promises")';

export const treeSitterWithoutNode = {
  name: "tree-sitter-without-node",
  setup(build) {
    build.onLoad({ filter: /[\\/]web-tree-sitter[\\/]web-tree-sitter\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      for (const part of [question, readsFile]) {
        if (source.split(part).length !== 2)
          throw new Error(`web-tree-sitter has changed: \`${part}\` is not in it once. Adapt tree-sitter-plugin.mjs.`);
      }
      const contents = source
        .replace(question, "false")
        .replace(readsFile, '(() => { throw new Error("hand the grammar over as bytes"); })()')
        // The address of the module: a bundle has none, and nothing is fetched from it.
        .replaceAll("import.meta.url", '"file:///"')
        .replace(/\/\/# sourceMappingURL=.*$/m, "");
      return { contents, loader: "js" };
    });
  },
};
