/** A package's files without installing it: fetched by npm, compared with a pinned checksum, unpacked. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { npm, run } from "./command.mjs";

/**
 * Unpacks `name@version` into `folder`. `only`: one folder of the package. Throws when npm or tar fails, or when the
 * archive is not the pinned one.
 *
 * @param {{ name: string, version: string, integrity: string }} wanted
 * @param {string} folder an existing, empty folder
 * @param {{ only?: string }} [options]
 */
export async function unpackPackage({ name, version, integrity }, folder, { only } = {}) {
  const download = path.join(folder, ".download");
  mkdirSync(download);
  const packed = await npm(["pack", `${name}@${version}`, "--json", "--silent", "--pack-destination", download], {
    cwd: download,
  });
  if (packed.code !== 0) throw new Error(`npm could not fetch ${name}@${version}:\n${packed.output}`);
  const archive = path.join(download, `${name.replace(/^@/, "").replace("/", "-")}-${version}.tgz`);
  const actual = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (actual !== integrity)
    throw new Error(`${name}@${version} is not the archive that was pinned: ${actual} instead of ${integrity}`);
  const parts = only ? ["package", ...only.split("/")] : ["package"];
  const unpacked = await run("tar", [
    "-xzf",
    archive,
    "-C",
    folder,
    `--strip-components=${parts.length}`,
    ...(only ? [parts.join("/")] : []),
  ]);
  if (unpacked.code !== 0) throw new Error(`tar could not unpack ${name}@${version}:\n${unpacked.output}`);
  rmSync(download, { recursive: true, force: true });
}
