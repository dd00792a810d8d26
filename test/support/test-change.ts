/** Tables of text: what changes make of some Terraform, and when they are refused. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseText } from "../../src/core/formats/terraform/write/text-parser";
import { applyTextEdits, type Change, type EditPlan } from "../../src/core/model/change";
import type { Engine, Snapshot } from "../../src/core/snapshot";
import { plainResources } from "./plain-resources";
import { engineOf } from "./terraform";
import { filesAsJson } from "./terraform-json";

export type Files = Readonly<Record<string, string>>;

export type Row = {
  readonly name: string;
  /** One file (`main.tf`), or several by path. */
  readonly before: string | Files;
  readonly changes: readonly Change[];
} & (
  | {
      /** The text after; of several files, only those that change need be named. "unchanged": no edits at all. */
      readonly after: string | Files;
      /** Set where making the same changes again changes something again: appending, adding, removing by number. */
      readonly again?: true;
    }
  | {
      readonly refused: string;
      /** Text at which the refusal points. */
      readonly at?: string;
    }
);

/** Checks each row: the text after, edits that are apart and in the text, that doing it again does nothing. */
export function testChanges(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)("$name", async (row) => {
      const before = asFiles(row.before);
      const plan = await planOf(before, row.changes);
      if ("refused" in row) {
        expect(plan).toMatchObject({ ok: false, reason: row.refused });
        if (row.at !== undefined && !plan.ok)
          expect(before[plan.at?.file ?? ""]?.slice(plan.at?.start)).toMatch(new RegExp(`^${escapeForRegExp(row.at)}`));
        return;
      }
      const after = applied(before, plan);
      expect(after).toEqual({ ...before, ...(row.after === "unchanged" ? {} : asFiles(row.after)) });
      if (row.after === "unchanged") expect(plan).toEqual({ ok: true, edits: [] });
      if (row.again) return;
      expect(await planOf(after, row.changes), "the same changes again").toEqual({ ok: true, edits: [] });
    });

    it.each(rows.filter(isTerraform))("in Terraform's JSON: $name", async (row) => {
      const before = asFiles(row.before);
      const inJson = filesAsJson(before);
      const plan = await planOf(before, row.changes);
      const written = await planOf(inJson, row.changes.map(toJsonFile));
      expect(written.ok).toBe(plan.ok);
      if (!plan.ok || !written.ok) return;
      const expected = plainResources(await snapshotOfFiles(applied(before, plan)));
      const result = await snapshotOfFiles(applied(inJson, written));
      expect(result.problems.filter((it) => it.code !== "unused-suppression")).toEqual([]);
      expect(plainResources(result)).toEqual(expected);
      if ("again" in row) return;
      expect(result.plan(row.changes.map(toJsonFile)), "the same changes again").toEqual({ ok: true, edits: [] });
    });

    const name = "leaves formatted text as terraform fmt leaves it";
    if (terraformIsThere) it(name, () => expectFormatted(rows));
    else it.skip(`${name} (skipped: there is no terraform on this machine)`, () => {});
  });
}

/** Whether all files of a row are in Terraform's own language, and free of errors. */
function isTerraform({ before }: Row): boolean {
  const files = Object.entries(asFiles(before));
  return files.every(([path, text]) => path.endsWith(".tf") && parseText(path, text).errors.length === 0);
}

/** The change, for files in JSON. */
function toJsonFile(change: Change): Change {
  return change.op === "addResource" && change.file?.endsWith(".tf")
    ? { ...change, file: `${change.file}.json` }
    : change;
}

/** The plan that an engine over the files makes. */
export async function planOf(files: Files, changes: readonly Change[]): Promise<EditPlan> {
  return (await snapshotOfFiles(files)).plan(changes);
}

let shared: Promise<Engine> | undefined;

/** What one engine for the whole test file makes of the files; valid until the next call. */
export async function snapshotOfFiles(files: Files): Promise<Snapshot> {
  shared ??= engineOf({});
  const engine = await shared;
  const gone = engine.snapshot.files.filter((it) => files[it] === undefined);
  return engine.update([
    ...gone.map((file) => ({ path: file, text: undefined })),
    ...Object.entries(files).map(([file, text]) => ({ path: file, text })),
  ]);
}

/** The files after a plan, which must not be a refusal and whose edits must be apart from each other. */
export function applied(files: Files, plan: EditPlan): Files {
  if (!plan.ok) throw new Error(`refused: ${plan.reason}`);
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => {
      const edits = plan.edits.filter((it) => it.file === file).sort((a, b) => a.start - b.start || a.end - b.end);
      let end = -1;
      for (const edit of edits) {
        expect(edit.start, "edits are apart").toBeGreaterThan(end);
        expect(edit.end).toBeLessThanOrEqual(text.length);
        expect(edit.newText).not.toBe(text.slice(edit.start, edit.end));
        end = edit.end;
      }
      return [file, applyTextEdits(text, edits)];
    }),
  );
}

export const terraformIsThere = spawnSync("terraform", ["version"]).status === 0;

/** Which of the texts `terraform fmt` would change, by name. */
export function unformatted(texts: Files): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "lb-topology-fmt-"));
  try {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, "main.tf"), text);
    }
    const { stdout, stderr, status } = spawnSync("terraform", ["fmt", "-check", "-list=true", "-recursive", folder], {
      encoding: "utf8",
    });
    if (status !== 0 && status !== 3) throw new Error(stderr);
    return stdout
      .split("\n")
      .filter((it) => it.endsWith("main.tf"))
      .map((it) => path.basename(path.dirname(it)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function expectFormatted(rows: readonly Row[]): void {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  rows.forEach((row, index) => {
    if ("refused" in row || row.after === "unchanged") return;
    const old = asFiles(row.before);
    for (const [file, text] of Object.entries(asFiles(row.after))) {
      if (!file.endsWith(".tf")) continue;
      // The formatter writes LF only.
      before[`${index}-${path.basename(file)}`] = (old[file] ?? "").replace(/\r\n/g, "\n");
      after[`${index}-${path.basename(file)}`] = text.replace(/\r\n/g, "\n");
    }
  });
  const wasUnformatted = unformatted(before);
  const isUnformatted = unformatted(after).filter((it) => !wasUnformatted.includes(it));
  expect(isUnformatted.map((it) => rows[Number(it.split("-")[0])]?.name)).toEqual([]);
}

function asFiles(text: string | Files): Files {
  return typeof text === "string" ? { "main.tf": text } : text;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
