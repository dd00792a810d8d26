/**
 * zod's namespace is imported as a whole, so esbuild keeps all of it. These cut off what is certainly not used.
 */
import { readFile } from "node:fs/promises";

/** zod brings its messages in forty languages, a quarter of each bundle: the list of languages is cut down to English. */
export const zodInEnglish = {
  name: "zod-in-english",
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      loader: "js",
    }));
  },
};

const files =
  /[\\/]zod[\\/]v4[\\/](?:core[\\/](?:compile|json-schema-processors|json-schema-generator)|classic[\\/]from-json-schema)\.js$/;
const exported = /^export (?:async )?(?:function|class|const) (\w+)/gm;

/**
 * The webview only parses: it neither makes JSON Schemas nor reads them, and its policy forbids compiled schemas. Whoever
 * calls something of that is told.
 */
export const zodThatParses = {
  name: "zod-that-parses",
  setup(build) {
    build.onLoad({ filter: files }, async ({ path }) => {
      const names = [...(await readFile(path, "utf8")).matchAll(exported)].map(([, name]) => name);
      if (names.length === 0) throw new Error(`zod has changed: no exports in ${path}. Adapt zod-plugin.mjs.`);
      const lines = names.map((it) => `export { leftOut as ${it} };`);
      const contents = `function leftOut() { throw new Error("left out of this bundle: see zod-plugin.mjs"); }\n${lines.join("\n")}`;
      return { contents, loader: "js" };
    });
  },
};
