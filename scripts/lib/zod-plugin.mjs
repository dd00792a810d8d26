/**
 * zod brings its messages in forty languages and esbuild cannot tell that ours uses one: a quarter of each bundle. The
 * list of languages is cut down to English.
 */
export const zodInEnglish = {
  name: "zod-in-english",
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      loader: "js",
    }));
  },
};
