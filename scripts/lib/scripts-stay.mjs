/** An esbuild plugin: our own scripts stay files of their own, so that they find the repository from where they are. */
import path from "node:path";
import { pathToFileURL } from "node:url";

/** @type {import("esbuild").Plugin} */
export const scriptsStay = {
  name: "scripts-stay",
  setup(build) {
    build.onResolve({ filter: /^\..*\.mjs$/ }, ({ path: name, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, name)).href,
      external: true,
    }));
  },
};
