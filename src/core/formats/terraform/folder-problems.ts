/** Mistakes that a folder's declarations make among themselves, however often it is called. */
import type { Problem } from "../../model/problem";
import { CycleFinder } from "./cycles";
import type { DeclaredBlock, IndexChanges, ModuleIndex } from "./module-index";

export class FolderProblems {
  private readonly cycles = new CycleFinder();
  private last: readonly Problem[] = [];
  /** The names among which nothing is declared twice. */
  private unique: number | undefined;

  get current(): readonly Problem[] {
    return this.last;
  }

  /** Looks again after changes. */
  update(index: ModuleIndex, changes: IndexChanges): void {
    const { namesVersion } = index;
    const duplicates =
      this.unique === namesVersion ? [] : index.resources.filter((it) => index.get(it.address)?.top !== it.top);
    this.unique = duplicates.length === 0 ? namesVersion : undefined;
    this.last = [...duplicates.map((it) => duplicateProblem(index, it)), ...this.cycles.find(index, changes)];
  }
}

function duplicateProblem(index: ModuleIndex, { file, top, address }: DeclaredBlock): Problem {
  const first = index.get(address);
  const line = first ? lineOf(first.file.text, first.top.offset) : 0;
  const path = first?.file.path ?? "";
  const where = path === file.path ? `on line ${line}` : `in ${path.slice(path.lastIndexOf("/") + 1)}, line ${line}`;
  const { head } = top.block;
  return {
    severity: "error",
    code: "duplicate-address",
    message: `${address} is declared ${where} already: Terraform takes each address once. Give this one another name.`,
    range: { file: file.path, start: top.offset + head.start, end: top.offset + head.end },
  };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
