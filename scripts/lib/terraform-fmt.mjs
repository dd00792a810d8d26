/** What Terraform's own formatter says of texts, where it is on this machine. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Whether there is a `terraform` to ask. */
export function hasTerraform() {
  return spawnSync("terraform", ["version"]).status === 0;
}

/**
 * Those whose text after the formatter would change though it would not change the one before, with what it would make of
 * it; undefined without a `terraform`. The formatter writes LF only, so texts are given to it with that.
 *
 * @template {{ before: string, after: string }} Edit
 * @param {readonly Edit[]} edits
 * @returns {(Edit & { diff: string })[] | undefined}
 */
export function newlyUnformatted(edits) {
  if (!hasTerraform()) return undefined;
  const before = new Map([...new Set(edits.map((it) => it.before))].map((text) => [text, false]));
  const texts = [...before.keys()];
  const moves = differences(texts);
  for (const index of moves.keys()) before.set(texts[index], true);
  const kept = edits.filter((it) => before.get(it.before) === false);
  return [...differences(kept.map((it) => it.after))].map(([index, diff]) => ({ ...kept[index], diff }));
}

/** By number, what the formatter would change. @param {readonly string[]} texts @returns {Map<number, string>} */
function differences(texts) {
  const folder = mkdtempSync(path.join(tmpdir(), "lb-topology-fmt-"));
  try {
    texts.forEach((text, index) => {
      const own = path.join(folder, String(index));
      mkdirSync(own);
      writeFileSync(path.join(own, "main.tf"), text.replace(/\r\n/g, "\n"));
    });
    const { stdout, stderr, status } = spawnSync("terraform", ["fmt", "-check", "-diff", "-recursive", "."], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (status !== 0 && status !== 3) throw new Error(`terraform fmt: ${stderr}`);
    const parts = stdout.split(/^(\d+)\/main\.tf$/m);
    const found = new Map();
    for (let at = 1; at < parts.length; at += 2) found.set(Number(parts[at]), parts[at + 1]);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
