/** The licences of everything that is inside the bundles: their authors ask that the texts go along. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

/**
 * One text with name, version and licence of each package.
 *
 * @param {readonly string[]} inputs files that bundles are made of, as esbuild's metafile names them
 * @throws when a package has no licence text and names no licence
 */
export function notices(inputs) {
  const folders = new Set(inputs.flatMap((it) => packageFolder(it) ?? []));
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(
      readFileSync(path.join(root, folder, "package.json"), "utf8"),
    );
    const file = readdirSync(path.join(root, folder)).find((it) => /^(licen[sc]e|copying)/i.test(it));
    const text = file ? readFileSync(path.join(root, folder, file), "utf8").trim() : named(license, author);
    if (!text) throw new Error(`${name} says nothing of its licence: it cannot be shipped`);
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

/** For a package without the text of its licence: ours is the Apache License as well, and its text ships beside this. */
function named(license, author) {
  const owner = typeof author === "object" ? author.name : author;
  const by = owner ? `Copyright ${owner}. ` : "";
  return license === "Apache-2.0" ? `${by}The text of this licence is in the file LICENSE of this extension.` : license;
}

/** "node_modules/@scope/name" of the innermost package that a file belongs to. */
function packageFolder(file) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return match?.[1];
}
