/**
 * `import * as vscode` is bound to the names that are used of it. Otherwise each of our modules makes a copy of the whole
 * API with some hundred getters when it is loaded, which takes longer than all else that it does.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const folder = path.dirname(createRequire(import.meta.url).resolve("@types/vscode/package.json"));
const declaration = /^\texport (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm;

export const vscodeByName = {
  name: "vscode-by-name",
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === "vscode-api" ? { path: "vscode", external: true } : { path: "vscode", namespace: "vscode-api" },
    );
    build.onLoad({ filter: /.*/, namespace: "vscode-api" }, () => {
      const names = new Set(
        [...readFileSync(path.join(folder, "index.d.ts"), "utf8").matchAll(declaration)].map(([, name]) => name),
      );
      const lines = [...names].map((it) => `export const ${it} = /* @__PURE__ */ (() => api.${it})();`);
      return { contents: `const api = require("vscode");\n${lines.join("\n")}` };
    });
  },
};
